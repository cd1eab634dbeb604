/// One thing that is wrong with a data file, or worth knowing of it.
package struct CheckFinding: Hashable, Sendable {
  /// How much a finding matters.
  package enum Severity: String, Sendable, CaseIterable {
    /// The file is wrong: figures would be read or published wrongly.
    case fail
    /// Something that is often wrong.
    case warning
    /// Something to know.
    case info
  }

  /// A stable identifier in kebab case.
  package let id: String
  /// How much it matters.
  package let severity: Severity
  /// The file.
  package let file: String
  /// The first line, where it is on lines.
  package let line: Int?
  /// The column, where it is in one.
  package let column: String?
  /// What is wrong: lower case, no full stop.
  package let reason: String
  /// What to do about it.
  package let fix: String
}

/// What a screening of files came to.
package struct CheckReport: Sendable {
  /// What was found, by file and within a file by importance and line.
  package internal(set) var findings: [CheckFinding] = []
  /// The number of data files that were looked at.
  package internal(set) var files = 0
  /// The number of rows in them.
  package internal(set) var rows = 0

  /// The number of findings of a severity.
  package func count(_ severity: CheckFinding.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Adds a finding in a file; what it is about is first found on a line.
  mutating func add(
    _ severity: CheckFinding.Severity,
    _ id: String,
    in raw: RawTable,
    column: String? = nil,
    line: Int? = nil,
    _ reason: String,
    fix: String
  ) {
    findings.append(
      CheckFinding(
        id: id,
        severity: severity,
        file: raw.file,
        line: line,
        column: column,
        reason: reason,
        fix: fix
      )
    )
  }

  /// Adds a finding for cells of a column, if there are any; the reason ends with where they are.
  mutating func add(
    _ severity: CheckFinding.Severity,
    _ id: String,
    in raw: RawTable,
    column: String? = nil,
    at places: Places,
    _ reason: (String) -> String,
    fix: String
  ) {
    guard let first = places.first.first else { return }
    let cells = Findings.count(places.count, "cell")
    add(
      severity,
      id,
      in: raw,
      column: column,
      line: raw.line(ofRow: first.row),
      reason(cells) + ": " + places.listed(raw.lines),
      fix: fix
    )
  }
}
