extension Column {
  /// The cells of the rows given, in that order.
  ///
  /// - Complexity: O(rows given).
  package func gathered(_ rows: [Int32]) -> Column {
    Column(
      values.gathered(rows),
      validity: validity.gathered(rows),
      notes: CellNotes(
        decimals: notes.decimals.isEmpty ? [] : rows.map { notes.decimals[Int($0)] },
        units: notes.units.isEmpty ? [] : rows.map { notes.units[Int($0)] },
        unitTable: notes.unitTable,
        flags: notes.flags.isEmpty ? [] : rows.map { notes.flags[Int($0)] }
      )
    )
  }

  /// The cells of a range of rows.
  package func sliced(_ range: Range<Int>) -> Column {
    Column(
      values.sliced(range),
      validity: validity.sliced(range),
      notes: CellNotes(
        decimals: notes.decimals.isEmpty ? [] : Array(notes.decimals[range]),
        units: notes.units.isEmpty ? [] : Array(notes.units[range]),
        unitTable: notes.unitTable,
        flags: notes.flags.isEmpty ? [] : Array(notes.flags[range])
      )
    )
  }

  /// A column of so many equal cells.
  package static func constant(_ value: Value, type: DataType, count: Int) -> Column {
    var builder = ColumnBuilder(type: type)
    builder.append(value)
    let one = builder.build()
    return count == 1 ? one : one.gathered([Int32](repeating: 0, count: count))
  }
}

extension Column.Values {
  fileprivate func gathered(_ rows: [Int32]) -> Column.Values {
    switch self {
    case .boolean(let cells): .boolean(rows.map { cells[Int($0)] })
    case .decimal(let cells, let scale): .decimal(rows.map { cells[Int($0)] }, scale: scale)
    case .floating(let cells): .floating(rows.map { cells[Int($0)] })
    case .period(let cells): .period(rows.map { cells[Int($0)] })
    case .text(let cells, let dictionary): .text(rows.map { cells[Int($0)] }, dictionary)
    case .interval(let lower, let upper):
      .interval(lower: lower.gathered(rows), upper: upper.gathered(rows))
    case .rowNumbers(let numbers): .rowNumbers(numbers.gathered(rows))
    }
  }

  fileprivate func sliced(_ range: Range<Int>) -> Column.Values {
    switch self {
    case .boolean(let cells): .boolean(Array(cells[range]))
    case .decimal(let cells, let scale): .decimal(Array(cells[range]), scale: scale)
    case .floating(let cells): .floating(Array(cells[range]))
    case .period(let cells): .period(Array(cells[range]))
    case .text(let cells, let dictionary): .text(Array(cells[range]), dictionary)
    case .interval(let lower, let upper):
      .interval(lower: lower.sliced(range), upper: upper.sliced(range))
    case .rowNumbers(let numbers): .rowNumbers(numbers.sliced(range))
    }
  }
}
