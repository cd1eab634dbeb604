/// The item that readers see first.
struct FilterTotalCheck: OfficialCheck {
  let looksFor = "filters without `Total`, or without the item that the metadata gives instead"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    for entry in metadata.entries where entry.isFilter {
      guard let column = data.column(entry.name), column.raw.codes.count > 1,
        !column.raw.texts.contains(entry.total)
      else { continue }
      let isNamed = !entry.filterDefault.isEmpty
      report.add(
        isNamed ? .warning : .info,
        "filter-total",
        in: metadata.raw,
        column: entry.name,
        line: entry.line,
        "no row of the data has `\(entry.total)` in the filter `\(entry.name)`",
        fix: isNamed
          ? "write `filter_default` as the data has it"
          : "add rows for the total, or name another item in `filter_default`"
      )
    }
  }
}
