import Columns
import Plan

/// One column an expression; a column on its own is shared and not copied.
struct ProjectOperator: Operator {
  private var input: any Operator
  private let expressions: [Expression]
  private let evaluators: [ExpressionEvaluator]
  private let run: Run

  init(_ input: any Operator, _ expressions: [Expression], run: Run) {
    self.input = input
    self.expressions = expressions
    evaluators = expressions.map(ExpressionEvaluator.init)
    self.run = run
  }

  mutating func split(into parts: Int) throws(EngineError) -> [any Operator]? {
    try input.split(into: parts)?.map { ProjectOperator($0, expressions, run: run) }
  }

  mutating func next() throws(EngineError) -> Batch? {
    guard let batch = try input.next() else { return nil }
    try run.check()
    return Batch(try evaluators.evaluated(over: batch), count: batch.count)
  }
}
