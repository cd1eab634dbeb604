import Columns
import Plan

/// Changes how a number is held without changing what it is: its decimal places, its power of ten,
/// exact to floating.
enum Conversion {
  /// The expression with another type that can hold its values.
  static func converted(_ expression: Expression, to type: DataType) -> Expression {
    guard expression.type != type else { return expression }
    if let literal = expression.literal, case .missing = literal {
      return Expression(.literal(literal), type: type, span: expression.span)
    }
    guard let from = expression.type.measure, let to = type.measure else {
      return Expression(expression.node, type: type, span: expression.span)
    }
    if from.unit.quantity == .varies, to.unit.quantity != .varies {
      return narrowed(expression, to: to)
    }
    // A number without a unit that takes another's keeps its digits.
    let isSame = from.unit.quantity == .plain || to.unit.quantity == .varies
    let shift = isSame ? 0 : from.unit.exponent - to.unit.exponent
    return Expression(
      .call(function(shift: shift), [expression]),
      type: type,
      span: expression.span
    )
  }

  private static func function(shift: Int) -> Function {
    Function(
      "convert",
      [Parameter("x")],
      summary: "The same number, held another way.",
      typing: { .success($0[0].type) },
      kernel: { columns, signature, _ throws(KernelFailure) in
        guard let type = signature.result.measure else { return columns[0] }
        let own = signature.arguments[0].measure?.unit
        guard let ends = columns[0].ends else {
          return try moved(columns[0], by: shift, to: type).noting(own, in: type)
        }
        let lower = try moved(ends.lower, by: shift, to: type).noting(own, in: type)
        let upper = try moved(ends.upper, by: shift, to: type)
        return Column(
          .interval(lower: lower.values, upper: upper.values),
          validity: columns[0].validity,
          notes: lower.notes
        )
      }
    )
  }

  /// Numbers with a unit a row as numbers of one unit; a row of an unlike unit is missing.
  private static func narrowed(_ expression: Expression, to type: NumberType) -> Expression {
    let function = Function(
      "convert",
      [Parameter("x")],
      summary: "The same number, held another way.",
      typing: { .success($0[0].type) },
      kernel: { columns, _, _ throws(KernelFailure) in try narrowed(columns[0], to: type) }
    )
    return Expression(.call(function, [expression]), type: .number(type), span: expression.span)
  }

  private static func narrowed(
    _ column: Column,
    to type: NumberType
  ) throws(KernelFailure) -> Column {
    let (codes, table) = (column.notes.units, column.notes.unitTable)
    let plain = column.with(notes: Column.CellNotes(decimals: column.notes.decimals))
    var used = [Bool](repeating: false, count: table.count)
    for row in codes.indices where column.validity.isPresent(row) { used[Int(codes[row])] = true }
    let others = table.indices.filter { used[$0] && table[$0] != type.unit }
    guard !others.isEmpty else { return try moved(plain, by: 0, to: type) }
    // Seldom: rows of a like unit in several scales, each moved for itself.
    var builder = ColumnBuilder(type: .number(type))
    for row in 0..<column.count {
      let unit = column.unit(at: row) ?? .plain
      let value = column.value(at: row)
      if case .missing = value {
        builder.append(value)
      } else if unit.isLike(type.unit) {
        let shift = unit.exponent - type.unit.exponent
        let decimals = column.decimals(at: row).map { $0 - shift }
        builder.append(try moved(value, by: shift, to: type), decimals: decimals)
      } else {
        builder.append(.missing(.unlikeUnits))
      }
    }
    return builder.build()
  }

  private static func moved(
    _ value: Value,
    by shift: Int,
    to type: NumberType
  ) throws(KernelFailure) -> Value {
    switch value {
    case .floating(let number):
      let factor = PowersOfTen.exactFloating[min(abs(shift), 22)]
      return .floating(shift >= 0 ? number * factor : number / factor)
    case .decimal(let number):
      guard let scale = type.scale else {
        return try moved(.floating(number.floating), by: shift, to: type)
      }
      guard
        let cell = PowersOfTen.rescale(number.mantissa, from: number.scale - shift, to: scale)
      else { throw tooLarge }
      return .decimal(ExactDecimal(mantissa: cell, scale: scale))
    default: return value
    }
  }

  private static let tooLarge = KernelFailure(
    id: "number-too-large",
    "a number is too large to be kept exactly here",
    help: ["show it in a larger unit, such as £m"]
  )

  private static func moved(
    _ column: Column,
    by shift: Int,
    to type: NumberType
  )
    throws(KernelFailure) -> Column
  {
    guard let scale = type.scale else {
      let factor = PowersOfTen.exactFloating[min(abs(shift), 22)]
      let cells = floatings(column).map { shift >= 0 ? $0 * factor : $0 / factor }
      return Column(.floating(cells), validity: column.validity).with(flags: column.notes.flags)
    }
    guard case .decimal(let cells, let own) = column.values else { return column }
    var moved: [Int64] = []
    moved.reserveCapacity(cells.count)
    for (row, mantissa) in cells.enumerated() {
      // Moving the power by `shift` is moving the decimal point the other way.
      if let cell = PowersOfTen.rescale(mantissa, from: own, to: scale + shift) {
        moved.append(cell)
      } else if column.validity.isPresent(row) {
        throw tooLarge
      } else {
        moved.append(0)
      }
    }
    let printed =
      shift == 0 && own == scale
      ? column.notes
      : Column.CellNotes(
        decimals: printedDecimals(column, own, shift),
        units: column.notes.units,
        unitTable: column.notes.unitTable,
        flags: column.notes.flags
      )
    return Column(.decimal(moved, scale: scale), validity: column.validity, notes: printed)
  }

  private static func printedDecimals(_ column: Column, _ scale: Int, _ shift: Int) -> [UInt8] {
    let printed = column.notes.decimals
    if printed.isEmpty {
      return [UInt8](repeating: UInt8(clamping: scale - shift), count: column.count)
    }
    return printed.map { UInt8(clamping: Int($0) - shift) }
  }

  private static func floatings(_ column: Column) -> [Double] {
    switch column.values {
    case .floating(let cells): cells
    case .decimal(let cells, let scale): cells.map { PowersOfTen.floating($0, scale: scale) }
    default: [Double](repeating: 0, count: column.count)
    }
  }
}

extension Column {
  /// The same cells with the unit of each, where the type has one by row and they have none yet.
  fileprivate func noting(_ own: Unit?, in type: NumberType) -> Column {
    guard type.unit.quantity == .varies, notes.units.isEmpty, let own else { return self }
    return with(
      notes: Column.CellNotes(
        decimals: notes.decimals,
        units: [UInt16](repeating: 0, count: count),
        unitTable: [own]
      )
    )
  }
}
