import Columns

/// A column's name, type, and cells; the last may carry printed decimals and a unit.
struct SampleColumn {
  let field: Field
  let column: Column

  init(_ name: String, _ type: DataType, _ cells: [Value]) {
    self.init(name, type, noted: cells.map { ($0, nil, nil) })
  }

  init(_ name: String, _ type: DataType, noted cells: [(Value, Int?, Unit?)]) {
    field = Field(name, type)
    var builder = ColumnBuilder(type: type)
    for (value, decimals, unit) in cells { builder.append(value, decimals: decimals, unit: unit) }
    column = builder.build()
  }
}

func table(_ columns: SampleColumn...) -> Table {
  Table(
    schema: Schema(columns.map(\.field)),
    batches: [Batch(columns.map(\.column), count: columns.first?.column.count ?? 0)]
  )
}

func decimal(_ mantissa: Int64, _ scale: Int = 0) -> Value {
  .decimal(ExactDecimal(mantissa: mantissa, scale: scale))
}

func exact(_ scale: Int, _ unit: Unit) -> DataType {
  .number(NumberType(.decimal(scale: scale), unit: unit))
}

func floating(_ unit: Unit) -> DataType { .number(NumberType(.floating, unit: unit)) }

enum Sample {
  static let ordinary = table(
    SampleColumn("service", .text, [.text("Home to School"), .text("Placements | external")]),
    SampleColumn("variance", exact(0, Unit(.money, power: 3)), [decimal(10036), decimal(-45)]),
    SampleColumn(
      "share",
      exact(2, .percent),
      noted: [(decimal(4200, 2), 0, nil), (decimal(650, 2), 1, nil)]
    ),
    SampleColumn("is_total", .boolean, [.boolean(true), .boolean(false)])
  )

  static let unicode = table(
    SampleColumn(
      "mesure",
      .text,
      [.text("日本語 ✓"), .text("e\u{301}cole \u{1B}[31m"), .text("a\nb,\"c\"")]
    ),
    SampleColumn(
      "value",
      exact(1, .varies),
      noted: [
        (decimal(188, 1), 1, Unit(.money, power: 6)), (decimal(420, 1), 0, .percent),
        (decimal(62, 1), 1, Unit(.plain, per: .population(10000))),
      ]
    )
  )

  static let missing = table(
    SampleColumn(
      "period",
      .period,
      [.quarter(2, 2023), .missing(.blank), .missing(.noMatch)]
    ),
    SampleColumn(
      "rate",
      floating(.percent),
      [.floating(31.569), .missing(.suppressed), .missing(.low)]
    ),
    SampleColumn("note", .unknown, [.missing(.blank), .missing(.blank), .missing(.noData)])
  )

  static let empty = table(SampleColumn("name", .text, []), SampleColumn("n", .integer, []))

  static func long(_ count: Int) -> Table {
    let type = exact(0, .plain)
    let batches = stride(from: 0, to: count, by: 3).map { start in
      let cells = (start..<min(start + 3, count)).map { decimal(Int64($0) + 998) }
      return Batch([SampleColumn("n", type, cells).column], count: cells.count)
    }
    return Table(schema: Schema([Field("n", type)]), batches: batches)
  }
}

extension Value {
  static func quarter(_ quarter: Int, _ year: Int) -> Value {
    Period.quarter(quarter, of: year, .financial).map { .period($0) } ?? .missing(.unreadable)
  }
}
