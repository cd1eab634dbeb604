/// Places and times are neither filters nor indicators, and have no totals.
struct ObservationalUnitCheck: OfficialCheck {
  let looksFor = "columns of places and times in the metadata, and `Total` or `All` in them"

  /// Data of schools or providers may have their name as its only filter.
  private static let names: Set<String> = ["school_name", "provider_name"]
  private static let totals: Set<String> = ["Total", "total", "All", "all"]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let filters = data.metadata?.filterColumns ?? []
    let isOnly = filters.count == 1 && filters.allSatisfy(Self.names.contains)
    for entry in data.metadata?.entries ?? [] {
      for name in [entry.name, entry.groupColumn] where !name.isEmpty {
        let isUnit =
          Geography.observationalUnits.contains(name) && !Self.names.contains(name)
        let isPlace = entry.isFilter && !isOnly && Geography.isLikelyPlace(name)
        guard isUnit || isPlace, let raw = data.metadata?.raw else { continue }
        report.add(
          .fail,
          isUnit ? "observational-unit-in-metadata" : "geography-as-filter",
          in: raw,
          column: name,
          line: entry.line,
          isUnit
            ? "`\(name)` says where or when a row is about and is no filter or indicator"
            : "the filter `\(name)` looks like a column of places",
          fix: "take it out of the metadata"
        )
      }
    }
    for column in data.columns {
      let isUnit =
        Geography.observationalUnits.contains(column.name) || Geography.isLikelyPlace(column.name)
      guard isUnit, !(isOnly && Self.names.contains(column.name)) else { continue }
      report.add(
        .fail,
        "total-in-observational-unit",
        in: data.raw,
        column: column.name,
        at: column.raw.places(among: Self.totals),
        { "`\(column.name)` holds a total, which only filters have, in \($0)" },
        fix: "leave columns of smaller places blank; `geographic_level` says which row is the total"
      )
    }
  }
}
