/// Each row names the places of its level and of the larger ones, and none of the smaller.
struct GeographicCellCheck: OfficialCheck {
  let looksFor = "places that a row's level needs and are blank, or that it cannot have"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let levels = data.column("geographic_level") else { return }
    let (codes, blanks) = (levels.raw.cells.codes, levels.raw.cells.blank)
    let names = levels.raw.texts
    for (place, level) in Geography.levels.enumerated() where level.name != "Planning area" {
      for name in level.columns {
        guard let column = data.column(name) else { continue }
        let reasons = column.raw.cells.blank
        // `new_la_code` is blank for authorities that ended before the codes began.
        let needs = names.map {
          ($0 == level.name && name != "new_la_code") || name.hasPrefix("country_")
        }
        let forbids = names.map { Self.cannotHave(level, place, $0) }
        var missing = Places()
        var extra = Places()
        for row in codes.indices where blanks[row] == 0 {
          let code = Int(codes[row])
          if reasons[row] != 0, needs[code] { missing.add(row: row) { names[code] } }
          if reasons[row] == 0, forbids[code] { extra.add(row: row) { names[code] } }
        }
        report.add(
          .fail,
          "geography-incomplete",
          in: data.raw,
          column: name,
          at: missing,
          { "`\(name)` is blank where the level of the row needs a place in \($0)" },
          fix: "write the place; `x` and `Not available` where it is not known"
        )
        report.add(
          .fail,
          "geography-overcompleted",
          in: data.raw,
          column: name,
          at: extra,
          { "`\(name)` names a place that rows of this level do not have in \($0)" },
          fix: "leave the cells blank, or correct `geographic_level`"
        )
      }
    }
    checkRegions(data, levels, &report)
  }

  /// Whether rows of a level lie above the places of another: a region is no single authority.
  private static func cannotHave(_ level: Geography.Level, _ place: Int, _ row: String) -> Bool {
    switch row {
    case "National": place > 0
    case "Regional": place > 1
    default: false
    }
  }

  private func checkRegions(
    _ data: CheckedData,
    _ levels: CheckedColumn,
    _ report: inout CheckReport
  ) {
    let (codes, blanks) = (levels.raw.cells.codes, levels.raw.cells.blank)
    let isAuthority = levels.raw.texts.map { $0.hasPrefix("Local authority") }
    guard isAuthority.contains(true) else { return }
    for name in ["region_code", "region_name"] {
      guard let column = data.column(name) else {
        report.add(
          .warning,
          "region-missing",
          in: data.raw,
          column: name,
          line: data.raw.headerLine,
          "rows of local authorities have no column `\(name)`",
          fix: "add it, so that readers can choose authorities by region"
        )
        continue
      }
      let reasons = column.raw.cells.blank
      var places = Places()
      for row in codes.indices where blanks[row] == 0 && isAuthority[Int(codes[row])] {
        if reasons[row] != 0 { places.add(row: row) { "" } }
      }
      report.add(
        .warning,
        "region-missing",
        in: data.raw,
        column: name,
        at: places,
        { "`\(name)` is blank for a local authority in \($0)" },
        fix: "write the region"
      )
    }
  }
}
