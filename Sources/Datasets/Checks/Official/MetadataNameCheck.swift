import Columns

/// Each row of the metadata names one column of the data, once.
struct MetadataNameCheck: OfficialCheck {
  let looksFor = "names in the metadata that are blank, given twice, or have spaces"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    var first: [String: Int] = [:]
    for entry in metadata.entries {
      if entry.name.isEmpty {
        add(entry, "metadata-name-blank", "`col_name` is blank", "name the column")
      } else if let line = first[entry.name] {
        add(
          entry,
          "metadata-name-duplicate",
          "`\(entry.name)` is described on line \(line) already",
          "keep one of the rows"
        )
      } else {
        first[entry.name] = entry.line
      }
      if entry.name.contains(where: \.isWhitespace) {
        add(
          entry,
          "metadata-name-spaces",
          "the name `\(entry.name)` has a space",
          "write it with underscores, in the data too"
        )
      }
    }
    func add(_ entry: OfficialMetadata.Entry, _ id: String, _ reason: String, _ fix: String) {
      report.add(
        .fail,
        id,
        in: metadata.raw,
        column: entry.name.isEmpty ? nil : entry.name,
        line: entry.line,
        reason,
        fix: fix
      )
    }
  }
}
