import Columns

/// Every row says which item of each filter it is about.
struct FilterCellCheck: OfficialCheck {
  let looksFor = "blank cells and spaces round items in filters"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.filters {
      report.add(
        .fail,
        "filter-blank",
        in: data.raw,
        column: column.name,
        at: column.raw.blankPlaces,
        { "the filter `\(column.name)` is blank in \($0)" },
        fix: "write `Total` where a row is about all of them"
      )
      report.add(
        .fail,
        "filter-spaces",
        in: data.raw,
        column: column.name,
        at: column.raw.places { $0 != $0.trimmingSpaces() },
        { "the filter `\(column.name)` begins or ends with a space in \($0)" },
        fix: "take the spaces away"
      )
    }
  }
}
