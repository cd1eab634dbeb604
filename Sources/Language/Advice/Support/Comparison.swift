import Columns
import Diagnostics
import Plan

/// Two figures of different rows that an expression sets against each other: one less the other, one
/// over the other, the change between them.
struct Comparison {
  /// The plan whose rows have both.
  let plan: Plan
  /// The figure.
  let value: Int
  /// What it is compared with.
  let base: Int
  /// Where they are compared.
  let span: SourceSpan
  /// Whether the base is what the row before or after has.
  let isWithinSeries: Bool
}

extension Plan {
  /// The comparisons that the operator's own expressions make.
  var comparisons: [Comparison] {
    guard let input = inputs.first else { return [] }
    return expressions.flatMap(\.parts).compactMap { part -> Comparison? in
      guard case .call(let function, let arguments) = part.node, arguments.count == 2,
        let first = arguments[0].coreColumn, let second = arguments[1].coreColumn,
        first != second
      else { return nil }
      let (value, base) = function.name == "percent_change" ? (second, first) : (first, second)
      guard ["-", "/", "percent_change"].contains(function.name),
        arguments.allSatisfy({ $0.type.number != nil }),
        let way = input.way(to: value), let other = input.way(to: base), way != other
      else { return nil }
      return Comparison(
        plan: input,
        value: value,
        base: base,
        span: part.span,
        isWithinSeries: (way + other).contains { $0 == "row" }
      )
    }
  }

  /// The turns on the way from a column to its source; two columns of the same row have the same.
  ///
  /// Nil where there is no such way.
  private func way(to column: Int) -> [String]? {
    switch node {
    case .scan, .append, .unpivot: return []
    case .filter(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .assert(let input, _, _), .fill(let input, _), .cite(let input):
      return input.way(to: column)
    case .project(let input, let expressions):
      guard column < expressions.count else { return nil }
      if let inner = expressions[column].coreColumn { return input.way(to: inner) }
      // A share that is worked out is of its operands' row.
      let ways = expressions[column].parts.compactMap(\.coreColumn).map { input.way(to: $0) }
      return ways.first.flatMap { first in ways.allSatisfy { $0 == first } ? first : nil }
    case .aggregate(let input, let keys, let calls):
      let argument =
        column < keys.count
        ? keys[column].coreColumn : calls[column - keys.count].arguments.first?.coreColumn
      return argument.flatMap { input.way(to: $0) }
    case .window(let input, let calls):
      let width = input.schema.fields.count
      if column < width { return input.way(to: column) }
      let call = calls[column - width]
      guard case .offset(let by) = call.function.kind, let inner = call.arguments.first?.coreColumn
      else { return nil }
      return input.way(to: inner).map { ["row", "\(by)"] + $0 }
    case .join(let left, let right, let join):
      let width = left.schema.fields.count
      return column < width
        ? left.way(to: column).map { ["left"] + $0 }
        : right.way(to: join.rightColumns[column - width]).map { ["right"] + $0 }
    case .unit, .profile, .series, .check: return nil
    }
  }
}
