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
  package static let examples = [
    Example("from transport | describe"),
    Example("from indicators | where area = \"England\" | describe"),
  ]

  package static func parse(_ parser: inout Parser) -> Describe { Describe() }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.profile(input), schema: Profile.schema, span: span)
  }
}
