/// A figure that is not there says why.
struct IndicatorCellCheck: OfficialCheck {
  let looksFor = "blank cells, `~` and `:` in indicators"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.indicators {
      if let row = column.raw.firstBlank {
        let blanks = column.raw.blanks
        report.add(
          .fail,
          "indicator-blank",
          in: data.raw,
          column: column.name,
          line: data.raw.line(ofRow: row),
          "\(Findings.count(blanks, "cell")) of the indicator `\(column.name)` \(blanks == 1 ? "is" : "are") blank",
          fix: "write `z` not applicable, `x` not available, `c` suppressed, `low` rounds to zero"
        )
      }
      report.add(
        .fail,
        "indicator-symbol",
        in: data.raw,
        column: column.name,
        at: column.raw.places { $0 == "~" || $0 == ":" },
        { "\($0) of the indicator `\(column.name)` have a symbol of former years" },
        fix: "write `low` for `~` and `x` for `:`"
      )
    }
  }
}
