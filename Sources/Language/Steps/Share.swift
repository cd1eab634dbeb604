import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Says what part of a whole each row is.
package struct Share: Step {
  package static let keyword = "share"
  package static let grammar = #"Share = "share" Name [ "of" Name ] [ "by" Columns ] ."#
  package static let summary =
    "Says what part of a whole each row is: of all rows, of its group, or of another column."
  package static let question = "What share of the overspend is transport?"
  package static let details = [
    "The column `share` is in per cent. Without `of` the whole is the total of the column, over all "
      + "rows or with `by` over the rows of a group. `of` names a column that holds the whole.",
    "A share of percentages, rates or averages is refused, because they do not add up to a whole.",
    "Missing values are left out of the whole, and a note says how many; where some are suppressed "
      + "the shares are too large. Leave totals out first: `where not is_total`.",
  ]
  package static let seeAlso = ["as_percent", "over", "change"]
  package static let examples = [
    Example(
      "from transport | where not is_total | show client_group, category, forecast | share forecast by client_group | first 3"
    ),
    Example(
      "from budget_monitoring | where not is_total | show service, budget, variance | share variance of budget | top 3 by share"
    ),
  ]

  let value: NameSyntax
  let whole: NameSyntax?
  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Share {
    let value = parser.column()
    let whole = parser.take(keyword: "of") ? parser.column() : nil
    return Share(
      value: value,
      whole: whole,
      groups: parser.take(keyword: "by") ? parser.columns() : []
    )
  }

  package func sentence(_ telling: Telling) -> String {
    "says what share each row is of "
      + (whole.map { telling.name($0) } ?? "the total of \(telling.name(value))")
      + telling.each(groups)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let index = analyser.column(value, in: input.schema) else { return nil }
    let field = input.schema.fields[index]
    guard let unit = field.type.number?.unit else {
      analyser.report(
        .notANumber(value.text, type: field.type.words, step: Self.keyword),
        at: value.span
      )
      return nil
    }
    guard unit.quantity != .varies else {
      let column = field.metadata.unitColumn
      analyser.report(.shareOfUnlike(value.text, unitColumn: column), at: value.span)
      return nil
    }
    guard unit.isWhole else {
      analyser.report(.shareOfShares(value.text, unit: unit.heading), at: value.span)
      return nil
    }
    let part = Expression.column(index, field.type, at: value.span)
    guard let (plan, whole) = whole(of: part, input, &analyser, at: span),
      let ratio = analyser.applied(
        FunctionCatalogue.operator(named: "/"),
        to: [part, whole],
        at: span
      ),
      let share = analyser.applied(
        FunctionCatalogue.function(named: "as_percent"),
        to: [ratio],
        at: span
      )
    else { return nil }
    let own = input.schema.fields.indices.map { index in
      OutputColumn(
        field: input.schema.fields[index],
        expression: .column(index, of: input.schema.fields[index], at: span),
        span: span
      )
    }
    let added = OutputColumn(field: Field("share", share.type), expression: share, span: span)
    return analyser.projection(of: plan, own + [added], at: span)
  }

  /// The whole: a column, or the total of the rows of the group.
  private func whole(
    of part: Expression,
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> (Plan, Expression)? {
    if let whole {
      return analyser.column(whole, in: input.schema).map {
        (input, .column($0, of: input.schema.fields[$0], at: whole.span))
      }
    }
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    guard keys.count >= groups.count else { return nil }
    return analyser.windowed(
      "total",
      of: part,
      over: input,
      groups: keys.map(\.expression),
      order: [],
      frame: .whole,
      at: span
    )
  }
}
