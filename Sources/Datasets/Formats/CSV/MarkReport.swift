import Columns

/// Says what became of the marks in a column of numbers, and how to declare them.
struct MarkReport {
  private typealias Mark = (code: String, count: Int, row: Int)

  private let tally: NumberTally
  private let context: ColumnContext

  /// Creates a report on the cells of a column.
  init(_ tally: NumberTally, _ context: ColumnContext) {
    self.tally = tally
    self.context = context
  }

  /// Adds one finding for each kind of mark.
  func add(to findings: inout Findings) {
    let undeclared = tally.legacyCounts.filter { !context.isDeclared($0.code) }
    let available = undeclared.filter { MissingMarks.reason($0.code) == .notAvailable }
    if !available.isEmpty {
      findings.note(
        "legacy-missing-codes",
        "\(holds(available, findings)); read as not available",
        help: declaration(available, "zero", findings)
      )
    }
    let withheld = undeclared.filter { $0.code.contains("<") }
    if !withheld.isEmpty {
      let isLow = MissingMarks.reason(withheld[0].code) == .low
      findings.note(
        "withheld-numbers",
        "\(holds(withheld, findings)), which is no number; read as "
          + (isLow ? "rounding to zero" : "suppressed"),
        help: declaration(withheld, isLow ? "suppressed" : "not available", findings)
      )
    }
    let ambiguous = undeclared.filter { MissingMarks.reason($0.code) == .undeclared }
    if !ambiguous.isEmpty {
      let meanings = ambiguous.contains { $0.code == "-" } ? "zero" : "a suppressed value"
      findings.advise(
        "undeclared-marks",
        "\(holds(ambiguous, findings)), which is \(meanings) in some sources and no data in others; "
          + "such cells have no value until it is declared",
        help: declaration(ambiguous, "zero", findings)
          + declaration(ambiguous, "not available", findings)
      )
    }
    let errors = undeclared.filter { MissingMarks.reason($0.code) == .undefined }
    if !errors.isEmpty {
      findings.advise(
        "spreadsheet-errors",
        "\(holds(errors, findings)), which a spreadsheet writes where a formula has failed; "
          + "such cells have no value"
      )
    }
  }

  /// ``column `n` of f.csv has `-` 3 times, first on line 7``.
  private func holds(_ marks: [Mark], _ findings: Findings) -> String {
    let counts = marks.map { "`\($0.code)` \(Findings.count($0.count, "time"))" }
    let line = context.lines.line(ofRow: marks.map(\.row).min() ?? 0)
    return "column `\(context.name)` of \(findings.file) has \(Places.joined(counts)), "
      + "first on line \(line)"
  }

  private func declaration(
    _ marks: [Mark],
    _ meaning: String,
    _ findings: Findings
  ) -> [String] {
    let mark = marks[0].code.replacing("\"", with: "\\\"")
    return ["to declare it: " + findings.loading("missing \"\(mark)\" as \(meaning)")]
  }
}
