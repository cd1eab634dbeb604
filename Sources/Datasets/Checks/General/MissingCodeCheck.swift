import Columns

/// Marks for missing values that mean other things elsewhere.
struct MissingCodeCheck: GeneralCheck {
  let looksFor = "marks for missing values that are read in several ways: `-`, `~`, `..`, `NA`"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    // Files of Explore Education Statistics have stricter checks of their own.
    guard !data.isOfficial else { return }
    for column in data.columns where column.numbers > 0 && column.leadingZeros == 0 {
      let errors = column.kinds.indices.map { code in
        column.kinds[code] == .legacyCode && column.isError(code)
      }
      report.add(
        .warning,
        "spreadsheet-errors",
        in: data.raw,
        column: column.name,
        at: column.raw.places(of: errors),
        { "`\(column.name)` has what a spreadsheet writes where a formula has failed in \($0)" },
        fix: "mend the formula, or write why there is no number: `c`, `z`, `x`"
      )
      guard column.isNumeric else { continue }
      let places = column.raw.places(
        of: column.kinds.indices.map { column.kinds[$0] == .legacyCode && !errors[$0] }
      )
      report.add(
        .warning,
        "legacy-missing-codes",
        in: data.raw,
        column: column.name,
        at: places,
        { "`\(column.name)` has a mark that some publishers read as zero in \($0)" },
        fix: "write `c` suppressed, `z` not applicable, `x` not available, `low` rounds to zero"
      )
    }
  }
}

extension CheckedColumn {
  /// Whether a distinct text is the mark of a failed formula.
  fileprivate func isError(_ code: Int) -> Bool {
    MissingMarks.reason(raw.cells.dictionary.text(UInt32(code)).trimmingSpaces()) == .undefined
  }
}
