/// Text among numbers: a total without those cells is wrong, and other readers take the whole column
/// for text.
struct MixedTypeCheck: GeneralCheck {
  let looksFor = "columns of numbers with other text among them"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    // Items of filters may be numbers, and times have stricter checks of their own.
    let filters = Set(data.metadata?.filterColumns ?? [])
      .union(data.isOfficial ? Geography.observationalUnits : [])
    for column in data.columns where column.numbers > 0 && column.odd > 0 {
      if column.isPeriods || filters.contains(column.name) { continue }
      // A column of names with a few numbers among them is one of names.
      guard column.leadingZeros == 0, column.numbers > column.odd else { continue }
      let places = column.raw.places(of: column.kinds.map { $0 == .odd })
      report.add(
        .warning,
        "mixed-types",
        in: data.raw,
        column: column.name,
        at: places,
        {
          "`\(column.name)` has \(Findings.count(column.numbers, "number")), and other text in \($0)"
        },
        fix: "correct the cells, or write why there is no number: `c`, `z`, `x`, `low`"
      )
    }
  }
}
