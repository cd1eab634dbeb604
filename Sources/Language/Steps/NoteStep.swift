import Charts
package import Diagnostics
package import Plan
package import Syntax

/// Puts a note beneath an answer.
package struct NoteStep: Step {
  package static let keyword = "note"
  package static let grammar = #"NoteStep = "note" text ."#
  package static let summary = "Puts a note beneath the answer: a source, a caveat, a definition."
  package static let question = "What must a reader know before using these figures?"
  package static let details = [
    "Several notes stand beneath each other in the order in which they are written.",
    "CSV and JSON hold the rows alone; Markdown, text and pictures have the notes too.",
  ]
  package static let seeAlso = ["title", "chart", "export"]
  package static let examples = [
    Example(
      """
      from transport | first 2 | note "Source: Home to School Transport baseline, Period 6"
      """
    )
  ]

  let text: String
  let span: SourceSpan

  package static func parse(_ parser: inout Parser) -> NoteStep {
    let span = parser.place
    return NoteStep(text: parser.text("a note in double quotes"), span: span)
  }

  package func sentence(_ telling: Telling) -> String {
    "puts a note beneath: \"\(text)\""
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard text.contains(where: { !$0.isWhitespace }) else {
      analyser.report(.emptyText(Self.keyword), at: self.span)
      return nil
    }
    return input.shown(with: (input.directions ?? Directions()).adding(note: text))
  }
}
