import Columns
import Plan

/// Makes the operators of a plan.
struct Evaluator {
  let run: Run

  /// The operator that gives a plan's rows.
  func rows(of plan: Plan) -> any Operator {
    switch plan.node {
    case .scan(let provider, _, let columns):
      return ScanOperator(provider, columns: columns, span: plan.span, run: run)
    case .unit:
      return UnitOperator()
    case .filter(let input, let condition):
      return FilterOperator(
        rows(below: condition, of: input),
        of: input,
        where: condition,
        run: run
      )
    case .project(let input, let expressions):
      return ProjectOperator(rows(of: input), expressions, run: run)
    case .aggregate(let input, let keys, let calls):
      return AggregateOperator(rows(of: input), of: input, keys: keys, calls: calls, run: run)
    case .sort(let input, let keys):
      return SortOperator(rows(of: input), of: input, by: keys, run: run)
    case .slice(let input, .first(let count)):
      return FirstOperator(rows(of: input), count: count)
    case .slice(let input, .last(let count)):
      return LastOperator(rows(of: input), count: count, run: run)
    case .slice(let input, .skip(let count)):
      return SkipOperator(rows(of: input), count: count, run: run)
    case .top(let input, let count, let keys):
      let rows = rows(of: input)
      return TopOperator(rows, of: input, count: count, by: keys, span: plan.span, run: run)
    case .join(let left, let right, let join):
      let (leftRows, rightRows) = (rows(of: left), rows(of: right))
      return JoinOperator(leftRows, rightRows, of: left, right, join, span: plan.span, run: run)
    case .append(let inputs):
      return AppendOperator(inputs.map { rows(of: $0) }, schema: plan.schema)
    case .profile(let input):
      return ProfileOperator(rows(of: input), of: input.schema, run: run)
    case .window(let input, let calls):
      return WindowOperator(rows(of: input), of: input, calls, span: plan.span, run: run)
    case .series(let input, let call):
      return SeriesOperator(rows(of: input), of: input, call, span: plan.span, run: run)
    case .unpivot(let input, let unpivot):
      return UnpivotOperator(rows(of: input), unpivot, run: run)
    case .fill(let input, let fill):
      return FillOperator(rows(of: input), of: input.schema, fill, span: plan.span, run: run)
    case .check(let input, .verdicts(let column)):
      return VerdictsOperator(rows(of: input), verdict: column, span: plan.span, run: run)
    case .check(let input, .sums(let sums)):
      return SumsOperator(rows(of: input), of: input, sums, plan, run: run)
    case .assert(let input, let condition, let message):
      let rows = rows(of: input)
      return AssertOperator(rows, of: input, condition, message: message, run: run)
    case .cite(let input):
      return rows(of: input)
    }
  }

  /// The operator that gives a filter's input, where a scan or the places in groups without rows that
  /// cannot pass.
  private func rows(below condition: Expression, of input: Plan) -> any Operator {
    if let bound = LeaderBound(condition, over: input) {
      let leaders: any Operator = LeadersOperator(rows(of: bound.input), bound, run: run)
      return bound.shown.reduce(leaders) { ProjectOperator($0, $1, run: run) }
    }
    guard case .scan(let provider, _, let columns) = input.node else { return rows(of: input) }
    return ScanOperator(
      provider,
      columns: columns,
      where: PushedConditions.conditions(of: condition, columns: columns),
      span: input.span,
      run: run
    )
  }
}
