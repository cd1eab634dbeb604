/// Two rows about the same place, time and items of every filter: readers see one of them, and nobody
/// knows which.
struct DuplicateObservationCheck: OfficialCheck {
  let looksFor = "rows with the same place, time and filters as another"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let metadata = data.metadata else { return }
    let filters = Set(metadata.filterColumns)
    let columns = data.raw.columns.filter {
      Geography.observationalUnits.contains($0.name) || filters.contains($0.name)
    }
    let found = RowDuplicates(columns, rows: data.raw.rows, isIncluded: included(data))
    guard let first = found.rows.first else { return }
    let rows = found.rows.count
    report.add(
      .fail,
      "duplicate-rows",
      in: data.raw,
      line: data.raw.line(ofRow: first.row),
      "\(rows == 1 ? "1 row has" : "\(Findings.count(rows, "row")) have") the same place, time and filters as another: \(found.listed(data.raw))",
      fix: "keep one of them, or add the filter that tells them apart"
    )
  }

  /// Rows of schools, providers and the like are told apart by other means, unless there are only
  /// schools or only providers.
  private func included(_ data: CheckedData) -> [Bool] {
    guard let levels = data.column("geographic_level") else { return [] }
    let names = levels.raw.texts
    let isOnly = names == ["School"] || names == ["Provider"]
    let excluded: Set<String> = isOnly ? ["Institution", "Planning area"] : Geography.ignored
    let isExcluded = names.map(excluded.contains)
    guard isExcluded.contains(true) else { return [] }
    let (codes, reasons) = (levels.raw.cells.codes, levels.raw.cells.blank)
    return codes.indices.map { reasons[$0] != 0 || !isExcluded[Int(codes[$0])] }
  }
}
