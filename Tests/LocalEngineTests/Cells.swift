import Columns
import Plan

/// A cell as tests write it: `"a"`, `3`, `true`, `nil` for blank, `.suppressed`, `.decimal("7.50")`.
struct Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByFloatLiteral
{
  var value: Value
  var decimals: Int?
  var unit: Unit?

  init(_ value: Value, decimals: Int? = nil, unit: Unit? = nil) {
    (self.value, self.decimals, self.unit) = (value, decimals, unit)
  }

  init(stringLiteral text: String) { self.init(.text(text)) }
  init(integerLiteral number: Int64) {
    self.init(.decimal(ExactDecimal(mantissa: number, scale: 0)))
  }
  init(booleanLiteral flag: Bool) { self.init(.boolean(flag)) }
  init(floatLiteral number: Double) { self.init(.floating(number)) }
  init(nilLiteral: ()) { self.init(.missing(.blank)) }

  static let suppressed = Cell(.missing(.suppressed))

  /// A number at its printed scale, perhaps with the row's unit.
  static func decimal(_ text: String, _ unit: Unit? = nil) -> Cell {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let scale = parts.count > 1 ? parts[1].count : 0
    let mantissa = Int64(parts.joined()) ?? 0
    return Cell(
      .decimal(ExactDecimal(mantissa: mantissa, scale: scale)),
      decimals: scale,
      unit: unit
    )
  }

  static func period(_ period: Period?) -> Cell {
    Cell(period.map { .period($0) } ?? .missing(.unreadable))
  }
}

/// A column as tests write it.
struct Cells {
  let field: Field
  let cells: [Cell]

  init(_ name: String, _ type: DataType, _ cells: [Cell]) {
    field = Field(name, type)
    self.cells = cells
  }

  static func text(_ name: String, _ cells: [Cell]) -> Cells { Cells(name, .text, cells) }
  static func whole(_ name: String, _ cells: [Cell]) -> Cells { Cells(name, .integer, cells) }
  static func flag(_ name: String, _ cells: [Cell]) -> Cells { Cells(name, .boolean, cells) }
  static func period(_ name: String, _ cells: [Cell]) -> Cells { Cells(name, .period, cells) }

  static func decimal(_ name: String, scale: Int, unit: Unit = .plain, _ cells: [Cell]) -> Cells {
    Cells(name, .number(NumberType(.decimal(scale: scale), unit: unit)), cells)
  }

  static func floating(_ name: String, _ cells: [Cell]) -> Cells {
    Cells(name, .number(NumberType(.floating, unit: .plain)), cells)
  }
}

/// A table of the columns given, in one batch.
func table(_ columns: Cells...) -> Table { table(columns) }

func table(_ columns: [Cells]) -> Table {
  let built = columns.map { column in
    var builder = ColumnBuilder(type: column.field.type)
    for cell in column.cells {
      builder.append(cell.value, decimals: cell.decimals, unit: cell.unit)
    }
    return builder.build()
  }
  let count = columns.first?.cells.count ?? 0
  return Table(schema: Schema(columns.map(\.field)), batches: [Batch(built, count: count)])
}

extension Table {
  /// The rows as text, cells apart by a space: `a 7.50 (suppressed)`.
  var lines: [String] {
    var lines: [String] = []
    forEachRow { batch, row in
      lines.append(batch.columns.map { Self.text($0, row) }.joined(separator: " "))
      return true
    }
    return lines
  }

  private static func text(_ column: Column, _ row: Int) -> String {
    let unit = column.unit(at: row).map { $0.heading } ?? ""
    if let ends = column.ends, column.validity.isPresent(row) {
      return "\(text(ends.lower, row))…\(text(ends.upper, row))"
    }
    switch column.value(at: row) {
    case .boolean(let cell): return String(cell)
    case .interval: return ""
    case .decimal(let cell):
      let shown = column.decimals(at: row).flatMap { cell.rescaled(to: $0) } ?? cell
      return shown.description + unit
    case .floating(let cell): return NumberText.shortest(cell) + unit
    case .period(let cell): return cell.label
    case .text(let cell): return cell
    case .missing(let reason): return "(\(reason.words))"
    }
  }
}
