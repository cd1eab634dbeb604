/// Units of indicators.
struct MetadataUnitCheck: OfficialCheck {
  let looksFor = "units that are not known, or that stand with a filter"

  private static let units: Set<String> = ["", "%", "pp", "£", "£m", "numberstring"]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    for entry in metadata.entries {
      if !Self.units.contains(entry.unit) {
        report.add(
          .fail,
          "indicator-unit",
          in: metadata.raw,
          column: entry.name,
          line: entry.line,
          "`\(entry.unit)` is no unit of `indicator_unit`",
          fix: "write `£`, `£m`, `%`, `pp` or `numberstring`, or leave it blank for a number"
        )
      } else if entry.isFilter, !entry.unit.isEmpty {
        report.add(
          .fail,
          "filter-unit",
          in: metadata.raw,
          column: entry.name,
          line: entry.line,
          "the filter `\(entry.name)` has the unit `\(entry.unit)`",
          fix: "leave `indicator_unit` of filters blank"
        )
      }
    }
  }
}
