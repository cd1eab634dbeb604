/// What belongs to filters alone, or to indicators alone.
struct MetadataPlacementCheck: OfficialCheck {
  let looksFor = "hints and groups with indicators, and indicator groupings with filters"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    for entry in metadata.entries {
      let cells: [(name: String, value: String, kind: String, isWrong: Bool)] = [
        ("filter_hint", entry.hint, "indicator", entry.isIndicator),
        ("filter_grouping_column", entry.groupColumn, "indicator", entry.isIndicator),
        ("indicator_grouping", entry.grouping, "filter", entry.isFilter),
      ]
      for cell in cells where cell.isWrong && !cell.value.isEmpty {
        report.add(
          .fail,
          "metadata-misplaced",
          in: metadata.raw,
          column: entry.name,
          line: entry.line,
          "the \(cell.kind) `\(entry.name)` has `\(cell.name)`: `\(cell.value)`",
          fix: "leave `\(cell.name)` of \(cell.kind)s blank"
        )
      }
    }
  }
}
