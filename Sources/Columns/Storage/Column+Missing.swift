extension Column {
  /// A column of only missing cells, given the raw value of the reason of each.
  package static func missing(_ reasons: [UInt8], type: DataType) -> Column {
    let count = reasons.count
    var notes = CellNotes.none
    let values: Values
    if let ends = type.ends {
      let numbers = missing(reasons, type: .number(ends))
      return Column(
        .interval(lower: numbers.values, upper: numbers.values),
        validity: numbers.validity,
        notes: numbers.notes
      )
    }
    switch type {
    case .boolean: values = .boolean([Bool](repeating: false, count: count))
    case .number(let number):
      values =
        number.scale.map { .decimal([Int64](repeating: 0, count: count), scale: $0) }
        ?? .floating([Double](repeating: 0, count: count))
      if number.unit.quantity == .varies {
        notes = CellNotes(units: [UInt16](repeating: 0, count: count), unitTable: [.plain])
      }
    case .period: values = .period([Period](repeating: .nowhere, count: count))
    case .interval, .text, .unknown: values = .text([UInt32](repeating: 0, count: count), .empty)
    }
    return Column(values, validity: Validity(reasons: reasons), notes: notes)
  }

  /// A column of so many cells that are missing for the same reason.
  package static func missing(_ reason: MissingReason, type: DataType, count: Int) -> Column {
    missing([UInt8](repeating: reason.rawValue, count: count), type: type)
  }

  /// The cells of the rows given; a row of -1 gives a cell that is missing for a reason.
  package func gathered(_ rows: [Int32], orMissing reason: MissingReason) -> Column {
    guard rows.contains(-1) else { return gathered(rows) }
    let values = Self.pick(self.values, rows)
    let known = validity.isAll ? [UInt8](repeating: 0, count: count) : validity.reasons
    return Column(
      values,
      validity: Validity(reasons: Self.pick(known, rows, else: reason.rawValue)),
      notes: CellNotes(
        decimals: notes.decimals.isEmpty ? [] : Self.pick(notes.decimals, rows, else: 0),
        units: notes.units.isEmpty ? [] : Self.pick(notes.units, rows, else: 0),
        unitTable: notes.unitTable,
        flags: notes.flags.isEmpty ? [] : Self.pick(notes.flags, rows, else: 0)
      )
    )
  }

  private static func pick(_ values: Values, _ rows: [Int32]) -> Values {
    switch values {
    case .boolean(let cells): .boolean(pick(cells, rows, else: false))
    case .decimal(let cells, let scale): .decimal(pick(cells, rows, else: 0), scale: scale)
    case .floating(let cells): .floating(pick(cells, rows, else: 0))
    case .interval(let lower, let upper):
      .interval(lower: pick(lower, rows), upper: pick(upper, rows))
    case .period(let cells): .period(pick(cells, rows, else: .nowhere))
    case .text(let cells, let dictionary):
      .text(pick(cells, rows, else: 0), dictionary.count == 0 ? .empty : dictionary)
    case .rowNumbers(let numbers): .decimal(pick(numbers.all, rows, else: 0), scale: 0)
    }
  }

  private static func pick<Cell>(_ cells: [Cell], _ rows: [Int32], else none: Cell) -> [Cell] {
    guard !cells.isEmpty else { return [Cell](repeating: none, count: rows.count) }
    // Some cell is read either way, so that there is no branch to mispredict.
    return rows.map { row in
      let cell = cells[Int(max(row, 0))]
      return row < 0 ? none : cell
    }
  }
}

extension Period {
  /// What stands in the place of a missing period.
  fileprivate static let nowhere = Period(start: 0, end: 0, grain: .day)
}

extension TextDictionary {
  /// The dictionary of a column without any text, whose codes must still be found in it.
  fileprivate static let empty = TextDictionary([""])
}
