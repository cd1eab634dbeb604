/// The longest names and labels that the DfE's API takes.
struct CharacterLimitCheck: OfficialCheck {
  let looksFor =
    "names over 50, labels over 100, items over 120 and codes of places over 30 letters"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for entry in data.metadata?.entries ?? [] {
      guard let raw = data.metadata?.raw else { continue }
      for (text, limit, what) in [(entry.name, 50, "name"), (entry.label, 100, "label")]
      where text.count > limit {
        report.add(
          .warning,
          "too-long",
          in: raw,
          column: entry.name,
          line: entry.line,
          "the \(what) `\(text)` has \(text.count) letters; the API takes \(limit)",
          fix: "shorten it"
        )
      }
    }
    let codes = Set(Geography.levels.flatMap { [$0.code, $0.second] })
    let places = Set(Geography.levels.map(\.place))
    let filters = Set(data.metadata?.filterColumns ?? [])
    for column in data.columns {
      let isCode = codes.contains(column.name)
      guard isCode || places.contains(column.name) || filters.contains(column.name) else {
        continue
      }
      let limit = isCode ? 30 : 120
      report.add(
        .warning,
        "too-long",
        in: data.raw,
        column: column.name,
        at: column.raw.places { $0.utf8.count > limit && $0.count > limit },
        { "`\(column.name)` has more than the \(limit) letters that the API takes in \($0)" },
        fix: "shorten them"
      )
    }
  }
}
