/// What each filter and indicator is called for readers.
struct MetadataLabelCheck: OfficialCheck {
  let looksFor = "labels in the metadata that are blank or given twice"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    var first: [String: OfficialMetadata.Entry] = [:]
    for entry in metadata.entries {
      let isBlank = entry.label.isEmpty
      let other = isBlank ? nil : first[entry.label]
      if isBlank || other != nil {
        report.add(
          .fail,
          isBlank ? "metadata-label-blank" : "metadata-label-duplicate",
          in: metadata.raw,
          column: entry.name,
          line: entry.line,
          other.map {
            "`\(entry.name)` has the label of `\($0.name)` on line \($0.line): `\(entry.label)`"
          }
            ?? "`\(entry.name)` has no label",
          fix: "give it a label of its own"
        )
      } else {
        first[entry.label] = entry
      }
    }
  }
}
