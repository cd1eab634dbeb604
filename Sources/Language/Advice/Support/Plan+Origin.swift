import Columns
import Plan

/// Where the values of a column come from.
enum Origin {
  /// A column of a source.
  case source(Field, in: Schema)
  /// An expression over another plan.
  case expression(Expression, over: Plan)
  /// An aggregate over another plan.
  case aggregate(AggregateCall, over: Plan)
  /// A window function over another plan.
  case window(WindowCall, over: Plan)
  /// More than one place, or none that can be named.
  case unknown
}

extension Plan {
  /// Where the values of a column come from.
  func origin(of column: Int) -> Origin {
    guard schema.fields.indices.contains(column) else { return .unknown }
    switch node {
    case .scan(let provider, _, let columns):
      guard column < columns.count else { return .unknown }
      return .source(provider.schema.fields[columns[column]], in: provider.schema)
    case .filter(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .fill(let input, _), .assert(let input, _, _), .cite(let input):
      return input.origin(of: column)
    case .project(let input, let expressions):
      guard let inner = expressions[column].coreColumn else {
        return .expression(expressions[column].core, over: input)
      }
      return input.origin(of: inner)
    case .aggregate(let input, let keys, let calls):
      guard column >= keys.count else { return input.origin(of: keys[column]) }
      return .aggregate(calls[column - keys.count], over: input)
    case .window(let input, let calls):
      let width = input.schema.fields.count
      return column < width ? input.origin(of: column) : .window(calls[column - width], over: input)
    case .join(let left, let right, let join):
      let width = left.schema.fields.count
      return column < width
        ? left.origin(of: column) : right.origin(of: join.rightColumns[column - width])
    case .unpivot(let input, let unpivot):
      return column < unpivot.kept.count ? input.origin(of: unpivot.kept[column]) : .unknown
    case .append: return .source(schema.fields[column], in: schema)
    case .series(let input, let call):
      return column < call.kept.count ? input.origin(of: call.kept[column]) : .unknown
    case .unit, .profile, .check: return .unknown
    }
  }

  /// Where the values of an expression over the plan come from.
  func origin(of expression: Expression) -> Origin {
    guard let column = expression.coreColumn else {
      return .expression(expression.core, over: self)
    }
    return origin(of: column)
  }
}
