import Columns
import Plan

/// The parts of a filter's condition that a source of rows can try on one column, before it makes
/// rows of the others.
///
/// Rows for which a part is false are false for the whole. Those for which a part is missing stay,
/// because they are counted; and the filter tries the whole condition on all that stay.
enum PushedConditions {
  /// The conditions that a filter offers to the scan below it.
  static func conditions(of filter: Expression, columns: [Int]) -> [ScanCondition] {
    parts(of: filter).compactMap { part in
      guard part.columns.count == 1, let column = part.columns.first else { return nil }
      // The only column of the batch that the part is tried on.
      let moved = part.moved(to: [column: 0])
      return ScanCondition(column: columns[column]) { cells in
        verdicts(of: moved, on: cells)
      }
    }
  }

  /// The conditions that must all be true.
  private static func parts(of condition: Expression) -> [Expression] {
    guard case .call(let function, let arguments) = condition.node, function.name == "and" else {
      return [condition]
    }
    return arguments.flatMap(parts)
  }

  private static func verdicts(of condition: Expression, on cells: Column) -> [Bool]? {
    let batch = Batch([cells], count: cells.count)
    // A part that cannot be worked out fails where the filter tries it, if any row comes so far.
    guard let answer = try? ExpressionEvaluator(condition).evaluate(RowSelection(batch)),
      case .boolean(let isTrue) = answer.values
    else { return nil }
    let reasons = answer.validity.reasons
    if reasons.isEmpty { return isTrue }
    return isTrue.indices.map { isTrue[$0] || reasons[$0] != 0 }
  }
}
