import Columns
import Diagnostics
import Functions
import Plan

/// The periods of the figures that one total adds in one group.
struct PeriodsOfTotal {
  /// What is added.
  let name: String
  /// Where.
  let span: SourceSpan
  /// The name of the column of periods.
  let periodName: String
  /// The distinct periods of each group, each with the sense in which its figures belong to it.
  let groups: [[(period: Period, kind: Period.Kind)]]
}

extension AdvisedAnswer {
  /// The periods of the figures that the totals of the plan add, where there are such periods.
  func findPeriodsOfTotals() -> [PeriodsOfTotal] {
    var met: Set<SourceSpan> = []
    return nodes.flatMap { node -> [PeriodsOfTotal] in
      guard case .aggregate(let input, let keys, let calls) = node.node else { return [] }
      return calls.compactMap { call in
        guard call.function.name == "total", let argument = call.arguments.first,
          met.insert(call.span).inserted
        else { return nil }
        return periods(of: argument, over: input, keys, at: call.span)
      }
    }
  }

  private func periods(
    of argument: Expression,
    over input: Plan,
    _ keys: [Expression],
    at span: SourceSpan
  ) -> PeriodsOfTotal? {
    guard let column = argument.parts.lazy.compactMap(\.coreColumn).first,
      // Figures of one source; what was summarised already has no period of its own.
      case .source = input.origin(of: column), input.rates(of: argument) == nil
    else { return nil }
    var facts = FigureFacts(input)
    let places = facts.columns(besides: column)
    guard let period = places.period else { return nil }
    let fields = facts.plan.schema.fields
    let carried = [period, places.kind].compactMap { $0 }.map {
      Expression.column($0, of: fields[$0], at: .none)
    }
    guard let present = facts.plan.havingValue(of: column) else { return nil }
    let all = keys + carried
    let schema = Schema(all.indices.map { Field("key \($0)", all[$0].type) })
    let distinct = Plan(.aggregate(present, keys: all, calls: []), schema: schema, span: .none)
    // What is met in the first rows of the sources is met in all of them.
    guard let table = sample(distinct, ofGroups: present) else { return nil }
    var groups: [[Value]: [(period: Period, kind: Period.Kind)]] = [:]
    var order: [[Value]] = []
    var columns = FigureFacts.Columns()
    columns.period = keys.count
    columns.kind = places.kind == nil ? nil : keys.count + 1
    columns.declaredKind = places.declaredKind
    table.forEachRow { batch, row in
      guard let period = batch.columns[keys.count].value(at: row).period else { return true }
      let key = keys.indices.map { batch.columns[$0].value(at: row) }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append((period, columns.sense(in: batch, row) ?? .flow))
      return true
    }
    return PeriodsOfTotal(
      name: Words.name(input.schema.fields[column].name),
      span: span,
      periodName: Words.name(fields[period].name),
      groups: order.compactMap { groups[$0] }.filter { $0.count > 1 }
    )
  }
}

extension Plan {
  /// The rows that have a value in a column.
  fileprivate func havingValue(of column: Int) -> Plan? {
    guard let isMissing = FunctionCatalogue.operator(named: "is missing"),
      let not = FunctionCatalogue.operator(named: "not")
    else { return nil }
    let cell = Expression.column(column, of: schema.fields[column], at: .none)
    let test = Expression(.call(isMissing, [cell]), type: .boolean, span: .none)
    let condition = Expression(.call(not, [test]), type: .boolean, span: .none)
    return Plan(.filter(self, condition), schema: schema, span: .none)
  }
}
