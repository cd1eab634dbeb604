/// The same row twice.
struct DuplicateRowCheck: GeneralCheck {
  let looksFor = "rows that are the same in every column"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    // With metadata, rows are told apart by their filters alone.
    guard data.metadata == nil else { return }
    let found = RowDuplicates(data.raw.columns, rows: data.raw.rows)
    guard let first = found.rows.first else { return }
    let rows = found.rows.count
    report.add(
      .warning,
      "duplicate-rows",
      in: data.raw,
      line: data.raw.line(ofRow: first.row),
      "\(rows == 1 ? "1 row repeats" : "\(Findings.count(rows, "row")) repeat") another in every column: \(found.listed(data.raw))",
      fix: "delete the copies, or add the column that tells the rows apart"
    )
  }
}
