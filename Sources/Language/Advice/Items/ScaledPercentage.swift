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
    multiples(of: .percent, in: plan).map { multiple in
      message(
        "a percentage times \(multiple.factor) is that percentage of \(multiple.factor), and not "
          + "\(multiple.factor) times the percentage",
        at: multiple.span,
        help: ["for \(multiple.factor) times the percentage write `as_percent(…)` round it"]
      )
    }
  }

  /// The same of a column whose unit varies by row, some of whose rows are percentages.
  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.nodes.flatMap { node -> [Diagnostic] in
      guard let input = node.inputs.first else { return [] }
      return multiples(of: .varies, in: node).compactMap { multiple in
        guard let column = multiple.operand.coreColumn,
          let percentages = answer.percentages(of: column, in: input)
        else { return nil }
        let rows = percentages == 1 ? "1 row" : "\(NumberText.grouped(String(percentages))) rows"
        return message(
          "in \(rows) where `\(input.schema.fields[column].name)` is a percentage, times "
            + "\(multiple.factor) is that percentage of \(multiple.factor), and not "
            + "\(multiple.factor) times the percentage",
          at: multiple.span,
          help: [
            "choose the rows of one unit first, and for \(multiple.factor) times the percentage "
              + "write `as_percent(…)` round it"
          ]
        )
      }
    }
  }

  /// A number of some unit times a small literal, outside `as_percent`.
  private struct Multiple {
    let operand: Expression
    let factor: String
    let span: SourceSpan
  }

  private static func multiples(of unit: Unit, in plan: Plan) -> [Multiple] {
    plan.expressions.flatMap { expression in
      let heeded = Set(expression.parts.flatMap { $0.call(of: "as_percent") ?? [] }.map(\.span))
      return expression.parts.compactMap { part -> Multiple? in
        guard !heeded.contains(part.span), let operands = part.call(of: "*"), operands.count == 2,
          let place = operands.firstIndex(where: { $0.type.number?.unit == unit }),
          let number = operands[1 - place].literal?.number,
          operands[1 - place].type.number?.unit == .plain, number != 0, number.magnitude < 10
        else { return nil }
        let factor = Words.value(operands[1 - place].literal ?? .missing(.blank))
        return Multiple(operand: operands[place], factor: factor, span: part.span)
      }
    }
  }
}

extension AdvisedAnswer {
  /// How many rows of a sample have a percentage in a column; nil where none has.
  fileprivate func percentages(of column: Int, in input: Plan) -> Int? {
    guard let table = sample(input.selecting([column], at: .none), needsWhole: false) else {
      return nil
    }
    var count = 0
    table.forEachRow { batch, row in
      let cells = batch.columns[0]
      if cells.validity.isPresent(row), cells.unit(at: row)?.quantity == .percent { count += 1 }
      return true
    }
    return count > 0 ? count : nil
  }
}
