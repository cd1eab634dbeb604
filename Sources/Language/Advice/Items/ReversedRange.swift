import Columns
import Diagnostics
import Plan

/// `between` with its ends the wrong way round.
enum ReversedRange: Advice {
  static let id = "reversed-range"
  static let reason = "Nothing lies between a later end and an earlier one."
  static let fix = "Write the lower or earlier end first."
  static let examples = (
    provoking: "from risk_factors | where percent between 20 and 10 | show factor, percent",
    heeding:
      "from risk_factors | where percent between 10 and 20 and period = 2022/23 | show factor, percent"
  )

  static func advice(on plan: Plan) -> [Diagnostic] {
    plan.expressions.flatMap(\.parts).compactMap { part in
      guard let operands = part.call(of: "between"), operands.count == 3,
        isBackwards(operands[1], operands[2])
      else { return nil }
      let ends = operands.dropFirst().map { end in
        Words.value(end.core.literal ?? .missing(.blank), unit: end.core.type.number?.unit)
      }
      return message(
        "nothing lies between \(ends[0]) and \(ends[1])",
        at: part.span,
        help: ["write `between \(ends[1]) and \(ends[0])`"]
      )
    }
  }

  private static func isBackwards(_ low: Expression, _ high: Expression) -> Bool {
    guard let first = low.core.literal, let second = high.core.literal else { return false }
    switch (first, second) {
    case (.period(let low), .period(let high)): return low.start > high.end
    case (.text(let low), .text(let high)):
      return high.unicodeScalars.lexicographicallyPrecedes(low.unicodeScalars)
    default:
      guard let low = size(first, low), let high = size(second, high) else { return false }
      return low > high
    }
  }

  /// A number with the power of ten of its unit.
  private static func size(_ value: Value, _ expression: Expression) -> Double? {
    let power = expression.core.type.number?.unit.power ?? 0
    return value.number.map {
      $0 * (power == 0 ? 1 : PowersOfTen.exactFloating[min(max(power, 0), 22)])
    }
  }
}
