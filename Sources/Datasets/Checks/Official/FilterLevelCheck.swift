/// A filter with one item filters nothing.
struct FilterLevelCheck: OfficialCheck {
  let looksFor = "filters with fewer than two items, or with more than 25,000"

  private static let limit = 25_000

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata, data.raw.rows > 0 else { return }
    var seen: Set<String> = []
    for entry in metadata.entries where entry.isFilter && seen.insert(entry.name).inserted {
      guard let column = data.column(entry.name) else { continue }
      let levels = column.raw.codes.count + (column.raw.blanks > 0 ? 1 : 0)
      if levels < 2 {
        report.add(
          .fail,
          "filter-levels",
          in: metadata.raw,
          column: entry.name,
          line: entry.line,
          "the filter `\(entry.name)` has one item in the data"
            + (column.raw.codes.first.map { ": `\(column.raw.text($0))`" } ?? ""),
          fix: "take its row out of the metadata"
        )
      } else if levels > Self.limit {
        report.add(
          .fail,
          "filter-items",
          in: metadata.raw,
          column: entry.name,
          line: entry.line,
          "the filter `\(entry.name)` has \(Findings.count(levels, "item")); at most 25,000 are taken",
          fix: "check whether it is an indicator"
        )
      }
    }
  }
}
