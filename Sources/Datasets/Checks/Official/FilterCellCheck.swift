import Columns

/// Every row says which item of each filter it is about.
struct FilterCellCheck: OfficialCheck {
  let looksFor = "blank cells and spaces round items in filters"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.filters {
      if let row = column.raw.firstBlank {
        report.add(
          .fail,
          "filter-blank",
          in: data.raw,
          column: column.name,
          line: data.raw.line(ofRow: row),
          "\(Findings.count(column.raw.blanks, "cell")) of the filter `\(column.name)` \(column.raw.blanks == 1 ? "is" : "are") blank",
          fix: "write `Total` where a row is about all of them"
        )
      }
      report.add(
        .fail,
        "filter-spaces",
        in: data.raw,
        column: column.name,
        at: column.raw.places { $0 != $0.trimmingSpaces() },
        { "\($0) of the filter `\(column.name)` begin or end with a space" },
        fix: "take the spaces away"
      )
    }
  }
}
