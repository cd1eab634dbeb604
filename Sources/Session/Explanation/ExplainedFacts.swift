import Columns
import Diagnostics
import Language
import Plan

/// What an answer's figures are in, and when they are of, in words.
enum ExplainedFacts {
  /// One sentence for the units of all columns; none where no column has one.
  static func units(of schema: Schema) -> [String] {
    var names: [String: [String]] = [:]
    var order: [String] = []
    for field in schema.fields {
      guard let unit = field.type.number?.unit, unit != .plain else { continue }
      let words = unit == .varies ? "a unit of its own in each row" : words(unit)
      if names[words] == nil { order.append(words) }
      names[words, default: []].append("`\(field.name)`")
    }
    guard !order.isEmpty else { return [] }
    let parts = order.map { words in
      let names = names[words] ?? []
      let verb =
        words.hasPrefix("a unit")
        ? (names.count == 1 ? "has" : "have") : names.count == 1 ? "is" : "are"
      return "\(Telling.list(names)) \(verb) \(words)"
    }
    return ["Of the figures, \(parts.joined(separator: "; "))."]
  }

  private static func words(_ unit: Unit) -> String {
    switch unit {
    case .count: "a count"
    case .percent: "in per cent"
    case .percentagePoints: "in percentage points"
    default: unit.heading.isEmpty ? "a number" : "in \(unit.heading)"
    }
  }

  /// A sentence on the periods of the rows that the answer was worked out from: those of the last step
  /// that has a column of them.
  static func periods(
    of plans: [Plan],
    run: (Plan) throws(EngineError) -> Table
  ) throws(EngineError) -> [String] {
    guard let plan = plans.last(where: { place(in: $0.schema) != nil })?.uncited,
      let index = place(in: plan.schema)
    else { return [] }
    let field = plan.schema.fields[index]
    let column = Expression.column(index, .period, at: .none)
    let table = try run(Plan(.project(plan, [column]), schema: Schema([field]), span: .none))
    var first: Period?
    var last: Period?
    var unknown = 0
    table.forEachRow { batch, row in
      if case .period(let period) = batch.columns[0].value(at: row) {
        first = first.map { min($0, period) } ?? period
        last = last.map { max($0, period) } ?? period
      } else {
        unknown += 1
      }
      return true
    }
    let rest =
      unknown == 0
      ? "" : unknown == 1 ? "; one row names no period" : "; \(unknown) rows name no period"
    guard let first, let last else {
      return unknown > 0 ? ["No row names the period that it is for."] : []
    }
    return first == last
      ? ["The figures are for \(first.label)\(rest)."]
      : ["The figures are for \(first.label) to \(last.label)\(rest)."]
  }

  private static func place(in schema: Schema) -> Int? {
    let periods = schema.fields.indices.filter { schema.fields[$0].type == .period }
    return periods.first { schema.fields[$0].metadata.role == .period } ?? periods.first
  }
}
