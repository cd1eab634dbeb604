import Columns
import Diagnostics
import Plan

/// Percentages compared with a fraction, and ratios with what looks like a percentage.
enum FractionForPercentage: Advice {
  static let id = "fraction-for-percentage"
  static let reason =
    "A plain number is read in the unit of what it is compared with: 0.5 beside a percentage is half "
    + "a per cent, and 50 beside a ratio is fifty times."
  static let fix = "Write the unit: `50%` means the same beside a percentage and beside a ratio."
  static let examples = (
    provoking: "from attainment | where percent < 0.5 | show measure, percent",
    heeding: "from attainment | where percent < 50% | show measure, percent"
  )

  private static let comparisons: Set<String> = ["=", "<>", "<", "<=", ">", ">=", "between", "in"]

  static func advice(on plan: Plan) -> [Diagnostic] {
    plan.expressions.flatMap(\.parts).flatMap { part -> [Diagnostic] in
      guard case .call(let function, let operands) = part.node,
        comparisons.contains(function.name),
        let unit = operands.lazy.compactMap({ $0.literal == nil ? $0.type.number?.unit : nil })
          .first, unit.isPartOfWhole
      else { return [] }
      return operands.compactMap { operand in
        guard operand.type.number?.unit == .plain, let literal = operand.literal,
          let number = literal.number
        else { return nil }
        return found(literal, number.magnitude, beside: unit, at: operand.span)
      }
    }
  }

  private static func found(
    _ literal: Value,
    _ size: Double,
    beside unit: Unit,
    at span: SourceSpan
  ) -> Diagnostic? {
    let text = Words.value(literal)
    switch unit.quantity {
    case .percent where size > 0 && size < 1:
      guard case .decimal(let number) = literal else { return nil }
      let whole = ExactDecimal(mantissa: number.mantissa, scale: max(number.scale - 2, 0))
      let meant = number.scale <= 2 ? scaled(number) : whole
      return message(
        "`\(text)` beside a percentage is \(text)%, less than one in a hundred",
        at: span,
        help: ["write `\(meant)%`, or `\(text)%` if that is meant"]
      )
    case .ratio where size >= 10 && size <= 100:
      return message(
        "`\(text)` beside a ratio is \(text) times the whole",
        at: span,
        help: ["write `\(text)%`, or `\(text).0` if that is meant"]
      )
    default: return nil
    }
  }

  /// A fraction as a percentage: 0.5 as 50.
  private static func scaled(_ number: ExactDecimal) -> ExactDecimal {
    let factor: Int64 = number.scale == 2 ? 1 : number.scale == 1 ? 10 : 100
    let (mantissa, overflow) = number.mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? number : ExactDecimal(mantissa: mantissa, scale: 0)
  }
}
