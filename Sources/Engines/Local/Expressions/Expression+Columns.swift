import Columns
import Plan

extension Expression {
  /// The columns of the input that the expression reads.
  var columns: Set<Int> {
    switch node {
    case .column(let index): [index]
    case .literal: []
    case .call(_, let arguments): arguments.columns
    case .choose(let branches, let otherwise):
      branches.reduce(otherwise.columns) {
        $0.union($1.condition.columns).union($1.value.columns)
      }
    }
  }

  /// The expression over an input whose columns have moved, each old one to its new place.
  func moved(to places: [Int: Int]) -> Expression {
    if case .column(let index) = node { return column(at: places[index] ?? index) }
    let moved: Node =
      switch node {
      case .column(let index): .column(index)
      case .literal(let value): .literal(value)
      case .call(let function, let arguments):
        .call(function, arguments.map { $0.moved(to: places) })
      case .choose(let branches, let otherwise):
        .choose(
          branches.map {
            Branch(condition: $0.condition.moved(to: places), value: $0.value.moved(to: places))
          },
          otherwise: otherwise.moved(to: places)
        )
      }
    return Expression(moved, type: type, span: span)
  }
}

extension [Expression] {
  /// The columns of the input that any of the expressions reads.
  var columns: Set<Int> { reduce(into: []) { $0.formUnion($1.columns) } }
}
