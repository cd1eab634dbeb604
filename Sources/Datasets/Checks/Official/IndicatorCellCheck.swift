/// A figure that is not there says why.
struct IndicatorCellCheck: OfficialCheck {
  let looksFor = "blank cells, `~` and `:` in indicators"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.indicators {
      report.add(
        .fail,
        "indicator-blank",
        in: data.raw,
        column: column.name,
        at: column.raw.blankPlaces,
        { "the indicator `\(column.name)` is blank in \($0)" },
        fix: "write `z` not applicable, `x` not available, `c` suppressed, `low` rounds to zero"
      )
      report.add(
        .fail,
        "indicator-symbol",
        in: data.raw,
        column: column.name,
        at: column.raw.places(among: ["~", ":"]),
        { "the indicator `\(column.name)` has a symbol of former years in \($0)" },
        fix: "write `low` for `~` and `x` for `:`"
      )
    }
  }
}
