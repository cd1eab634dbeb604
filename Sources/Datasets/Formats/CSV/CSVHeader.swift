import Columns

/// The names of a file's columns, each different from the others.
struct CSVHeader {
  /// The most columns that are read; a spreadsheet has no more.
  static let limit = 16_384

  /// The names.
  private(set) var names: [String]
  /// Whether the last columns have no name, counted from the end.
  private(set) var unnamedAtEnd = 0

  /// Makes names of the header's cells: spaces round them go, an empty name becomes `column_3`, and
  /// a name that has been there becomes `name_2`.
  ///
  /// - Parameters:
  ///   - cells: the cells of the header.
  ///   - line: the line on which they stand; nil where nothing more is to be said of it.
  ///   - findings: takes what is odd about them.
  init(_ cells: [String], line: Int? = nil, _ findings: inout Findings) {
    let printed = cells.map(Self.tidied)
    var taken = Set(printed)
    if taken.count == printed.count, !taken.contains("") {
      names = printed
      return
    }
    var seen: Set<String> = []
    var next: [String: Int] = [:]
    var unnamed: [String] = []
    var renamed: [String] = []
    names = []
    for (index, name) in printed.enumerated() {
      if !name.isEmpty, seen.insert(name).inserted {
        names.append(name)
        continue
      }
      let stem = name.isEmpty ? "column" : name
      var number = name.isEmpty ? index + 1 : next[name] ?? 2
      while !taken.insert("\(stem)_\(number)").inserted { number += 1 }
      if !name.isEmpty { next[name] = number + 1 }
      names.append("\(stem)_\(number)")
      if name.isEmpty { unnamed.append("\(stem)_\(number)") } else { renamed.append(name) }
    }
    unnamedAtEnd = printed.reversed().prefix { $0.isEmpty }.count
    note(unnamed, renamed, line, &findings)
  }

  /// The name without spaces round it and on one line.
  private static func tidied(_ cell: String) -> String {
    // Names of plain letters, nearly all, cost nothing: finding characters is slow.
    if cell.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) { return cell }
    return cell.trimmingSpaces().split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func note(
    _ unnamed: [String],
    _ renamed: [String],
    _ line: Int?,
    _ findings: inout Findings
  ) {
    if !unnamed.isEmpty {
      findings.note(
        "empty-header",
        "\(findings.file) has \(Findings.count(unnamed.count, "column")) without a name, called "
          + Self.listed(unnamed),
        help: unnamed.count > 1 ? furtherDown(line, findings) : []
      )
    }
    guard !renamed.isEmpty else { return }
    var distinct: [String] = []
    for name in renamed where !distinct.contains(name) && distinct.count <= Places.shown {
      distinct.append(name)
    }
    findings.note(
      "duplicate-header",
      "\(findings.file) has several columns called \(Self.listed(distinct)); "
        + "from the second on they are numbered, as in `\(distinct[0])_2`"
    )
  }

  /// A title, or a heading over several columns, stands in the place of the names.
  private func furtherDown(_ line: Int?, _ findings: Findings) -> [String] {
    guard let line else { return [] }
    return [
      "where the names stand on a later line, such as the next: "
        + findings.loading("header on line \(line + 1)")
    ]
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(Places.shown).map { "`\($0)`" }
    return Places.joined(shown, more: names.count - shown.count)
  }
}
