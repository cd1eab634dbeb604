package import Diagnostics
package import Plan
package import Syntax

/// A step of the language: how it is written, what it answers, and the core plan it lowers to.
///
/// One file each in `Steps/`, listed once in `Steps.swift`. The parser, the help, completion and the
/// tests all read these members.
package protocol Step: StepSyntax {
  /// One sentence that says what the step does.
  static var summary: String { get }
  /// The question that someone asks who needs the step.
  static var question: String { get }
  /// The rules that matter in use: ties, missing values, order, units; a sentence or two each.
  static var details: [String] { get }
  /// Other pages of the manual that one would look for next.
  static var seeAlso: [String] { get }
  /// Queries that show it on the bundled catalogue; each runs as a test.
  static var examples: [Example] { get }
  /// The plan that takes the step after an input, or nil where a diagnostic says why it cannot.
  func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan?
}

extension Step {
  package static var question: String { "" }
  package static var details: [String] { [] }
  package static var seeAlso: [String] { [] }
}
