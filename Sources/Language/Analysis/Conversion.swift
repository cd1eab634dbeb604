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
    // A number without a unit that takes another's keeps its digits.
    let shift = from.unit.quantity == .plain ? 0 : from.unit.power - to.unit.power
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
        guard let ends = columns[0].ends else { return try moved(columns[0], by: shift, to: type) }
        let lower = try moved(ends.lower, by: shift, to: type)
        let upper = try moved(ends.upper, by: shift, to: type)
        return Column(
          .interval(lower: lower.values, upper: upper.values),
          validity: columns[0].validity,
          notes: lower.notes
        )
      }
    )
  }

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
      return Column(.floating(cells), validity: column.validity)
    }
    guard case .decimal(let cells, let own) = column.values else { return column }
    var moved: [Int64] = []
    moved.reserveCapacity(cells.count)
    for (row, mantissa) in cells.enumerated() {
      // Moving the power by `shift` is moving the decimal point the other way.
      if let cell = PowersOfTen.rescale(mantissa, from: own, to: scale + shift) {
        moved.append(cell)
      } else if column.validity.isPresent(row) {
        throw KernelFailure(
          id: "number-too-large",
          "a number is too large to be kept exactly here",
          help: ["show it in a larger unit, such as £m"]
        )
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
        unitTable: column.notes.unitTable
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
