package import Diagnostics
package import Plan
package import Syntax

/// Says what each column holds.
package struct Describe: Step {
  package static let keyword = "describe"
  package static let canStandAlone = true
  package static let grammar = #"Describe = "describe" ."#
  package static let summary =
    "Says what each column holds: type, unit, how many values are missing and why, lowest and highest."
  package static let question =
    "What do these columns hold, and what is missing from them?"
  package static let details = [
    "One row a column: type, unit, how many values there are, how many are missing and "
      + "why, how many differ, the lowest and the highest, and what the source says of it.",
    "It describes the rows at its place in the query; `describe NAME` on its own "
      + "describes a dataset.",
    "A note says where the rows come from: the documents, or the file with its publisher.",
  ]
  package static let seeAlso = ["distinct", "count", "missing", "cite"]
  package static let examples = [
    Example(
      "from indicators | where area = \"England\" | show measure, period, value | describe"
    ),
    Example(
      "from transport | describe"
    ),
  ]

  package static func parse(_ parser: inout Parser) -> Describe { Describe() }

  package func sentence(_ telling: Telling) -> String {
    "says what each column holds"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.profile(input), schema: Profile.schema, span: span)
  }
}
