import Columns

extension ArrowFile {
  /// Cells of a type without a dictionary that is not text; exact numbers that do not fit are floating.
  func plain(
    _ type: ArrowType,
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice,
    _ reasons: inout [UInt8],
    asFloating: Bool = false
  ) throws(DataError) -> Column {
    switch type {
    case .boolean:
      let values = Column.Values.boolean(try booleans(cells, rows, reasons))
      return Column(values, validity: Validity(reasons: reasons))
    case .dateDays, .dateMilliseconds, .timestamp:
      let numbers = try integers(type, cells, rows, reasons) ?? []
      return Self.days(numbers, of: type, &reasons)
    case .floating:
      let numbers = try floating(type, cells, rows, &reasons)
      return Column(.floating(numbers), validity: Validity(reasons: reasons))
    case .decimal, .integer:
      if !asFloating, let exact = try exact(type, cells, rows, reasons) {
        return Column(exact, validity: Validity(reasons: reasons))
      }
      let numbers = try floating(type, cells, rows, &reasons)
      return Column(.floating(numbers), validity: Validity(reasons: reasons))
    case .null, .text, .textView, .other:
      return Column.missing(.blank, type: .text, count: rows.count)
    }
  }

  /// Exact numbers at a scale from 0 to 18; nil where one does not fit into 64 bits.
  func exact(
    _ type: ArrowType,
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice,
    _ reasons: [UInt8]
  ) throws(DataError) -> Column.Values? {
    guard var numbers = try integers(type, cells, rows, reasons) else { return nil }
    let scale = type.decimalScale
    guard scale <= ExactDecimal.maximumScale else { return nil }
    if scale < 0 {
      for row in numbers.indices where numbers[row] != 0 {
        guard let moved = PowersOfTen.rescale(numbers[row], from: 0, to: -scale) else { return nil }
        numbers[row] = moved
      }
    }
    return .decimal(numbers, scale: max(scale, 0))
  }

  /// Days of numbers that count days, or moments from which the time of day is taken away.
  static func days(
    _ numbers: [Int64],
    of type: ArrowType,
    _ reasons: inout [UInt8]
  ) -> Column {
    let units: Int64 =
      switch type {
      case .dateMilliseconds: 86_400_000
      case .timestamp(let perSecond, _): 86_400 * perSecond
      default: 1
      }
    var periods: [Period] = []
    periods.reserveCapacity(numbers.count)
    for row in numbers.indices {
      let (quotient, rest) = numbers[row].quotientAndRemainder(dividingBy: units)
      let day = Int32(clamping: rest < 0 ? quotient - 1 : quotient)
      if Period.days.contains(day) {
        periods.append(Period(start: day, end: day, grain: .day))
      } else {
        periods.append(Period(start: 0, end: 0, grain: .day))
        if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: numbers.count) }
        if reasons[row] == 0 { reasons[row] = MissingReason.unreadable.rawValue }
      }
    }
    return Column(.period(periods), validity: Validity(reasons: reasons))
  }

  /// The codes of a column with a dictionary, each less than the number of its values; 0 where there
  /// is no value.
  func codes(
    _ field: ArrowField,
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice,
    _ reasons: [UInt8],
    below count: Int
  ) throws(DataError) -> [UInt32] {
    switch field.storage {
    case .integer(8, true): try codes(raw(Int8.self, cells, rows), reasons, count, field)
    case .integer(8, false): try codes(raw(UInt8.self, cells, rows), reasons, count, field)
    case .integer(16, true): try codes(raw(Int16.self, cells, rows), reasons, count, field)
    case .integer(16, false): try codes(raw(UInt16.self, cells, rows), reasons, count, field)
    case .integer(32, true): try codes(raw(Int32.self, cells, rows), reasons, count, field)
    case .integer(32, false): try codes(raw(UInt32.self, cells, rows), reasons, count, field)
    default: try codes(raw(Int64.self, cells, rows), reasons, count, field)
    }
  }

  private func codes<Cell: FixedWidthInteger>(
    _ cells: [Cell],
    _ reasons: [UInt8],
    _ count: Int,
    _ field: ArrowField
  ) throws(DataError) -> [UInt32] {
    if reasons.isEmpty {
      return try known(cells, count, field).map { UInt32(truncatingIfNeeded: $0) }
    }
    var codes = [UInt32](repeating: 0, count: cells.count)
    var areKnown = true
    for row in cells.indices where reasons[row] == 0 {
      areKnown = areKnown && cells[row] >= 0 && cells[row] < count
      codes[row] = UInt32(truncatingIfNeeded: cells[row])
    }
    guard areKnown else { throw ArrowFault.dictionary(bytes.name, field.name) }
    return codes
  }

  /// Codes as they are, when each is less than the number of values.
  private func known<Cell: FixedWidthInteger>(
    _ codes: [Cell],
    _ count: Int,
    _ field: ArrowField
  ) throws(DataError) -> [Cell] {
    // Without a sign a negative code is greater than all that are known. There is no branch in the
    // loop, so that the compiler compares many at a time.
    let last = Cell.Magnitude(truncatingIfNeeded: Cell(clamping: max(count, 1) - 1))
    var strays: Cell.Magnitude = 0
    let cells = codes.span
    for row in cells.indices {
      strays |= Cell.Magnitude(truncatingIfNeeded: cells[row]) > last ? 1 : 0
    }
    guard strays == 0, count > 0 || codes.isEmpty else {
      throw ArrowFault.dictionary(bytes.name, field.name)
    }
    return codes
  }
}
