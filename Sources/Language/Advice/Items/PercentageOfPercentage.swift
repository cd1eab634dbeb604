import Columns
import Diagnostics
import Plan

/// The percentage change of a percentage.
enum PercentageOfPercentage: Advice {
  static let id = "percentage-of-percentage"
  static let reason =
    "From 40% to 50% is a rise of 10 percentage points and of 25 per cent, and a reader takes one for "
    + "the other."
  static let fix = "Subtract, which gives percentage points, or say which of the two is meant."
  static let examples = (
    provoking: """
    from attainment
    add previous(percent) over (by measure, area sort by period) as before
    add percent_change(before, percent) as change
    """,
    heeding: """
    from attainment
    add previous(percent) over (by measure, area sort by period) as before
    add percent - before as change
    """
  )

  static func advice(on plan: Plan) -> [Diagnostic] {
    plan.expressions.flatMap(\.parts).compactMap { part in
      guard let operands = part.call(of: "percent_change"), operands.count == 2,
        operands.allSatisfy({ $0.type.number?.unit.isPartOfWhole ?? false }),
        let schema = plan.inputs.first?.schema
      else { return nil }
      let names = operands.map { operand in
        operand.coreColumn.map { Words.name(schema.fields[$0].name) }
      }
      let subtraction =
        if let from = names[0], let to = names[1] { "`\(to) - \(from)`" } else { "a subtraction" }
      return message(
        "this is a percentage of a percentage, which is easily read as percentage points",
        at: part.span,
        help: ["\(subtraction) gives percentage points"]
      )
    }
  }
}
