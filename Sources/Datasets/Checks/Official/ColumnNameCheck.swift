/// Names of columns that every program can use as they are.
struct ColumnNameCheck: OfficialCheck {
  let looksFor = "spaces, capitals and special characters in the names of columns"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
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
      let isPlain = cell.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
      }
      let begins = cell.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
      guard !isPlain || !begins else { continue }
      report.add(
        .warning,
        "column-name-style",
        in: raw,
        column: cell,
        line: raw.headerLine,
        begins
          ? "the column name `\(cell)` has capitals or special characters"
          : "the column name `\(cell)` does not begin with a lower-case letter",
        fix: "use lower-case letters, digits and underscores"
      )
    }
  }
}
