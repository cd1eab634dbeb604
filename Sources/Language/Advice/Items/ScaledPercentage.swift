import Columns
import Diagnostics
import Plan

/// A percentage times a small number, which is that percentage of the number and not so many times
/// the percentage.
///
/// The answer stays what it is of any number: 42% of 300 is 126, and a rule that changed at some size
/// would be a guess. Below ten it is seldom the percentage of a number that is meant.
enum ScaledPercentage: Advice {
  static let id = "scaled-percentage"
  static let reason =
    "A percentage times a number is that percentage of it, as 300 * 42% is 126; so 2 * 42% is 0.84, "
    + "where twice 42% would be 84%."
  static let fix = "Write `as_percent(2 * x)` for a multiple of a percentage."
  static let examples = (
    provoking: "from attainment | add percent * 2 as twice | show measure, percent, twice",
    heeding:
      "from attainment | add as_percent(percent * 2) as twice | show measure, percent, twice"
  )

  static func advice(on plan: Plan) -> [Diagnostic] {
    plan.expressions.flatMap { expression in
      let heeded = Set(expression.parts.flatMap { $0.call(of: "as_percent") ?? [] }.map(\.span))
      return expression.parts.compactMap { part -> Diagnostic? in
        guard !heeded.contains(part.span), let operands = part.call(of: "*"), operands.count == 2,
          let place = operands.firstIndex(where: { $0.type.number?.unit == .percent }),
          let number = operands[1 - place].literal?.number,
          operands[1 - place].type.number?.unit == .plain, number != 0, number.magnitude < 10
        else { return nil }
        let factor = Words.value(operands[1 - place].literal ?? .missing(.blank))
        return message(
          "a percentage times \(factor) is that percentage of \(factor), and not \(factor) times "
            + "the percentage",
          at: part.span,
          help: ["for \(factor) times the percentage write `as_percent(…)` round it"]
        )
      }
    }
  }
}
