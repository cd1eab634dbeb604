import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Tests claims about figures as far as their printed decimals can tell.
package struct CheckStep: Step {
  package static let keyword = "check"
  package static let grammar = #"""
    CheckStep = "check" ( "adds" "up" [ Columns ] [ "with" "total" Expression ] | Expression )
        [ "by" Items ] .
    """#
  package static let summary =
    "Tests whether figures add up, or any other claim about them, as far as their printed decimals "
    + "can tell."
  package static let question =
    "Do the figures in this table add up to its totals, and if not, which one is wrong?"
  package static let details = [
    "The answer has a row for each claim: what was found, what was expected, and the verdict. `ok` "
      + "says that the printed figures agree exactly, `rounding` that the rounding of each explains "
      + "what is between them, and `fails by` that it does not. Where one fails the exit status is 4.",
    "`check adds up` compares each total with the rows that it is the total of. Without columns it "
      + "takes every column whose numbers can be added: not percentages and rates. A row is a total "
      + "where the column with that role says so, or the condition after `with total`.",
    "Rows belong to the total that shares their values of the columns after `by`. A total that is "
      + "alone in its group is of all rows. Without `by`, where there are several totals, a note says "
      + "what was assumed.",
    "Where a sum fails, `mend` names the figures of which one slip explains it, the likeliest first: "
      + "the decimal point moved, the sign lost, digits transposed, a digit dropped, one too many or "
      + "one wrong. A figure whose change would break another total that holds is none of them.",
    "Halves may have been rounded either way. Whole counts of named things are exact. A part that is "
      + "suppressed or not available leaves its total untold; one that is blank or not applicable "
      + "counts as nothing.",
    "A claim such as `check projection - budget = variance` is tested in every row, and one with "
      + "aggregates, such as `check total(forecast) = £31.9m`, of all rows or of each group.",
  ]
  package static let seeAlso = ["adds_up", "assert", "rounding", "implied_total"]
  package static let examples = [
    Example("from transport | check adds up forecast"),
    Example("from transport | where not is_total | check total(forecast) = £31.9m"),
    Example(
      "from budget_monitoring | check projection - budget = variance | count by verdict",
      """
      verdict  count
               count
      ───────  ─────
      ok          25
      """
    ),
  ]

  /// What is claimed.
  enum Claim: Sendable {
    case addsUp([ItemSyntax], total: ExpressionSyntax?)
    case condition(ExpressionSyntax)
  }

  let claim: Claim
  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> CheckStep {
    let claim: Claim
    if parser.take(phrase: "adds", "up") {
      let isListed =
        !parser.isAtStepEnd && !parser.isAt(keyword: "with") && !parser.isAt(keyword: "by")
      let columns = isListed ? parser.columns() : []
      var total: ExpressionSyntax?
      if parser.take(keyword: "with") {
        parser.require(keyword: "total")
        total = parser.expression()
      }
      claim = .addsUp(columns, total: total)
    } else {
      claim = .condition(parser.expression())
    }
    return CheckStep(claim: claim, groups: parser.take(keyword: "by") ? parser.items() : [])
  }

  package func sentence(_ telling: Telling) -> String {
    switch claim {
    case .addsUp(let columns, let total):
      "tests whether "
        + (columns.isEmpty ? "the figures add up" : "\(telling.words(columns)) add up")
        + (total.map { ", where the total is the row in which \(telling.condition($0))" } ?? "")
        + telling.each(groups) + ", as far as printed decimals can tell"
    case .condition(let condition):
      "tests whether \(telling.condition(condition))" + telling.each(groups)
        + ", as far as printed decimals can tell"
    }
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    switch claim {
    case .addsUp(let columns, let total):
      SumClaim(columns: columns, total: total, groups: groups).lower(input, &analyser, at: span)
    case .condition(let condition):
      ConditionClaim(condition: condition, groups: groups).lower(input, &analyser, at: span)
    }
  }
}
