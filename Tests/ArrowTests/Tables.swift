import Columns

/// A table with everything that a number remembers.
enum Tables {
  /// What a column is made of.
  struct Cells {
    let name: String
    let type: DataType
    var metadata = FieldMetadata()
    /// Each value with its printed decimals, its unit and its flags.
    let values: [(Value, Int?, Unit?, CellFlags)]

    init(
      _ name: String,
      _ type: DataType,
      metadata: FieldMetadata = FieldMetadata(),
      _ values: [(Value, Int?, Unit?, CellFlags)]
    ) {
      self.name = name
      self.type = type
      self.metadata = metadata
      self.values = values
    }

    init(
      _ name: String,
      _ type: DataType,
      metadata: FieldMetadata = FieldMetadata(),
      plain values: [Value]
    ) {
      self.init(name, type, metadata: metadata, values.map { ($0, nil, nil, []) })
    }
  }

  static func number(_ scale: Int?, _ unit: Unit) -> DataType {
    .number(NumberType(scale.map { .decimal(scale: $0) } ?? .floating, unit: unit))
  }

  static func decimal(_ mantissa: Int64, _ scale: Int) -> Value {
    .decimal(ExactDecimal(mantissa: mantissa, scale: scale))
  }

  static func table(_ columns: [Cells], batchRows: Int = .max) -> Table {
    let count = columns.first?.values.count ?? 0
    var batches: [Batch] = []
    for start in stride(from: 0, to: count, by: min(batchRows, max(count, 1))) {
      let rows = start..<min(start + min(batchRows, count), count)
      let made = columns.map { cells in
        var builder = ColumnBuilder(type: cells.type)
        for (value, decimals, unit, flags) in cells.values[rows] {
          builder.append(value, decimals: decimals, unit: unit, flags: flags)
        }
        return builder.build()
      }
      batches.append(Batch(made, count: rows.count))
    }
    let fields = columns.map { Field($0.name, $0.type, metadata: $0.metadata) }
    return Table(schema: Schema(fields), batches: batches)
  }

  private static func metadata(_ change: (inout FieldMetadata) -> Void) -> FieldMetadata {
    var metadata = FieldMetadata()
    change(&metadata)
    return metadata
  }

  private static func year(_ year: Int, _ calendar: Period.Calendar) -> Value {
    Period.year(year, calendar).map(Value.period) ?? .missing(.blank)
  }

  /// Every type, every reason and every note.
  static var everything: [Cells] {
    let day = Period(start: 19_601, end: 19_601, grain: .day)
    return [
      Cells(
        "budget",
        number(2, Unit(.money, power: 6)),
        metadata: metadata {
          $0.title = "Budget, £m"
          $0.role = .value
          $0.polarity = .lower
          $0.denominator = "pupils"
        },
        [
          (decimal(2955, 2), nil, nil, []), (decimal(950, 2), 1, nil, [.revised, .provisional]),
          (.missing(.suppressed), nil, nil, []), (decimal(-1, 2), nil, nil, .forecast),
          (.missing(.low), nil, nil, []), (decimal(.min, 2), nil, nil, []),
        ]
      ),
      Cells(
        "pupils",
        number(0, Unit(.count(of: "pupils"), power: 3)),
        plain: [
          decimal(0, 0), decimal(.max, 0), decimal(.min, 0), .missing(.blank), decimal(7, 0),
          .missing(.blank),
        ]
      ),
      Cells(
        "rate",
        number(nil, Unit(.count(of: nil), per: .population(10_000))),
        plain: [
          .floating(0.1), .floating(-1e300), .missing(.undefined), .floating(0),
          .floating(.leastNonzeroMagnitude),
          .floating(1),
        ]
      ),
      Cells(
        "measure",
        number(1, .varies),
        metadata: metadata { $0.unitColumn = "unit" },
        [
          (decimal(421, 1), nil, .percent, []), (decimal(30, 1), 0, .percentagePoints, []),
          (decimal(5, 1), nil, Unit(.money, power: 3, per: .quantity(.count(of: "pupil"))), []),
          (.missing(.notApplicable), nil, .percent, []), (decimal(1, 1), nil, nil, .estimated),
          (decimal(2, 1), nil, .days, []),
        ]
      ),
      Cells(
        "period",
        .period,
        metadata: metadata {
          $0.calendar = .academic
          $0.grain = .year
          $0.periodKind = .snapshot
        },
        plain: [
          year(2023, .financial), year(2022, .academic), .missing(.notAvailable),
          Period.year(2023, .financial).map { .period($0.with(kind: .outturn)) }
            ?? .missing(.blank),
          year(2019, .tax),
          .period(Period(start: 19_601, end: 19_630, grain: .month, kind: .yearToDate)),
        ]
      ),
      Cells(
        "day",
        .period,
        plain: [
          .period(day), .period(day), .missing(.blank),
          .period(Period(start: -1, end: -1, grain: .day)), .period(day), .missing(.blank),
        ]
      ),
      Cells(
        "name",
        .text,
        plain: [
          .text("Leeds"), .text(""), .text("Llŷn \"a\""), .missing(.suppressed), .text("Leeds"),
          .missing(.blank),
        ]
      ),
      Cells(
        "is_total",
        .boolean,
        plain: [
          .boolean(true), .boolean(false), .missing(.noMatch), .boolean(true), .boolean(false),
          .boolean(true),
        ]
      ),
      Cells(
        "possible",
        .interval(NumberType(.decimal(scale: 1), unit: .percent)),
        plain: [
          .interval(decimal(10, 1), decimal(25, 1)), .missing(.impossible),
          .interval(decimal(0, 1), decimal(0, 1)), .interval(decimal(-5, 1), decimal(1, 1)),
          .missing(.blank), .interval(decimal(1, 1), decimal(2, 1)),
        ]
      ),
      Cells("nothing", .unknown, plain: [Value](repeating: .missing(.unlikeUnits), count: 6)),
      // A name that the companion of another would have.
      Cells("budget_missing", .text, plain: [Value](repeating: .text("x"), count: 6)),
    ]
  }

  /// A cell with all that is known of it.
  static func describe(_ column: Column, _ row: Int, _ type: DataType) -> String {
    let scale = type.measure?.scale
    let decimals = column.decimals(at: row) ?? scale
    let unit = column.unit(at: row) ?? type.measure?.unit
    let value = column.value(at: row)
    // The printed form of a missing cell says nothing.
    if case .missing(let reason) = value { return "missing \(reason) \(unit as Any)" }
    if case .period(let period) = value {
      return "\(period) \(period.label) \(column.flags(at: row))"
    }
    return "\(value) \(decimals as Any) \(unit as Any) \(column.flags(at: row))"
  }
}
