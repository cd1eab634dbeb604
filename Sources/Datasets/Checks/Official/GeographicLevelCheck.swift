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
        { "\($0) have a `geographic_level` that is not known" },
        fix: guess ?? "the levels are \(names.joined(separator: ", "))"
      )
    }
    guard let row = column.raw.firstBlank else { return }
    report.add(
      .fail,
      "geographic-level",
      in: data.raw,
      column: column.name,
      line: data.raw.line(ofRow: row),
      "\(Findings.count(column.raw.blanks, "cell")) of `geographic_level` \(column.raw.blanks == 1 ? "is" : "are") blank",
      fix: "write the level in every row"
    )
  }
}
