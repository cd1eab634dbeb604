/// Names of columns that every program can use as they are.
struct ColumnNameCheck: OfficialCheck {
  let looksFor = "spaces, capitals and special characters in the names of columns"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    var odd: [String] = []
    for cell in raw.header where !cell.isEmpty {
      if cell.contains(where: \.isWhitespace) {
        report.add(
          .fail,
          "column-name-spaces",
          in: raw,
          column: cell,
          line: raw.headerLine,
          "the column name `\(cell)` has a space",
          fix:
            "write `\(cell.split(whereSeparator: \.isWhitespace).joined(separator: "_"))`, in the metadata too"
        )
        continue
      }
      if !Self.isSnakeCase(cell) { odd.append(cell) }
    }
    guard let first = odd.first else { return }
    let shown = odd.prefix(Places.shown).map { "`\($0)`" }
    report.add(
      .warning,
      "column-name-style",
      in: raw,
      column: first,
      line: raw.headerLine,
      "names of columns have capitals or special characters, or begin with a digit: "
        + Places.joined(shown, more: odd.count - shown.count),
      fix: "use lower-case letters, digits and underscores, and begin with a letter"
    )
  }

  private static func isSnakeCase(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }
}
