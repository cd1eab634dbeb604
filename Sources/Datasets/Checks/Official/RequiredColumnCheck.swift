/// What, where and when each row is about.
struct RequiredColumnCheck: OfficialCheck {
  let looksFor = "the five columns that every file must have, and a metadata file"

  private static let required = [
    "geographic_level", "time_period", "time_identifier", "country_code", "country_name",
  ]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let missing = Self.required.filter { data.column($0) == nil }
    if !missing.isEmpty {
      report.add(
        .fail,
        "required-columns",
        in: data.raw,
        line: data.raw.headerLine,
        "the file has no column \(Places.joined(missing.map { "`\($0)`" }))",
        fix: "add it; names are in lower case with underscores"
      )
    }
    guard data.metadata == nil else { return }
    let path = OfficialMetadata.path(beside: data.raw.file)
    report.add(
      .warning,
      "metadata-missing",
      in: data.raw,
      "there is no metadata beside the file, so filters and indicators are not checked",
      fix: "write `\(Path.name(path))`, one row for each filter and indicator"
    )
  }
}
