import Columns
import Glibc
import Plan

extension Function {
  /// Raises a plain number to a power.
  static let power = Function.strict(
    "^",
    [Parameter("a"), Parameter("b")],
    summary: "Raises a plain number to a power; a root of a negative number is undefined.",
    examples: [
      Example("2 ^ 5", "32"),
      Example("1.5 ^ 2", "2.25"),
    ]
  ) { (arguments) throws(TypeProblem) in
    let (left, right) = try Arithmetic.numbers(arguments, of: "^")
    let isPlain = [left, right].allSatisfy { $0.unit == .plain || $0.unit == .ratio }
    guard isPlain else {
      throw .unlikeUnits(
        "raised to a power",
        arguments,
        help: ["powers are of numbers without a unit: write `number(…)`"]
      )
    }
    return .number(NumberType(.floating, unit: .plain))
  } kernel: { (columns, _, _) throws(KernelFailure) in
    guard let cells = Arithmetic.floating(columns, shift: 0) else { throw .unexpected("^") }
    var powers = cells.left
    let exponents = cells.right
    for row in powers.indices { powers[row] = pow(powers[row], exponents[row]) }
    return .floatings(powers, validity: .meeting(columns))
  }
}
