package import Diagnostics
package import Plan
package import Syntax

/// Keeps the columns named, in the order in which they are named.
package struct Show: Step {
  package static let keyword = "show"
  package static let grammar = #"Show = "show" Items ."#
  package static let summary = "Keeps the columns named, in that order; expressions make new ones."
  package static let question =
    "Can I see just these columns, in this order?"
  package static let details = [
    "Columns come in the order in which they are named. An expression makes a new one; "
      + "give it a name with `as`, or it is called what it says.",
    "Selectors stand for several columns: `all`, `all except a, b`, `a to f` by place, "
      + "`columns matching \"…\"`, `numbers`, `text`.",
    "To add a column and keep the rest write `add`.",
  ]
  package static let seeAlso = ["drop", "add", "selectors"]
  package static let examples = [
    Example(
      "from transport | show category, forecast, pupils | first 2",
      """
      category                                         forecast  pupils
                                                             £m  pupils
      ───────────────────────────────────────────────  ────────  ──────
      Transport provided on need grounds                    7.0     753
      Transport provided on distance (statutory duty)       6.0     708
      """
    ),
    Example(
      "from dsg | show block, budget to variance | first 2",
      """
      block        budget  forecast  variance
                     £000      £000      £000
      ──────────  ───────  ────────  ────────
      Schools     129,735   129,735         0
      High Needs   74,692    82,836     8,144
      """
    ),
    Example(
      "from transport | where not is_total | show category, forecast / pupils as each | top 2 by each",
      """
      category                                         each
                                                £ per pupil
      ────────────────────────────────────────  ───────────
      19-25 transport provided on need grounds    13,186.81
      Pupil Referral Unit                         11,627.91
      """
    ),
  ]

  let items: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Show {
    Show(items: parser.items())
  }

  package func sentence(_ telling: Telling) -> String {
    "shows " + telling.words(items)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let (outputs, windowed) = analyser.withWindows(over: input, at: span) {
      $0.outputs(items, of: input, place: "`show`")
    }
    return analyser.projection(of: windowed, outputs, at: span)
  }
}
