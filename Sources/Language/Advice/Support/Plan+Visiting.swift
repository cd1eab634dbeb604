import Columns
import Plan

extension Plan {
  /// The plans that the operator reads.
  var inputs: [Plan] {
    switch node {
    case .scan, .unit: []
    case .filter(let input, _), .project(let input, _), .sort(let input, _), .slice(let input, _),
      .profile(let input), .window(let input, _), .unpivot(let input, _), .fill(let input, _),
      .series(let input, _):
      [input]
    case .aggregate(let input, _, _): [input]
    case .top(let input, _, _), .assert(let input, _, _), .cite(let input), .check(let input, _):
      [input]
    case .join(let left, let right, _): [left, right]
    case .append(let inputs): inputs
    }
  }

  /// Visits every operator, inputs before what reads them.
  func visit(_ body: (Plan) -> Void) {
    for input in inputs { input.visit(body) }
    body(self)
  }

  /// The same operator over other inputs of the same columns.
  func replacingInputs(_ other: (Plan) -> Plan) -> Plan {
    let node: Plan.Node =
      switch node {
      case .scan, .unit: node
      case .filter(let input, let condition): .filter(other(input), condition)
      case .project(let input, let expressions): .project(other(input), expressions)
      case .sort(let input, let keys): .sort(other(input), keys)
      case .slice(let input, let slice): .slice(other(input), slice)
      case .profile(let input): .profile(other(input))
      case .cite(let input): .cite(other(input))
      case .check(let input, let check): .check(other(input), check)
      case .series(let input, let call): .series(other(input), call)
      case .window(let input, let calls): .window(other(input), calls)
      case .unpivot(let input, let unpivot): .unpivot(other(input), unpivot)
      case .fill(let input, let fill): .fill(other(input), fill)
      case .aggregate(let input, let keys, let calls):
        .aggregate(other(input), keys: keys, calls: calls)
      case .top(let input, let count, let keys): .top(other(input), count: count, by: keys)
      case .assert(let input, let condition, let message):
        .assert(other(input), condition, message: message)
      case .join(let left, let right, let join): .join(other(left), other(right), join)
      case .append(let inputs): .append(inputs.map(other))
      }
    return Plan(node, schema: schema, span: span)
  }

  /// The expressions that the operator works out over its only input, or over its left one.
  var expressions: [Expression] {
    switch node {
    case .filter(_, let condition), .assert(_, let condition, _): [condition]
    case .project(_, let expressions): expressions
    case .aggregate(_, let keys, let calls): keys + calls.flatMap(\.arguments)
    case .sort(_, let keys), .top(_, _, let keys): keys.map(\.expression)
    case .window(_, let calls):
      calls.flatMap { $0.arguments + $0.groups + $0.order.map(\.expression) }
    case .unpivot(_, let unpivot): unpivot.values.map(\.expression)
    case .scan, .unit, .slice, .profile, .fill, .join, .append, .series, .cite, .check: []
    }
  }
}

extension Expression {
  /// The expression and all its parts, the whole first.
  var parts: [Expression] {
    switch node {
    case .column, .literal: [self]
    case .call(_, let arguments): [self] + arguments.flatMap(\.parts)
    case .choose(let branches, let otherwise):
      [self] + branches.flatMap { $0.condition.parts + $0.value.parts } + otherwise.parts
    }
  }

  /// A call of a function by name, with its arguments.
  func call(of name: String) -> [Expression]? {
    guard case .call(let function, let arguments) = node, function.name == name else { return nil }
    return arguments
  }

  /// The expression without what leaves its meaning as it is: a change of form, rounding, and the
  /// choice of the rows for one column of a pivot.
  var core: Expression {
    switch node {
    case .column, .literal: return self
    case .call(let function, let arguments):
      guard ["convert", "round", "as_percent"].contains(function.name),
        let first = arguments.first
      else { return self }
      return first.core
    case .choose(let branches, let otherwise):
      let values = (branches.map(\.value) + [otherwise]).filter {
        if case .missing(_)? = $0.literal { false } else { true }
      }
      return values.count == 1 ? values[0].core : self
    }
  }

  /// The column that the expression is, perhaps in another form.
  var coreColumn: Int? {
    if case .column(let index) = core.node { index } else { nil }
  }
}
