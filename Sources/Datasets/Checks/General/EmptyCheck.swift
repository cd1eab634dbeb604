/// A table without rows, and columns without values.
struct EmptyCheck: GeneralCheck {
  let looksFor = "tables without rows and columns without values"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    guard raw.rows > 0 else {
      report.add(
        .fail,
        "no-rows",
        in: raw,
        line: raw.headerLine,
        "the file has a header and no rows",
        fix: "check that the export ran to its end"
      )
      return
    }
    for column in data.columns where column.raw.present == 0 {
      // Which columns of places are filled depends on the levels in the file.
      if data.isOfficial, Geography.columns.contains(column.name) { continue }
      guard !column.name.hasPrefix("column_") else { continue }
      report.add(
        .info,
        "empty-column",
        in: raw,
        column: column.name,
        "the column `\(column.name)` has no values",
        fix: "leave the column out, or say in each cell why there is no value: `z`, `x`, `c`"
      )
    }
  }
}
