/// A group of people in the name of an indicator belongs into a filter.
struct SmushedIndicatorCheck: OfficialCheck {
  let looksFor = "indicators whose names hold items of a filter, such as `male`"

  /// After `check_col_ind_smushed.R` of eesyscreener.
  private static let items = [
    "male", "female", "asian", "chinese", "indian", "pakistani", "bangladeshi", "black", "african",
    "caribbean", "white", "roma", "irish", "english", "british", "scottish", "welsh", "arab",
  ]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    for entry in metadata.entries where entry.isIndicator {
      let name = entry.name.lowercased()
      guard let item = Self.items.first(where: name.contains) else { continue }
      report.add(
        .fail,
        "smushed-indicator",
        in: metadata.raw,
        column: entry.name,
        line: entry.line,
        "the indicator `\(entry.name)` holds `\(item)`, which looks like the item of a filter",
        fix: "make one row for each group, with a column that names it: `unpivot` does it"
      )
    }
    for entry in metadata.entries {
      for name in [entry.name, entry.groupColumn]
      where ["characteristic", "characteristic_group"].contains(name) {
        report.add(
          .warning,
          "characteristic",
          in: metadata.raw,
          column: name,
          line: entry.line,
          "`\(name)` puts several filters into one",
          fix: "give each characteristic a column of its own"
        )
      }
    }
  }
}
