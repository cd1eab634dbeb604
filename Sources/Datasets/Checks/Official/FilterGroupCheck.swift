/// Groups of filters' items.
struct FilterGroupCheck: OfficialCheck {
  let looksFor = "groups of filters that are given twice, are no filters, or have too many items"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    let names = Set(metadata.entries.map(\.name))
    var first: [String: OfficialMetadata.Entry] = [:]
    for entry in metadata.entries where entry.isFilter && !entry.groupColumn.isEmpty {
      func add(_ severity: CheckFinding.Severity, _ id: String, _ reason: String, _ fix: String) {
        report.add(
          severity,
          id,
          in: metadata.raw,
          column: entry.groupColumn,
          line: entry.line,
          reason,
          fix: fix
        )
      }
      if let other = first[entry.groupColumn], other.name != entry.name {
        add(
          .fail,
          "filter-group-duplicate",
          "`\(entry.groupColumn)` groups `\(other.name)` on line \(other.line) already",
          "group each filter by a column of its own"
        )
      }
      first[entry.groupColumn] = first[entry.groupColumn] ?? entry
      if !names.contains(entry.groupColumn) {
        add(
          .info,
          "filter-group-undescribed",
          "the group `\(entry.groupColumn)` has no row of its own",
          "add one, as for any filter"
        )
      }
      guard let group = data.column(entry.groupColumn), let filter = data.column(entry.name) else {
        continue
      }
      let (groups, items) = (group.raw.codes.count, filter.raw.codes.count)
      if groups > items {
        add(
          .fail,
          "filter-group-levels",
          "the group `\(entry.groupColumn)` has \(groups) items and its filter `\(entry.name)` \(items)",
          "swap them if the groups stand in the filter's place"
        )
      }
      var plain: [String: String] = [:]
      for text in group.raw.texts {
        let letters = text.filter { $0.isLetter || $0.isNumber }
        if let other = plain[letters] {
          add(
            .fail,
            "filter-group-spelling",
            "the groups `\(other)` and `\(text)` of `\(entry.groupColumn)` have the same letters",
            "choose one spelling"
          )
        }
        plain[letters] = text
      }
    }
  }
}
