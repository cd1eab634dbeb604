/// Spaces round text: what looks the same is not.
struct SpaceCheck: GeneralCheck {
  let looksFor = "spaces at the beginning or end of cells"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let filters = Set(data.metadata?.filterColumns ?? [])
    for column in data.columns where column.raw.cells.spaced.count > 0 {
      // Filters have a check of their own, which fails.
      if filters.contains(column.name) { continue }
      report.add(
        column.isNumeric ? .info : .warning,
        "spaces-round-text",
        in: data.raw,
        column: column.name,
        at: column.raw.cells.spaced,
        { "`\(column.name)` begins or ends with a space in \($0)" },
        fix: "take the spaces away, or read the column with `trim(…)`"
      )
    }
  }
}
