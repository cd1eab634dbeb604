/// What programs write where there is nothing.
struct NullSymbolCheck: OfficialCheck {
  let looksFor = "`NULL`, `NA` and the like, and `N/A`, `.`, `..`, `-`"

  private static let nulls: Set<String> = ["NULL", "Null", "null", "NA", "na"]
  private static let legacy: Set<String> = ["N/A", "n/a", ".", "..", "-"]
  private static let fix = "write `z` not applicable, `x` not available, `c` suppressed, `low`"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for raw in [data.raw] + (data.metadata.map { [$0.raw] } ?? []) {
      for column in raw.columns {
        report.add(
          .fail,
          "null-symbol",
          in: raw,
          column: column.name,
          at: column.places(among: Self.nulls),
          { "`\(column.name)` holds what a program wrote for nothing in \($0)" },
          fix: Self.fix
        )
      }
    }
    for column in data.raw.columns {
      report.add(
        .warning,
        "legacy-symbol",
        in: data.raw,
        column: column.name,
        at: column.places(among: Self.legacy),
        { "`\(column.name)` has a symbol of former years in \($0)" },
        fix: Self.fix
      )
    }
  }
}
