extension Table {
  /// The table with a unit for each column whose rows, though each may have its own, share one.
  ///
  /// - Complexity: O(rows) for each column whose unit varies by row, nothing for others.
  package var settled: Table {
    var fields = schema.fields
    var units: [Int: Unit] = [:]
    for index in fields.indices {
      guard let type = fields[index].type.number, type.unit.quantity == .varies,
        let unit = onlyUnit(ofColumn: index)
      else { continue }
      units[index] = unit
      fields[index].type = .number(type.with(unit: unit))
      fields[index].metadata.unitColumn = nil
    }
    guard !units.isEmpty else { return self }
    let batches = batches.map { batch in
      let columns = batch.columns.enumerated().map { index, column in
        units[index] == nil
          ? column : column.with(notes: Column.CellNotes(decimals: column.notes.decimals))
      }
      return Batch(columns, count: batch.count)
    }
    var table = Table(schema: Schema(fields), batches: batches, source: source)
    table.citations = citations
    return table
  }

  private func onlyUnit(ofColumn index: Int) -> Unit? {
    var only: Unit?
    for batch in batches {
      let column = batch.columns[index]
      let validity = column.validity
      for row in 0..<batch.count where validity.isPresent(row) {
        let unit = column.unit(at: row) ?? .plain
        if only == nil { only = unit } else if only != unit { return nil }
      }
    }
    return only
  }
}
