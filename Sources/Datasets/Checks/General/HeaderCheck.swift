import Columns

/// Every column needs a name of its own.
struct HeaderCheck: GeneralCheck {
  let looksFor = "columns without a name, with the name of another, or with spaces round it"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    let severity: CheckFinding.Severity = .fail
    var first: [String: Int] = [:]
    for (index, cell) in raw.header.enumerated() {
      let name = cell.trimmingSpaces()
      let number = index + 1
      if name.isEmpty {
        let isBlank = raw.columns[index].present == 0
        report.add(
          isBlank ? .warning : severity,
          "empty-header",
          in: raw,
          column: raw.columns[index].name,
          line: raw.headerLine,
          "column \(number) has no name" + (isBlank ? " and no values" : ""),
          fix: isBlank ? "delete the column" : "give it a name in the first line"
        )
        continue
      }
      if let other = first[name] {
        report.add(
          severity,
          "duplicate-header",
          in: raw,
          column: name,
          line: raw.headerLine,
          "columns \(other) and \(number) are both called `\(name)`",
          fix: "give each column a name of its own"
        )
      } else {
        first[name] = number
      }
      if name != cell {
        report.add(
          .warning,
          "header-spaces",
          in: raw,
          column: name,
          line: raw.headerLine,
          "the name of column \(number), `\(cell)`, has spaces or a line end round it",
          fix: "take them away"
        )
      }
    }
  }
}
