package import Plan

/// A page of the manual: what `help` shows at the prompt and what `Grammar/manual` holds.
package struct HelpPage: Sendable {
  /// What a page is about.
  package enum Kind: Hashable, Sendable {
    case step
    case function
    case aggregate
    case window
    case `operator`
    /// A piece of advice: the first example provokes it and the second heeds it.
    case advice
    /// A clause, a statement or a kind of value.
    case topic
  }

  /// What it is about.
  package let kind: Kind
  /// The word that it explains.
  package let name: String
  /// Other words that lead to it.
  package let aliases: [String]
  /// One sentence that says what the word does.
  package let summary: String
  /// The question that someone asks who needs it; empty where there is none.
  package let question: String
  /// How it is written: productions of the grammar, or a call.
  package let forms: [String]
  /// What is given to it.
  package let parameters: [Parameter]
  /// The rules that matter in use.
  package let details: [String]
  /// Queries, some with their answers; each runs as a test.
  package let examples: [Example]
  /// The pages that one would look for next.
  package let seeAlso: [String]

  init(
    _ kind: Kind,
    _ name: String,
    aliases: [String] = [],
    summary: String,
    question: String = "",
    forms: [String],
    parameters: [Parameter] = [],
    details: [String] = [],
    examples: [Example],
    seeAlso: [String] = []
  ) {
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.question = question
    self.forms = forms
    self.parameters = parameters
    self.details = details
    self.examples = examples
    self.seeAlso = seeAlso
  }
}
