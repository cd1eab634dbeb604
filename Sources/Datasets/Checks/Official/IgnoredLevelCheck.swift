/// Rows that the tables of Explore Education Statistics never show.
struct IgnoredLevelCheck: OfficialCheck {
  let looksFor = "levels that Explore Education Statistics passes over"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let column = data.column("geographic_level"), column.raw.present > 0 else { return }
    let levels = Set(column.raw.texts)
    if levels.isSubset(of: ["Institution", "Planning area"]) {
      report.add(
        .fail,
        "ignored-levels",
        in: data.raw,
        column: column.name,
        "every row is at the level of institutions or planning areas, which no table shows",
        fix: "publish the file without metadata, as an ancillary one"
      )
    } else if levels.contains("School"), levels.contains("Provider") {
      report.add(
        .fail,
        "ignored-levels",
        in: data.raw,
        column: column.name,
        at: column.raw.places { $0 == "Provider" },
        { "rows about providers stand in a file about schools, in \($0)" },
        fix: "put schools and providers into files of their own"
      )
    } else if levels.count > 1, !levels.isDisjoint(with: Geography.ignored) {
      report.add(
        .info,
        "ignored-levels",
        in: data.raw,
        column: column.name,
        at: column.raw.places(where: Geography.ignored.contains),
        { "rows at levels that tables pass over stand beside others, in \($0)" },
        fix: "nothing, where that is meant"
      )
    }
  }
}
