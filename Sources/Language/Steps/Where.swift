import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Keeps the rows for which a condition is true.
package struct Where: Step {
  package static let keyword = "where"
  package static let grammar = #"Where = "where" Expression ."#
  package static let summary = "Keeps the rows for which a condition is true."
  package static let question =
    "Which services are more than £500,000 over their budget?"
  package static let details = [
    "A row whose condition is missing is left out, and a note counts such rows by reason. "
      + "To ask for them write `x is missing`.",
    "A number without a unit is in the unit that the column is printed in: `variance > "
      + "500` means £500,000 in a column of £000. `£500k` means the same in any column of £.",
    "`=` compares text letter for letter. `contains`, `starts with`, `ends with` and "
      + "`like` do not mind capital letters.",
    "A period in a list or a range is compared by its dates; the ends of `between` count.",
    "It may stand anywhere, also after `summarise`, where it tests the groups.",
  ]
  package static let seeAlso = ["keep", "top", "missing", "is missing"]
  package static let examples = [
    Example(
      "from budget_monitoring | where variance > £500k and not is_total | show service, variance",
      """
      service                    variance
                                     £000
      ─────────────────────────  ────────
      CSC Safeguarding Services       773
      Placements & Provision       18,767
      Home to School Transport      9,500
      """
    ),
    Example(
      "from indicators | where measure contains \"20 weeks\" and value is not missing | show area, period, value"
    ),
    Example(
      "from risk_factors | where period between 2021/22 and 2022/23 and rank = 1 | show factor, period, percent",
      """
      factor             period   percent
                                        %
      ─────────────────  ───────  ───────
      Domestic Violence  2022/23       35
      Domestic Violence  2021/22       32
      """
    ),
  ]

  let condition: ExpressionSyntax

  package static func parse(_ parser: inout Parser) -> Where {
    Where(condition: parser.expression())
  }

  package func sentence(_ telling: Telling) -> String {
    "keeps the rows where " + telling.condition(condition)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let narrowing = Narrowing(condition, over: input.schema)
    guard let naming = narrowing.naming.joined(at: condition.span) else {
      return rows(of: input, where: condition, &analyser, at: span)
    }
    // Windows look at all rows, so that a condition with one is not taken apart.
    guard !narrowing.rest.haveWindow else {
      return rows(of: input, where: condition, &analyser, at: span)
        .map { narrowing.narrowed($0, at: span) }
    }
    guard let named = rows(of: input, where: naming, &analyser, at: span) else { return nil }
    let narrowed = narrowing.narrowed(named, at: span)
    guard let rest = narrowing.rest.joined(at: condition.span) else { return narrowed }
    return rows(of: narrowed, where: rest, &analyser, at: span)
  }

  private func rows(
    of input: Plan,
    where condition: ExpressionSyntax,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let scope = Scope(input.schema, place: "a condition")
    let (test, windowed) = analyser.withWindows(over: input, at: span) {
      $0.condition(condition, in: scope)
    }
    return test.map { test in
      let filtered = Plan(.filter(windowed, test), schema: windowed.schema, span: span)
      let columns = Array(input.schema.fields.indices)
      return columns.count == windowed.schema.fields.count
        ? filtered : filtered.selecting(columns, at: span)
    }
  }
}
