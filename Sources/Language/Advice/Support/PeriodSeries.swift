import Columns
import Diagnostics
import Functions
import Plan

/// The periods that a plan puts side by side or one after another, for each series.
struct PeriodSeries {
  /// The step that does.
  let span: SourceSpan
  /// The distinct periods of each series, in order.
  let groups: [[Dated]]
}

extension AdvisedAnswer {
  /// The series of the plan: columns of a pivot by period, rows sorted by period, windows in the order
  /// of periods.
  func findSeries() -> [PeriodSeries] {
    nodes.compactMap { node -> PeriodSeries? in
      switch node.node {
      case .aggregate(let input, let keys, let calls):
        return pivoted(input, keys, calls, at: node.span)
      case .sort(let input, let keys):
        let position = keys.lazy.compactMap(\.expression.coreColumn)
          .first { input.schema.fields[$0].type == .period }
        guard let position, let value = input.figure else { return nil }
        let series = input.schema.fields.indices.filter { input.namesSeries($0) }
        return series.isEmpty && position < 0
          ? nil : dated(position, besides: value, series, of: input, at: node.span)
      case .window(let input, let calls):
        for call in calls {
          guard let position = call.order.first?.expression.coreColumn,
            input.schema.fields[position].type == .period, call.frame != .whole || call.isOffset,
            let value = call.arguments.first?.coreColumn
          else { continue }
          let series = call.groups.compactMap(\.coreColumn)
          return dated(position, besides: value, series, of: input, at: call.span)
        }
        return nil
      default: return nil
      }
    }
  }

  /// The periods that the columns of a pivot stand for.
  private func pivoted(
    _ input: Plan,
    _ keys: [Expression],
    _ calls: [AggregateCall],
    at span: SourceSpan
  ) -> PeriodSeries? {
    let pivoted = calls.compactMap(\.pivoted)
    guard let position = pivoted.last?.column, pivoted.count > 1 else { return nil }
    let periods = pivoted.map(\.period)
    var kind = input.schema.fields[position].metadata.periodKind
    // A column of kinds would have to be looked at row by row; the periods' own names say enough.
    if kind == nil { kind = .flow }
    let group = Set(periods).sorted().map { Dated($0, $0.kind == .flow ? kind ?? .flow : $0.kind) }
    return PeriodSeries(span: span, groups: [group])
  }

  /// The periods of each series in a sample.
  private func dated(
    _ position: Int,
    besides value: Int,
    _ series: [Int],
    of input: Plan,
    at span: SourceSpan
  ) -> PeriodSeries? {
    var facts = FigureFacts(input)
    var places = facts.columns(besides: value)
    if places.period == nil { places = FigureFacts.Columns() }
    let fields = facts.plan.schema.fields
    let columns = series + [position, value] + [places.kind].compactMap { $0 }
    let plan = facts.plan.selecting(columns, at: .none)
    guard let table = sample(plan, needsWhole: false) else { return nil }
    var own = FigureFacts.Columns()
    own.period = series.count
    own.kind = places.kind == nil ? nil : series.count + 2
    own.declaredKind = fields[position].metadata.periodKind
    var groups: [[Value]: Set<Dated>] = [:]
    var order: [[Value]] = []
    table.forEachRow { batch, row in
      guard let period = batch.columns[series.count].value(at: row).period,
        batch.columns[series.count + 1].value(at: row).number != nil
      else { return true }
      let key = series.indices.map { batch.columns[$0].value(at: row) }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].insert(Dated(period, own.sense(in: batch, row) ?? .flow))
      return true
    }
    let sorted = order.compactMap { groups[$0] }.filter { $0.count > 1 }.map { group in
      group.sorted { ($0.period, $0.kind.rawValue) < ($1.period, $1.kind.rawValue) }
    }
    return sorted.isEmpty ? nil : PeriodSeries(span: span, groups: sorted)
  }
}

extension Plan {
  /// The column of figures: the first of a number whose role is to be one, or the first of a number.
  fileprivate var figure: Int? {
    let numbers = schema.fields.indices.filter {
      schema.fields[$0].isTelling && schema.fields[$0].type.number != nil
    }
    return numbers.first { schema.fields[$0].metadata.role == .value } ?? numbers.first
  }

  /// Whether a column names the series of a row, and does not say where or how it was printed.
  fileprivate func namesSeries(_ column: Int) -> Bool {
    let field = schema.fields[column]
    guard field.isTelling else { return false }
    switch field.metadata.role {
    case .document, .page, .paragraph, .note, .unit, .polarity, .period: return false
    default: break
    }
    let kinds = schema.fields.filter(\.isTelling).compactMap(\.metadata.periodKindColumn)
    return field.type == .text && !kinds.contains(field.name)
  }
}

extension AggregateCall {
  /// The period whose figures alone the call takes in, as a pivot's do, the column that has it, and
  /// the column of the figures where they are those of one.
  var pivoted: (period: Period, column: Int, value: Int?)? {
    for case .choose(let branches, _) in arguments.map(\.node) {
      for branch in branches {
        if let test = branch.condition.call(of: "="), test.count == 2,
          case .period(let period)? = test[1].literal, let column = test[0].coreColumn
        {
          return (period, column, branch.value.coreColumn)
        }
      }
    }
    return nil
  }
}

extension WindowCall {
  /// Whether the call looks at the row before or after.
  fileprivate var isOffset: Bool { if case .offset = function.kind { true } else { false } }
}
