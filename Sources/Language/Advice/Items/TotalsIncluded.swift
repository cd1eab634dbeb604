import Columns
import Diagnostics
import Plan

/// Summaries that add rows which are totals of other rows.
enum TotalsIncluded: Advice {
  static let id = "totals-included"
  static let reason =
    "Subtotals and totals among the rows are counted with the lines that they add up."
  static let fix = "Leave them out first: `where not is_total`."
  static let examples = (
    provoking: "from exclusions | summarise total(exclusions) as exclusions",
    heeding: "from exclusions | where not is_total | summarise total(exclusions) as exclusions"
  )

  private static let summed: Set<String> = ["total", "average", "weighted_average"]

  static func advice(on plan: Plan) -> [Diagnostic] {
    if case .top(let input, _, let keys) = plan.node, let field = input.fieldOfTotals,
      keys.contains(where: { $0.expression.type.number != nil })
    {
      let help = "leave them out first: `where not \(Words.name(field.name))`"
      let text = "rows that are totals of other rows are ranked with them"
      return [message(text, at: plan.span, help: [help])]
    }
    let summaries: [(name: String, span: SourceSpan, keys: [Expression])]
    switch plan.node {
    case .aggregate(_, let keys, let calls):
      summaries = calls.map { ($0.function.name, $0.span, keys) }
    case .window(_, let calls):
      summaries = calls.compactMap { call in
        guard case .aggregate(let function) = call.function.kind else { return nil }
        return (function.name, call.span, call.groups)
      }
    default: return []
    }
    guard let input = plan.inputs.first, let field = input.fieldOfTotals else { return [] }
    return summaries.compactMap { summary in
      let separates = summary.keys.contains { $0.mentionsTotals(of: input) }
      guard summed.contains(summary.name), !separates else { return nil }
      return message(
        "rows that are totals of other rows are summed with them",
        at: summary.span,
        help: ["leave them out first: `where not \(Words.name(field.name))`"]
      )
    }
  }

  /// Official files hold the total of a breakdown as a row of it, and a region beside its places.
  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.nodes.compactMap { node in
      guard case .aggregate(let input, let keys, let calls) = node.node, !input.marksTotals
      else { return nil }
      for call in calls where summed.contains(call.function.name) {
        guard let column = call.arguments.first?.coreColumn,
          let found = Self.totals(besides: column, in: input, keys, answer)
        else { continue }
        return message(
          "rows that are totals of other rows are summed with them: \(found.what)",
          at: call.span,
          help: [found.help]
        )
      }
      return nil
    }
  }

  private static func totals(
    besides column: Int,
    in input: Plan,
    _ keys: [Expression],
    _ answer: AdvisedAnswer
  ) -> (what: String, help: String)? {
    let carried = input.carrying(
      besides: column,
      fields: { schema, _ in schema.fields.indices.filter { schema.fields[$0].isBreakdown } }
    )
    guard let carried else { return nil }
    let keyed = keys.compactMap(\.coreColumn).map { input.schema.fields[$0].name }
    for place in carried.columns {
      let name = carried.plan.schema.fields[place].name
      guard !keyed.contains(name),
        let texts = carried.plan.sourceTexts(of: place, limit: 200), texts.size > 1,
        name == "geographic_level" || texts.texts.contains(where: TotalName.matches)
      else { continue }
      let key = Expression.column(place, .text, at: .none)
      let schema = Schema([carried.plan.schema.fields[place]])
      let distinct = Plan(
        .aggregate(carried.plan, keys: [key], calls: []),
        schema: schema,
        span: .none
      )
      guard let table = answer.sample(distinct, ofGroups: carried.plan) else { continue }
      var met: [String] = []
      table.forEachRow { batch, row in
        if case .text(let text) = batch.columns[0].value(at: row) { met.append(text) }
        return true
      }
      guard met.count > 1 else { continue }
      let written = Words.name(name)
      let totals = met.filter(TotalName.matches).sorted()
      if totals.count == 1 {
        return (
          "`\(name)` is `\"\(totals[0])\"` in some",
          "leave them out: `where \(written) <> \"\(totals[0])\"`"
        )
      }
      if !totals.isEmpty, totals.count < met.count {
        let named = totals.map { "\"\($0)\"" }.joined(separator: ", ")
        return (
          "`\(name)` is \(Words.list(totals.prefix(3).map { "`\"\($0)\"`" })) in some",
          "leave them out: `where not \(written) in (\(named))`"
        )
      }
      if name == "geographic_level" {
        let levels = Words.list(met.sorted().prefix(3).map { "`\"\($0)\"`" })
        return (
          "`\(name)` is \(levels)", "choose one: `where \(written) = \"\(met.sorted()[0])\"`"
        )
      }
    }
    return nil
  }
}

extension Field {
  /// Whether rows may be told apart by the column, one of whose values may be their total.
  fileprivate var isBreakdown: Bool {
    guard isTelling else { return false }
    switch metadata.role {
    case .document, .page, .paragraph, .note, .unit, .polarity, .period: return false
    default: return type == .text
    }
  }
}

extension Plan {
  /// Whether a source marks its totals, so that their names need not tell.
  fileprivate var marksTotals: Bool {
    var marks = false
    visit { plan in
      if case .scan(let provider, _, _) = plan.node {
        marks =
          marks || provider.schema.fields.contains { $0.isTelling && $0.metadata.role == .total }
      }
    }
    return marks
  }

  /// The column that marks rows as totals, where such rows may still be among these.
  fileprivate var fieldOfTotals: Field? {
    switch node {
    case .scan, .unit:
      schema.fields.first {
        $0.isTelling && $0.metadata.role == .total && $0.type == .boolean
      }
    case .filter(let input, let condition):
      condition.mentionsTotals(of: input) ? nil : input.fieldOfTotals
    case .project(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .join(let input, _, _), .window(let input, _), .unpivot(let input, _),
      .fill(let input, _), .assert(let input, _, _), .cite(let input):
      input.fieldOfTotals
    case .append(let inputs): inputs.lazy.compactMap(\.fieldOfTotals).first
    case .aggregate, .profile, .series, .check: nil
    }
  }
}

extension Expression {
  /// Whether it depends on the column that marks totals.
  fileprivate func mentionsTotals(of plan: Plan) -> Bool {
    parts.contains { part in
      guard case .column(let index) = part.node else { return false }
      if plan.schema.fields[index].metadata.role == .total { return true }
      // A column worked out from the mark tells totals from other rows as well.
      guard case .expression(let expression, let over) = plan.origin(of: index) else {
        return false
      }
      return expression.mentionsTotals(of: over)
    }
  }
}
