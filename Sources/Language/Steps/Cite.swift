package import Diagnostics
package import Plan
package import Syntax

/// Says where each row of the answer comes from.
package struct Cite: Step {
  package static let keyword = "cite"
  package static let canStandAlone = true
  package static let grammar = #"Cite = "cite" ."#
  package static let summary =
    "Numbers the sources of each row of the answer: document, page and paragraph, or file and lines."
  package static let question =
    "Where do these figures come from?"
  package static let details = [
    "It is the last step of a query. At the prompt `cite` on its own cites the last answer.",
    "A row cites the rows that its values were worked out from: a group all its rows, a joined "
      + "row those of both sides, a running or rolling figure the rows it sums up, `previous` "
      + "and `next` the row they look at, a step over series such as `change` or `xmr` all rows of "
      + "the series. What only chose or ordered a row, as `where`, "
      + "`in (from …)`, `sort by` and `rank` do, is not cited. A row that `fill` adds has no "
      + "source.",
    "A table whose columns name document, page and paragraph is cited by those, also where they "
      + "are no longer shown. Any other table is cited by its file and the lines on which its "
      + "rows begin, with title, publisher and date where a data package states them.",
    "Tables show a number beside each row and the list beneath, where rows of one source share "
      + "a number. CSV and TSV have the text of the sources in a last column, and JSON an array "
      + "of them in each row, so that an export stands for itself.",
  ]
  package static let seeAlso = ["describe", "from", "show"]
  package static let examples = [
    Example(
      "from transport | where client_group = \"SEND\" and not is_total "
        + "| summarise total(forecast) as forecast by client_group | cite"
    ),
    Example(
      "from indicators | where measure contains \"20 weeks\" and area = \"Worcestershire\" "
        + "| show period, value | cite"
    ),
  ]

  package static func parse(_ parser: inout Parser) -> Cite { Cite() }

  package func sentence(_ telling: Telling) -> String {
    "says of each row where it comes from"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.cite(input), schema: input.schema, span: span)
  }
}
