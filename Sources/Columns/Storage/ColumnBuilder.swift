/// Builds a column of a known type a cell at a time.
///
/// For results of modest size: kernels that touch every row of a large table fill arrays directly.
package struct ColumnBuilder {
  /// The type of the column being built.
  package let type: DataType
  private var booleans: [Bool] = []
  private var decimals: [Int64] = []
  private var floatings: [Double] = []
  private var periods: [Period] = []
  private var codes: [UInt32] = []
  private var dictionary = TextDictionaryBuilder()
  private var upperDecimals: [Int64] = []
  private var upperFloatings: [Double] = []
  private var reasons: [UInt8] = []
  private var printed: [UInt8] = []
  private var units: [UInt16] = []
  private var unitTable: [Unit] = []
  private var flags: [UInt8] = []

  private static let emptyPeriod = Period(start: 0, end: 0, grain: .day)

  /// Creates a builder.
  package init(type: DataType) {
    self.type = type
  }

  /// The number of cells so far.
  package var count: Int { reasons.count }

  /// Adds a cell; a value that does not fit the type becomes missing as unreadable.
  ///
  /// - Parameters:
  ///   - value: the cell.
  ///   - decimals: the decimal places printed, where they may differ from the column's.
  ///   - unit: the row's unit, for a column whose unit varies.
  ///   - flags: what the publisher says of the value.
  package mutating func append(
    _ value: Value,
    decimals: Int? = nil,
    unit: Unit? = nil,
    flags: CellFlags = []
  ) {
    var reason: MissingReason?
    if case .missing(let given) = value { reason = given }
    switch type {
    case .boolean:
      if case .boolean(let cell) = value {
        booleans.append(cell)
      } else {
        booleans.append(false)
        reason = reason ?? .unreadable
      }
    case .number(let type):
      if !append(number: value, as: type.representation) { reason = reason ?? .unreadable }
    case .interval(let type):
      let (lower, upper) =
        if case .interval(let a, let b) = value { (a, b) } else { (value, value) }
      if !append(number: lower, as: type.representation) { reason = reason ?? .unreadable }
      if !append(upper: upper, as: type.representation) { reason = reason ?? .unreadable }
    case .period:
      if case .period(let cell) = value {
        periods.append(cell)
      } else {
        periods.append(Self.emptyPeriod)
        reason = reason ?? .unreadable
      }
    case .text, .unknown:
      if case .text(let cell) = value {
        codes.append(dictionary.code(for: cell))
      } else {
        codes.append(dictionary.code(for: ""))
        reason = reason ?? .unreadable
      }
    }
    reasons.append(reason?.rawValue ?? 0)
    note(decimals: decimals, unit: unit)
    if !flags.isEmpty || !self.flags.isEmpty {
      // The cells before the first flag had none.
      while self.flags.count < count - 1 { self.flags.append(0) }
      self.flags.append(flags.rawValue)
    }
  }

  private mutating func append(
    number value: Value,
    as representation: NumberType.Representation
  )
    -> Bool
  {
    switch (representation, value) {
    case (.decimal(let scale), .decimal(let cell)):
      let mantissa = PowersOfTen.rescale(cell.mantissa, from: cell.scale, to: scale)
      decimals.append(mantissa ?? 0)
      return mantissa != nil
    case (.floating, .floating(let cell)):
      floatings.append(cell)
      return true
    case (.floating, .decimal(let cell)):
      floatings.append(cell.floating)
      return true
    case (.decimal, _):
      decimals.append(0)
      return false
    case (.floating, _):
      floatings.append(0)
      return false
    }
  }

  /// Adds an upper end, as ``append(number:as:)`` adds a number or the lower end.
  private mutating func append(
    upper value: Value,
    as representation: NumberType.Representation
  ) -> Bool {
    swap(&decimals, &upperDecimals)
    swap(&floatings, &upperFloatings)
    defer {
      swap(&decimals, &upperDecimals)
      swap(&floatings, &upperFloatings)
    }
    return append(number: value, as: representation)
  }

  private mutating func note(decimals: Int?, unit: Unit?) {
    if let decimals, let scale = type.measure?.scale {
      if printed.isEmpty, decimals != scale {
        printed = [UInt8](repeating: UInt8(clamping: scale), count: count - 1)
        printed.append(UInt8(clamping: decimals))
        return noteUnit(unit)
      }
      if !printed.isEmpty { printed.append(UInt8(clamping: decimals)) }
    } else if !printed.isEmpty {
      printed.append(UInt8(clamping: type.measure?.scale ?? 0))
    }
    noteUnit(unit)
  }

  private mutating func noteUnit(_ unit: Unit?) {
    guard type.measure?.unit.quantity == .varies else { return }
    let unit = unit ?? .plain
    let code = unitTable.firstIndex(of: unit) ?? unitTable.count
    if code == unitTable.count { unitTable.append(unit) }
    units.append(UInt16(clamping: code))
  }

  /// The column of all cells added.
  package func build() -> Column {
    let values: Column.Values =
      switch type {
      case .boolean: .boolean(booleans)
      case .number(let type):
        type.scale.map { .decimal(decimals, scale: $0) } ?? .floating(floatings)
      case .interval(let type):
        if let scale = type.scale {
          .interval(
            lower: .decimal(decimals, scale: scale),
            upper: .decimal(upperDecimals, scale: scale)
          )
        } else {
          .interval(lower: .floating(floatings), upper: .floating(upperFloatings))
        }
      case .period: .period(periods)
      case .text, .unknown: .text(codes, dictionary.build())
      }
    return Column(
      values,
      validity: Validity(reasons: reasons),
      notes: Column.CellNotes(
        decimals: printed,
        units: units,
        unitTable: unitTable,
        flags: flags
      )
    )
  }
}
