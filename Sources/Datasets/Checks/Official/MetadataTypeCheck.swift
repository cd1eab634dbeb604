/// A column is a filter or an indicator.
struct MetadataTypeCheck: OfficialCheck {
  let looksFor = "values of `col_type` other than `Filter` and `Indicator`"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    for entry in metadata.entries where !entry.isFilter && !entry.isIndicator {
      report.add(
        .fail,
        "metadata-type",
        in: metadata.raw,
        column: entry.name,
        line: entry.line,
        entry.kind.isEmpty
          ? "`\(entry.name)` has no `col_type`"
          : "`col_type` of `\(entry.name)` is `\(entry.kind)`",
        fix: "write `Filter` or `Indicator`, with a capital"
      )
    }
  }
}
