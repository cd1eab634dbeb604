/// The columns that the levels in the file need.
struct GeographicColumnCheck: OfficialCheck {
  let looksFor = "columns of places that the levels in the file need, and pairs that are not whole"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let levels = data.column("geographic_level") else { return }
    for code in levels.raw.codes {
      guard let level = Geography.level(levels.raw.text(code)), level.name != "National" else {
        continue
      }
      let missing = level.columns.filter { data.column($0) == nil }
      guard !missing.isEmpty else { continue }
      report.add(
        .fail,
        "geographic-columns",
        in: data.raw,
        column: missing.first,
        line: data.raw.line(ofRow: max(levels.raw.firstRows[Int(code)], 0)),
        "rows of level `\(level.name)` need the column \(Places.joined(missing.map { "`\($0)`" }))",
        fix: "add it"
      )
    }
    let present = Set(levels.raw.texts)
    for level in Geography.levels.prefix(3).dropFirst() where !present.contains(level.name) {
      let missing = level.columns.filter { data.column($0) == nil }
      guard !missing.isEmpty, missing.count < level.columns.count else { continue }
      report.add(
        .fail,
        "geographic-columns",
        in: data.raw,
        column: missing.first,
        line: data.raw.headerLine,
        "of \(Places.joined(level.columns.map { "`\($0)`" })) the file has some and not all",
        fix: "add \(Places.joined(missing.map { "`\($0)`" })), or leave the others out"
      )
    }
  }
}
