/// Marks for missing values that mean other things elsewhere.
struct MissingCodeCheck: GeneralCheck {
  let looksFor = "marks for missing values that are read in several ways: `-`, `~`, `..`, `NA`"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    // Files of Explore Education Statistics have stricter checks of their own.
    guard !data.isOfficial else { return }
    for column in data.columns where column.isNumeric {
      let places = column.raw.places(of: column.kinds.map { $0 == .legacyCode })
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
