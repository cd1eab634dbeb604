/// The decimals that are shown.
struct MetadataDecimalsCheck: OfficialCheck {
  let looksFor = "decimals that are no whole number, stand with a filter, or are not given"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    for entry in metadata.entries {
      let isNumber = Int(entry.decimals).map { $0 >= 0 } ?? false
      if entry.isFilter, !entry.decimals.isEmpty {
        add(
          .fail,
          "filter-decimals",
          "the filter `\(entry.name)` has `indicator_dp` \(entry.decimals)",
          "leave `indicator_dp` of filters blank"
        )
      } else if !entry.decimals.isEmpty, !isNumber {
        add(
          .fail,
          "indicator-decimals",
          "`indicator_dp` of `\(entry.name)` is `\(entry.decimals)`",
          "write 0 or a whole number above it"
        )
      } else if entry.isIndicator, entry.decimals.isEmpty, entry.unit != "numberstring" {
        add(
          .info,
          "indicator-decimals-missing",
          "`indicator_dp` of `\(entry.name)` is not given",
          "write how many decimals readers should see"
        )
      }
      func add(_ severity: CheckFinding.Severity, _ id: String, _ reason: String, _ fix: String) {
        report.add(
          severity,
          id,
          in: metadata.raw,
          column: entry.name,
          line: entry.line,
          reason,
          fix: fix
        )
      }
    }
  }
}
