import Columns
import Diagnostics
import Plan

/// One plain number compared with figures whose units vary by row.
enum UnlikeUnitsCompared: Advice {
  static let id = "unlike-units-compared"
  static let reason =
    "Where units vary by row a plain number is compared with the rows that have no unit or are counts, "
    + "and all others are left out."
  static let fix = "Write the unit of the number, or choose the rows of one unit first."
  static let examples = (
    provoking: "from indicators | where value > 50 | show measure, value",
    heeding: "from indicators | where unit = \"%\" | where value > 50% | show measure, value"
  )

  private static let comparisons: Set<String> = ["<", "<=", ">", ">=", "between"]

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.nodes.flatMap { node -> [Diagnostic] in
      guard case .filter(let input, let condition) = node.node else { return [] }
      return condition.parts.compactMap { advice(on: $0, of: condition, over: input, answer) }
    }
  }

  private static func advice(
    on part: Expression,
    of condition: Expression,
    over input: Plan,
    _ answer: AdvisedAnswer
  ) -> Diagnostic? {
    guard case .call(let function, let operands) = part.node,
      comparisons.contains(function.name),
      let column = operands.lazy.compactMap(\.coreColumn).first,
      input.schema.fields[column].type.number?.unit.quantity == .varies,
      let literal = operands.first(where: { $0.type.number?.unit == .plain && $0.literal != nil }),
      let number = literal.literal?.number, number != 0,
      let table = answer.sample(input.selecting([column], at: .none), needsWhole: false)
    else { return nil }
    // Another part of the same condition may choose the unit.
    let unitColumn = input.schema.fields[column].metadata.unitColumn
    let choosesUnit = condition.parts.contains { inner in
      inner.coreColumn.map { input.schema.fields[$0].name == unitColumn } ?? false
    }
    let others = table.units(of: 0).filter { !$0.isLike(.plain) }
    guard !choosesUnit, !others.isEmpty else { return nil }
    let left = Words.list(others.prefix(3).map { "`\($0.heading)`" }, "or")
    let text = Words.value(literal.literal ?? .missing(.blank))
    let example = others.first.map { Words.value(literal.literal ?? .missing(.blank), unit: $0) }
    return message(
      "`\(text)` is compared with counts alone: rows in \(left) are left out",
      at: part.span,
      help: [
        "write its unit, such as `\(example ?? text)`, or choose the rows of one unit: "
          + "`where \(unitColumn.map(Words.name) ?? "unit") = …`"
      ]
    )
  }
}
