/// The metadata file's own columns.
struct MetadataColumnCheck: OfficialCheck {
  let looksFor = "columns that the metadata lacks, or that it should not have"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let raw = data.metadata?.raw else { return }
    let names = raw.columns.map(\.name)
    let missing = OfficialMetadata.requiredColumns.filter { !names.contains($0) }
    if !missing.isEmpty {
      report.add(
        .fail,
        "metadata-columns-missing",
        in: raw,
        line: raw.headerLine,
        "the metadata has no column \(Places.joined(missing.map { "`\($0)`" }))",
        fix: "add it, blank where there is nothing to say"
      )
    }
    let known = OfficialMetadata.requiredColumns + OfficialMetadata.optionalColumns
    for name in names where !known.contains(name) {
      report.add(
        .fail,
        "metadata-columns-unknown",
        in: raw,
        column: name,
        line: raw.headerLine,
        "the metadata has a column `\(name)`, which means nothing there",
        fix: "take it out"
      )
    }
    if raw.short.count + raw.long.count > 0 {
      let place = (raw.short.first + raw.long.first).map(\.row).min() ?? 0
      report.add(
        .fail,
        "metadata-ragged-rows",
        in: raw,
        line: raw.line(ofRow: place),
        "rows of the metadata have another number of cells than its header: "
          + Places.joined(
            [raw.short, raw.long].filter { $0.count > 0 }.map { $0.listed(raw.lines) }
          ),
        fix: "put quotes round labels and hints that hold a comma"
      )
    }
  }
}
