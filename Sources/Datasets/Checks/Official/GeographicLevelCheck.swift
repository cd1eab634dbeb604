import Diagnostics

/// What kind of place each row is about.
struct GeographicLevelCheck: OfficialCheck {
  let looksFor = "values of `geographic_level` that are not known"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let column = data.column("geographic_level") else { return }
    let names = Geography.levels.map(\.name)
    for code in column.raw.codes {
      let text = column.raw.text(code)
      guard !names.contains(text) else { continue }
      let close =
        Spelling.candidates(for: text, among: names) + names.filter { $0.hasPrefix(text) }
      let guess = close.first.map { "write `\($0)`" }
      report.add(
        .fail,
        "geographic-level",
        in: data.raw,
        column: column.name,
        at: column.raw.places { $0 == text },
        { "`geographic_level` is not one that is known in \($0)" },
        fix: guess ?? "the levels are \(names.joined(separator: ", "))"
      )
    }
    report.add(
      .fail,
      "geographic-level",
      in: data.raw,
      column: column.name,
      at: column.raw.blankPlaces,
      { "`geographic_level` is blank in \($0)" },
      fix: "write the level in every row"
    )
  }
}
