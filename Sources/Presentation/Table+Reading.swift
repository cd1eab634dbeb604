import Columns

extension Table {
  /// The table with money in £ where £000, £m or £bn would leave nothing to read: £5,126.82 and not
  /// £0.005127m.
  ///
  /// Only quotients and the like, which are held as floating point, come out so small.
  ///
  /// - Complexity: O(rows) for each such column.
  var forReading: Table {
    var fields = schema.fields
    var powers: [Int: Int] = [:]
    for index in fields.indices {
      guard let type = fields[index].type.number, type.scale == nil, type.unit.quantity == .money,
        type.unit.per == nil, type.unit.power > 0, isTiny(index)
      else { continue }
      powers[index] = type.unit.power
      fields[index].type = .number(type.with(unit: .pounds))
    }
    guard !powers.isEmpty else { return self }
    let batches = batches.map { batch in
      let columns = batch.columns.enumerated().map { index, column in
        powers[index].map { column.multiplied(byPower: $0) } ?? column
      }
      return Batch(columns, count: batch.count)
    }
    var table = Table(schema: Schema(fields), batches: batches)
    table.citations = citations
    return table
  }

  /// Whether the greatest number of a column is below a tenth, and some number is above zero.
  private func isTiny(_ index: Int) -> Bool {
    var greatest = 0.0
    for batch in batches {
      guard case .floating(let cells) = batch.columns[index].values else { return false }
      let validity = batch.columns[index].validity
      for row in cells.indices where validity.isPresent(row) {
        greatest = max(greatest, cells[row].magnitude)
        if greatest >= 0.1 { return false }
      }
    }
    return greatest > 0
  }
}

extension Column {
  fileprivate func multiplied(byPower power: Int) -> Column {
    guard case .floating(let cells) = values else { return self }
    let factor = PowersOfTen.exactFloating[min(power, 22)]
    return Column(.floating(cells.map { $0 * factor }), validity: validity, notes: notes)
  }
}
