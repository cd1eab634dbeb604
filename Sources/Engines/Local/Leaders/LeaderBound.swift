import Columns
import Plan

/// The places in groups that a filter lets pass, where it asks for the first few of each: `place <= 2`
/// over a window that gives the rows their places and nothing else.
///
/// Only as many rows of each group need then be kept in order. The filter still tries its condition, so
/// that more places than it lets pass would do no harm.
struct LeaderBound {
  /// More places than this are better sorted.
  private static let most = 64

  /// What the window is over.
  let input: Plan
  /// The call that numbers the rows.
  let call: WindowCall
  /// The last place that may pass.
  let last: Int

  /// The columns that steps between the window and the filter leave, the first step first.
  let shown: [[Expression]]

  /// Reads a filter and what it is over; nil where it asks for something else.
  init?(_ condition: Expression, over plan: Plan) {
    guard let (place, last) = Self.bound(condition), last <= Self.most else { return nil }
    var (plan, column, shown) = (plan, place, [[Expression]]())
    // What is worked out of a row may fail, also in one that does not lead.
    while case .project(let input, let expressions) = plan.node,
      expressions.allSatisfy({ $0.bareColumn != nil }), let below = expressions[column].bareColumn
    {
      (plan, column) = (input, below)
      shown.insert(expressions, at: 0)
    }
    guard case .window(let input, let calls) = plan.node, calls.count == 1,
      case .rowNumber = calls[0].function.kind, column == input.schema.fields.count,
      calls[0].order.allSatisfy({ OrderKey.isLasting($0.expression.type) })
    else { return nil }
    self.input = input
    self.last = last
    self.shown = shown
    call = calls[0]
  }

  /// The column that a condition sets a bound to, and the greatest whole number that may pass.
  private static func bound(_ condition: Expression) -> (column: Int, last: Int)? {
    guard case .call(let function, let arguments) = condition.node, arguments.count == 2 else {
      return nil
    }
    let place: Expression
    let bound: Expression
    switch function.name {
    case "<=", "<", "=": (place, bound) = (arguments[0], arguments[1])
    case ">=", ">": (bound, place) = (arguments[0], arguments[1])
    default: return nil
    }
    guard let column = place.bareColumn, case .decimal(let number) = bound.literal,
      number.mantissa > 0
    else { return nil }
    let whole = Int128(number.mantissa) / PowersOfTen.wide(number.scale)
    return whole > 0 ? (column, Int(clamping: whole)) : nil
  }
}
