import Columns
import Plan

extension Function {
  /// Changes the sign of a number.
  static let negate = Function.strict(
    "negate",
    [Parameter("x")],
    summary: "Changes the sign of a number; written as `-x`.",
    examples: [Example("-(2 + 3)", "-5"), Example("-£9.5m", "-£9.5m")]
  ) { (arguments) throws(TypeProblem) in
    guard arguments[0].type.number != nil else { throw .notA("a number", arguments, 0, of: "-") }
    return arguments[0].type
  } kernel: { (columns, _, _) throws(KernelFailure) in
    let column = columns[0]
    switch column.values {
    case .decimal(var cells, let scale):
      // Only the least 64-bit number has no positive counterpart.
      guard !cells.contains(.min) else { throw .tooLarge("changing the sign") }
      for row in cells.indices { cells[row] = -cells[row] }
      return Column(
        .decimal(cells, scale: scale),
        validity: column.validity,
        notes: column.notes
      )
    case .floating(var cells):
      // Zero has no sign in a table.
      for row in cells.indices where cells[row] != 0 { cells[row] = -cells[row] }
      return Column(.floating(cells), validity: column.validity, notes: column.notes)
    default: throw .unexpected("-")
    }
  }.overIntervals
}
