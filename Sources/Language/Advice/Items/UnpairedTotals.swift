import Columns
import Diagnostics
import Functions
import Plan

/// One total over another where rows are left out of one and not of the other.
enum UnpairedTotals: Advice {
  static let id = "unpaired-totals"
  static let reason =
    "A total leaves out missing values: a row that counts in the part and not in the whole makes the "
    + "quotient of the two too high, and the other way round too low."
  static let fix = "Keep the rows that have both: `where a is not missing and b is not missing`."
  static let examples = (
    provoking: """
    from table [(area = "North", part = 4, whole = 10), (area = "South", part = 9)]
    summarise total(part) / total(whole) as share
    """,
    heeding: """
    from table [(area = "North", part = 4, whole = 10), (area = "South", part = 9)]
    where whole is not missing
    summarise total(part) / total(whole) as share
    """
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    // Only where some total left cells out can two have left out different ones.
    guard answer.notes.contains(where: { $0.id == "cells-left-out" }) else { return [] }
    return answer.nodes.flatMap { node -> [Diagnostic] in
      guard let input = node.inputs.first,
        case .aggregate(let rows, let keys, let calls) = input.node
      else { return [] }
      return node.expressions.flatMap(\.parts).compactMap { part in
        guard let operands = part.call(of: "/"), operands.count == 2,
          let first = operands[0].total(keys.count, calls),
          let second = operands[1].total(keys.count, calls),
          let count = unpaired(first, second, rows, answer), count > 0
        else { return nil }
        let names = [first, second].map { argument in
          argument.coreColumn.map { Words.name(rows.schema.fields[$0].name) } ?? "x"
        }
        return message(
          "\(Words.count(count, "row")) \(count == 1 ? "has" : "have") only one of `\(names[0])` and "
            + "`\(names[1])`, and \(count == 1 ? "counts" : "count") in one of the two totals",
          at: part.span,
          help: [
            "keep the rows that have both: `where \(names[0]) is not missing and \(names[1]) is not "
              + "missing`"
          ]
        )
      }
    }
  }

  /// How many rows of a sample have one of two values and not the other.
  private static func unpaired(
    _ first: Expression,
    _ second: Expression,
    _ rows: Plan,
    _ answer: AdvisedAnswer
  ) -> Int? {
    let fields = [Field("first", first.type), Field("second", second.type)]
    let both = Plan(.project(rows, [first, second]), schema: Schema(fields), span: .none)
    guard let table = answer.sample(both, needsWhole: false) else { return nil }
    return table.batches.reduce(0) { count, batch in
      let (first, second) = (batch.columns[0].validity, batch.columns[1].validity)
      return count + (0..<batch.count).count { first.isPresent($0) != second.isPresent($0) }
    }
  }
}

extension Expression {
  /// What the expression is a total of, where it is the column of one.
  fileprivate func total(_ keyCount: Int, _ calls: [AggregateCall]) -> Expression? {
    guard let column = coreColumn, column >= keyCount else { return nil }
    let call = calls[column - keyCount]
    return call.function.name == "total" ? call.arguments.first : nil
  }
}
