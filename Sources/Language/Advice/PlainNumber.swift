import Columns
import Diagnostics
import Plan

/// A note where a number without a unit is compared with a column printed in thousands or millions.
enum PlainNumber {
  private static let comparisons: Set<String> = [
    "=", "<>", "<", "<=", ">", ">=", "between", "in",
  ]

  /// The note on a call of an operator, or nil where nothing can be misread.
  static func note(on function: Function, _ operands: [Expression]) -> Diagnostic? {
    guard comparisons.contains(function.name),
      let unit = operands.lazy.compactMap({ $0.literal == nil ? $0.type.number?.unit : nil }).first,
      unit.power != 0,
      let literal = operands.first(where: { $0.type.number?.unit == .plain && $0.literal != nil }),
      case .decimal(let number)? = literal.literal, number.mantissa != 0
    else { return nil }
    let (prefix, suffix) = unit.affixes
    let written = prefix + NumberText.grouped(number.description) + suffix
    return Diagnostic(
      .note,
      id: "plain-number",
      "`\(number)` is read in \(unit.heading), as the column is printed: \(written)",
      at: literal.span,
      help: ["write the unit to be sure"]
    )
  }
}
