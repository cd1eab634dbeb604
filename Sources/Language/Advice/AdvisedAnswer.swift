package import Columns
package import Diagnostics
package import Plan

/// An answer that advice looks at, with a bounded way to look at the data behind it.
package final class AdvisedAnswer {
  /// The most rows of a source that is read whole.
  package static let wholeRows = 10_000
  /// How many rows are read of a longer source: a batch, so that what advice costs stays within a few
  /// per cent of the 10 ms that a summary of a million rows takes.
  package static let sampleRows = Batch.standardRows
  /// The most questions that the advice on one answer asks.
  private static let mostQuestions = 12

  /// The plan that was answered.
  let plan: Plan
  /// The rows of the answer.
  let table: Table
  /// What the run said.
  let notes: [Diagnostic]
  /// The operators of the plan, inputs first.
  private(set) lazy var nodes: [Plan] = {
    var nodes: [Plan] = []
    plan.visit { nodes.append($0) }
    return nodes
  }()
  /// The pairs of figures that the plan sets against each other, with what is known of each.
  private(set) lazy var comparisons: [ComparedRows] = nodes.flatMap(\.comparisons)
    .prefix(Self.mostQuestions).compactMap { ComparedRows($0, self) }
  /// The series of periods that the plan puts side by side.
  private(set) lazy var series: [PeriodSeries] = findSeries()
  /// The periods of the figures that the plan's totals add.
  private(set) lazy var periodsOfTotals: [PeriodsOfTotal] = findPeriodsOfTotals()
  private let run: (Plan) -> Table?
  private var questionsLeft = AdvisedAnswer.mostQuestions

  /// Creates the answer of a plan; `run` answers another plan, or gives nil where it has no answer.
  package init(
    plan: Plan,
    table: Table,
    notes: [Diagnostic],
    run: @escaping (Plan) -> Table?
  ) {
    self.plan = plan
    self.table = table
    self.notes = notes
    self.run = run
  }

  /// The most rows of sources that are gone through again where nothing less can tell.
  private static let repeatedRows = 100_000

  /// Whether the sources of a plan are small enough to be gone through again.
  func isRepeatable(_ plan: Plan) -> Bool { plan.readsAtMost(Self.repeatedRows) }

  /// All rows of a plan; nil where its sources are too large to go through again, or it has no answer.
  func whole(_ plan: Plan) -> Table? {
    isRepeatable(plan) ? run(plan) : nil
  }

  /// The first rows of a plan over the first rows of its sources.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - needsWhole: whether rows beyond the sample could make what is found untrue, so that nothing
  ///     is found where there are such rows.
  /// - Returns: nil where it may not be asked or has no answer.
  func sample(_ plan: Plan, needsWhole: Bool) -> Table? {
    sample(plan, ifWhole: needsWhole || !plan.isRowByRow)
  }

  /// The groups that the first rows of a plan fall into: each is a group of all rows too.
  func sample(_ plan: Plan, ofGroups rows: Plan) -> Table? {
    sample(plan, ifWhole: !rows.isRowByRow)
  }

  private func sample(_ plan: Plan, ifWhole: Bool) -> Table? {
    guard questionsLeft > 0 else { return nil }
    if ifWhole, !plan.readsAtMost(Self.wholeRows) { return nil }
    questionsLeft -= 1
    let bounded = plan.sampled(whole: Self.wholeRows, Self.sampleRows)
    return run(Plan(.slice(bounded, .first(Self.wholeRows)), schema: plan.schema, span: .none))
  }
}

extension Plan {
  /// Whether each row of the answer over some of the rows is one over all of them too.
  fileprivate var isRowByRow: Bool {
    switch node {
    case .scan, .unit: return true
    case .filter(let input, _), .project(let input, _), .unpivot(let input, _),
      .sort(let input, _):
      return input.isRowByRow
    case .append(let inputs): return inputs.allSatisfy(\.isRowByRow)
    case .join(let left, let right, let join):
      // A pair that matches stays one; what found no match might have found one further down.
      if case .onlyMatching = join.kind { return left.isRowByRow && right.isRowByRow }
      return false
    default: return false
    }
  }

  /// Whether every source is known to have at most so many rows.
  fileprivate func readsAtMost(_ rows: Int) -> Bool {
    if case .scan(let provider, _, _) = node {
      return provider.knownRowCount.map { $0 <= rows } ?? false
    }
    return inputs.allSatisfy { $0.readsAtMost(rows) }
  }

  /// The plan over the first rows of each source.
  fileprivate func sampled(whole: Int, _ rows: Int) -> Plan {
    if case .scan(let provider, _, _) = node {
      if let known = provider.knownRowCount, known <= whole { return self }
      return Plan(.slice(self, .first(rows)), schema: schema, span: span)
    }
    return replacingInputs { $0.sampled(whole: whole, rows) }
  }
}
