import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Puts every series on one footing: 100 in a base period.
package struct IndexStep: Step {
  package static let keyword = "index"
  package static let grammar = #"""
    IndexStep = "index" Name "to" Expression "over" Name [ "by" Columns ] .
    """#
  package static let summary =
    "Puts every series on one footing: each value as a number of hundredths of its base period's."
  package static let question = "Which has grown faster since 2019/20: pupils or cost?"
  package static let details = [
    "The column `index` is 100 in the base period; 120 is a fifth more. It has no unit, so that series "
      + "in different units can be read side by side.",
    "A series without a row for the base period, or with zero there, has no index.",
  ]
  package static let seeAlso = ["change", "share"]
  package static let examples = [
    Example(
      "from table [(year = 2021/22, pupils = 450), (year = 2022/23, pupils = 486), (year = 2023/24, pupils = 540)] | index pupils to 2021/22 over year"
    )
  ]

  let series: SeriesSyntax
  let base: ExpressionSyntax

  package static func parse(_ parser: inout Parser) -> IndexStep {
    let value = parser.column()
    parser.require(keyword: "to")
    let base = parser.expression()
    parser.require(keyword: "over")
    let period = parser.column()
    let groups = parser.take(keyword: "by") ? parser.columns() : []
    return IndexStep(
      series: SeriesSyntax(value: value, period: period, groups: groups),
      base: base
    )
  }

  package func sentence(_ telling: Telling) -> String {
    "sets \(telling.words(series)) against its value of \(telling.words(base)), which is taken for 100"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let columns = analyser.series(series, of: input, for: Self.keyword),
      let period = analyser.periodLiteral(base, place: "`index`")
    else { return nil }
    let own = columns.groups + [columns.period, columns.value]
    let type = columns.valueField.type
    let plan = analyser.seriesPlan(
      PrecedingRow.function(.period(period)),
      columns.arguments,
      over: columns,
      of: input,
      keeping: own,
      adding: [Field("base", type), Field("base_period", .period)],
      at: span
    )
    guard let plan else { return nil }
    func column(_ index: Int) -> Expression {
      .column(index, of: plan.schema.fields[index], at: series.value.span)
    }
    let hundred = Expression(
      .literal(.decimal(ExactDecimal(mantissa: 100, scale: 0))),
      type: .integer,
      span: span
    )
    guard
      let ratio = analyser.applied(
        FunctionCatalogue.operator(named: "/"),
        to: [column(own.count - 1), column(own.count)],
        at: span
      ),
      let product = analyser.applied(
        FunctionCatalogue.operator(named: "*"),
        to: [ratio, hundred],
        at: span
      ),
      let index = analyser.applied(
        FunctionCatalogue.function(named: "number"),
        to: [product],
        at: span
      )
    else { return nil }
    let kept = own.indices.map { place in
      OutputColumn(field: plan.schema.fields[place], expression: column(place), span: span)
    }
    let added = OutputColumn(field: Field("index", index.type), expression: index, span: span)
    return analyser.projection(of: plan, kept + [added], at: span)
  }
}
