import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// What a step ranks, and which end is the best.
package struct RankingSyntax: Sendable {
  let value: NameSyntax
  let isHighestFirst: Bool?
  let groups: [ItemSyntax]

  static func parse(_ parser: inout Parser) -> RankingSyntax {
    let value = parser.column()
    var isHighestFirst: Bool?
    if parser.take(keyword: "highest") {
      isHighestFirst = true
    } else if parser.take(keyword: "lowest") {
      isHighestFirst = false
    }
    if isHighestFirst != nil { parser.require(keyword: "first") }
    return RankingSyntax(
      value: value,
      isHighestFirst: isHighestFirst,
      groups: parser.take(keyword: "by") ? parser.columns() : []
    )
  }

  /// The plan: every column of the input, and the places.
  func lower(
    _ kind: Ranking.Kind,
    _ keyword: String,
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let schema = input.schema
    guard let index = analyser.column(value, in: schema) else { return nil }
    let field = schema.fields[index]
    guard field.type.number != nil else {
      analyser.report(
        .notANumber(value.text, type: field.type.words, step: keyword),
        at: value.span
      )
      return nil
    }
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    guard keys.count >= groups.count,
      let (best, polarity) = best(of: field, in: schema, keyword, &analyser)
    else { return nil }
    func column(_ index: Int) -> Expression {
      .column(index, schema.fields[index].type, at: value.span)
    }
    let named = Set(
      keys.compactMap { key in
        if case .column(let index) = key.expression.node { index } else { nil }
      }
    )
    let aggregates = AggregateAreas.columns(of: schema).filter { !named.contains($0) }
    let alike = schema.fields.indices.filter {
      !named.contains($0) && schema.fields[$0].isMeantToBeAlike
    }
    let (function, fields) = Ranking.function(
      kind,
      best: best,
      aggregates: aggregates.map { schema.fields[$0] },
      alike: alike.map { schema.fields[$0] }
    )
    let call = SeriesCall(
      function,
      [column(index)] + (aggregates + (polarity.map { [$0] } ?? []) + alike).map(column),
      groups: keys.map(\.expression),
      order: [SortKey(column(index), isDescending: false)],
      kept: Array(schema.fields.indices)
    )
    if let clash = fields.first(where: { schema.names.contains($0.name) }) {
      analyser.report(.duplicateColumn(clash.name), at: span)
      return nil
    }
    return Plan(.series(input, call), schema: Schema(schema.fields + fields), span: span)
  }

  /// Which end is the best, and the column that says so by row.
  private func best(
    of field: Field,
    in schema: Schema,
    _ keyword: String,
    _ analyser: inout Analyser
  ) -> (Ranking.Best, polarity: Int?)? {
    if let isHighestFirst { return (isHighestFirst ? .highest : .lowest, nil) }
    switch field.metadata.polarity {
    case .higher: return (.highest, nil)
    case .lower: return (.lowest, nil)
    case .neither, nil: break
    }
    if let name = field.metadata.polarityColumn, case .found(let index) = schema.lookup(name),
      schema.fields[index].type == .text
    {
      return (.byRow, index)
    }
    analyser.report(.rankDirection(value.text, step: keyword), at: value.span)
    return nil
  }
}

extension Field {
  /// Whether rows that are ranked together should have one value of it: a period or a measure.
  fileprivate var isMeantToBeAlike: Bool {
    type == .period || metadata.role == .measure && type == .text
  }
}

/// Gives each row its place among the others.
package struct Rank: Step {
  package static let keyword = "rank"
  package static let grammar =
    #"Rank = "rank" Name [ ( "highest" | "lowest" ) "first" ] [ "by" Columns ] ."#
  package static let summary =
    "Gives each row its place among the others, and out of how many: rank 1 is the best."
  package static let question = "Where are we among all authorities?"
  package static let details = [
    "Rank 1 is the best by the direction that the measure declares. Where it declares none, say "
      + "`highest first` or `lowest first`.",
    "Rows that tie share the best rank. Rows without a value have no rank and keep the reason. "
      + "Totals, regions and countries are not ranked among their parts: rows marked as totals, the "
      + "national and regional levels of DfE files, and areas with the name of a country or region.",
    "With `by` each group is ranked on its own, such as `by period`. The rows come best first.",
  ]
  package static let seeAlso = ["quartile", "top", "over"]
  package static let examples = [
    Example(
      "from budget_monitoring | where not is_total | show service, variance | rank variance lowest first | last 3"
    )
  ]

  let ranking: RankingSyntax

  package static func parse(_ parser: inout Parser) -> Rank {
    Rank(ranking: RankingSyntax.parse(&parser))
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    ranking.lower(.rank, Self.keyword, input, &analyser, at: span)
  }
}
