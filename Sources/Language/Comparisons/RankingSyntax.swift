import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// What a step ranks, and which end is the best.
struct RankingSyntax: Sendable {
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

  /// What is ranked, in words.
  func words(_ telling: Telling) -> String {
    let order = isHighestFirst.map { $0 ? ", the highest first" : ", the lowest first" }
    return telling.name(value) + (order ?? ", the best first") + telling.each(groups)
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
      .column(index, of: schema.fields[index], at: value.span)
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
  var isMeantToBeAlike: Bool {
    type == .period || metadata.role == .measure && type == .text
  }
}
