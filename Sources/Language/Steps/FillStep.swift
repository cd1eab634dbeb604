import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Adds a row for every period that is missing from a series.
package struct FillStep: Step {
  package static let keyword = "fill"
  package static let grammar = #"FillStep = "fill" Name [ "by" Columns ] ."#
  package static let summary =
    "Adds a row for every period missing between the first and the last, so that gaps are seen."
  package static let question =
    "Which years have no figure at all?"
  package static let details = [
    "Periods between the first and the last are added where they lack a row; their other "
      + "cells are missing as blank. A note says how many rows were added.",
    "The step between rows is the grain of the periods: years stay years, quarters "
      + "quarters, and a month may follow an accounting period. A column that mixes others is "
      + "refused.",
    "With `by` each group is a series of its own, from its own first period to its own "
      + "last. Groups keep their order, and in each the rows come sorted by period.",
  ]
  package static let seeAlso = ["periods", "missing", "over"]
  package static let examples = [
    Example(
      "from table [(year = 2020/21, cases = 12), (year = 2022/23, cases = 9)] | fill year",
      """
      year     cases
      ───────  ─────
      2020/21     12
      2021/22
      2022/23      9
      """
    )
  ]

  let period: NameSyntax
  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> FillStep {
    let period = parser.column()
    return FillStep(period: period, groups: parser.take(keyword: "by") ? parser.columns() : [])
  }

  package func sentence(_ telling: Telling) -> String {
    "adds a row for every \(telling.name(period)) that is lacking between the first and the last"
      + telling.each(groups)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let index = analyser.column(period, in: input.schema) else { return nil }
    let type = input.schema.fields[index].type
    guard type == .period else {
      analyser.report(.notAPeriod(period.text, type: type.words), at: period.span)
      return nil
    }
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    let columns = keys.compactMap { key -> Int? in
      if case .column(let index) = key.expression.node { index } else { nil }
    }
    guard columns.count >= groups.count else { return nil }
    return Plan(
      .fill(input, Fill(period: index, groups: columns)),
      schema: input.schema,
      span: span
    )
  }
}
