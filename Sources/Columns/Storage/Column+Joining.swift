extension Column {
  /// The columns one after another, as one column of a type that holds them all.
  ///
  /// Exact decimals move to the type's scale; text dictionaries are merged unless they are the same.
  /// A cell that does not fit, which the type rules out, becomes missing as unreadable.
  ///
  /// - Complexity: O(rows + distinct texts).
  package static func joined(_ columns: [Column], type: DataType) -> Column {
    if columns.count == 1, columns[0].fits(type) { return columns[0] }
    let count = columns.reduce(0) { $0 + $1.count }
    let reasons = joinedReasons(columns)
    let notes = joinedNotes(columns, type: type)
    let values: Values? =
      switch type {
      case .boolean: joinedBooleans(columns, count)
      case .number(let number): joinedNumbers(columns, number, count)
      case .interval(let ends): joinedIntervals(columns, ends, count)
      case .period: joinedPeriods(columns, count)
      case .text, .unknown: joinedText(columns, count)
      }
    if let values { return Column(values, validity: Validity(reasons: reasons), notes: notes) }
    var builder = ColumnBuilder(type: type)
    for column in columns {
      for row in 0..<column.count {
        builder.append(
          column.value(at: row),
          decimals: column.decimals(at: row),
          unit: column.unit(at: row),
          flags: column.flags(at: row)
        )
      }
    }
    return builder.build()
  }

  private func fits(_ type: DataType) -> Bool {
    switch (values, type) {
    case (.boolean, .boolean), (.period, .period), (.text, .text), (.text, .unknown): true
    case (.decimal(_, let scale), .number(let number)): number.scale == scale
    case (.rowNumbers, .number(let number)): number.scale == 0
    case (.interval(.decimal(_, let scale), _), .interval(let ends)): ends.scale == scale
    case (.interval, .interval(let ends)): ends.scale == nil
    case (.floating, .number(let number)): number.scale == nil
    default: false
    }
  }

  private static func joinedReasons(_ columns: [Column]) -> [UInt8] {
    guard columns.contains(where: { !$0.validity.isAll }) else { return [] }
    return columns.flatMap { column in
      column.validity.isAll ? [UInt8](repeating: 0, count: column.count) : column.validity.reasons
    }
  }

  private static func joinedNotes(_ columns: [Column], type: DataType) -> CellNotes {
    var notes = CellNotes()
    if columns.contains(where: { !$0.notes.decimals.isEmpty }) {
      notes.decimals = columns.flatMap { column -> [UInt8] in
        if !column.notes.decimals.isEmpty { return column.notes.decimals }
        let scale = column.values.scale ?? 0
        return [UInt8](repeating: UInt8(clamping: scale), count: column.count)
      }
    }
    if columns.contains(where: { !$0.notes.flags.isEmpty }) {
      notes.flags = columns.flatMap { column in
        column.notes.flags.isEmpty
          ? [UInt8](repeating: 0, count: column.count) : column.notes.flags
      }
    }
    guard type.measure?.unit.quantity == .varies else { return notes }
    var positions: [Unit: UInt16] = [:]
    func position(of unit: Unit) -> UInt16 {
      if let known = positions[unit] { return known }
      let new = UInt16(clamping: notes.unitTable.count)
      notes.unitTable.append(unit)
      positions[unit] = new
      return new
    }
    for column in columns {
      if column.notes.units.isEmpty {
        let plain = position(of: .plain)
        notes.units.append(contentsOf: repeatElement(plain, count: column.count))
      } else {
        let map = column.notes.unitTable.map(position(of:))
        notes.units.append(contentsOf: column.notes.units.map { map[Int($0)] })
      }
    }
    return notes
  }

  private static func joinedBooleans(_ columns: [Column], _ count: Int) -> Values? {
    var cells: [Bool] = []
    cells.reserveCapacity(count)
    for column in columns {
      guard case .boolean(let part) = column.values else { return nil }
      cells.append(contentsOf: part)
    }
    return .boolean(cells)
  }

  private static func joinedPeriods(_ columns: [Column], _ count: Int) -> Values? {
    var cells: [Period] = []
    cells.reserveCapacity(count)
    for column in columns {
      guard case .period(let part) = column.values else { return nil }
      cells.append(contentsOf: part)
    }
    return .period(cells)
  }

  private static func joinedNumbers(
    _ columns: [Column],
    _ type: NumberType,
    _ count: Int
  ) -> Values? {
    guard let scale = type.scale else {
      var cells: [Double] = []
      cells.reserveCapacity(count)
      for column in columns {
        switch column.values {
        case .floating(let part): cells.append(contentsOf: part)
        case .decimal(let part, let scale):
          cells.append(contentsOf: part.map { PowersOfTen.floating($0, scale: scale) })
        default: return nil
        }
      }
      return .floating(cells)
    }
    var cells: [Int64] = []
    cells.reserveCapacity(count)
    for column in columns {
      let part: [Int64]
      let own: Int
      switch column.values {
      case .decimal(let cells, let places): (part, own) = (cells, places)
      case .rowNumbers(let rows): (part, own) = (rows.all, 0)
      default: return nil
      }
      if own == scale {
        cells.append(contentsOf: part)
      } else {
        for mantissa in part {
          guard let moved = PowersOfTen.rescale(mantissa, from: own, to: scale) else { return nil }
          cells.append(moved)
        }
      }
    }
    return .decimal(cells, scale: scale)
  }

  private static func joinedIntervals(
    _ columns: [Column],
    _ type: NumberType,
    _ count: Int
  ) -> Values? {
    let ends = columns.compactMap(\.ends)
    guard ends.count == columns.count, let lower = joinedNumbers(ends.map(\.lower), type, count),
      let upper = joinedNumbers(ends.map(\.upper), type, count)
    else { return nil }
    return .interval(lower: lower, upper: upper)
  }

  private static func joinedText(_ columns: [Column], _ count: Int) -> Values? {
    var shared: TextDictionary?
    var isShared = true
    for column in columns {
      guard case .text(_, let dictionary) = column.values else { return nil }
      if shared == nil { shared = dictionary } else if shared !== dictionary { isShared = false }
    }
    var codes: [UInt32] = []
    codes.reserveCapacity(count)
    if isShared, let shared {
      for column in columns {
        if case .text(let part, _) = column.values { codes.append(contentsOf: part) }
      }
      return .text(codes, shared)
    }
    var builder = TextDictionaryBuilder()
    // A code is translated when it is first met, so a short column costs no whole dictionary; the
    // translation is kept while columns share a dictionary.
    var map: [UInt32] = []
    var mapped: TextDictionary?
    for column in columns {
      guard case .text(let part, let dictionary) = column.values else { return nil }
      if mapped !== dictionary {
        map = [UInt32](repeating: .max, count: max(dictionary.count, 1))
        mapped = dictionary
        // A column without any text has codes of zero all the same.
        if dictionary.count == 0 { map[0] = builder.code(for: "") }
      }
      for code in part {
        if map[Int(code)] == .max {
          map[Int(code)] = builder.code(for: dictionary.utf8(code).span)
        }
        codes.append(map[Int(code)])
      }
    }
    return .text(codes, builder.build())
  }
}
