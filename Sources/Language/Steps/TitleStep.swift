import Charts
package import Diagnostics
package import Plan
package import Syntax

/// Puts a title above an answer.
package struct TitleStep: Step {
  package static let keyword = "title"
  package static let grammar = #"TitleStep = "title" text ."#
  package static let summary = "Puts a title above the answer: a table or a chart."
  package static let question = "What should stand above the table or chart in the report?"
  package static let details = [
    "A good title says what the figures show, for whom and when. At the prompt it goes to the last "
      + "answer.",
    "CSV and JSON hold the rows alone; Markdown, text and pictures have the title too.",
  ]
  package static let seeAlso = ["note", "chart", "export"]
  package static let examples = [
    Example(
      """
      from transport | sort by forecast descending | first 3 | title "The three largest transport contracts"
      """
    )
  ]

  let text: String
  let span: SourceSpan

  package static func parse(_ parser: inout Parser) -> TitleStep {
    let span = parser.place
    return TitleStep(text: parser.text("a title in double quotes"), span: span)
  }

  package func sentence(_ telling: Telling) -> String {
    "puts a title above: \"\(text)\""
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard text.contains(where: { !$0.isWhitespace }) else {
      analyser.report(.emptyText(Self.keyword), at: self.span)
      return nil
    }
    return input.shown(with: (input.directions ?? Directions()).with(title: text))
  }
}
