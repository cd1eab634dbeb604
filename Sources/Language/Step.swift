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
  /// What the step does to the rows that come to it, for `explain in words`: it follows `It`, as in
  /// `keeps the rows where …`, and has no full stop.
  func sentence(_ telling: Telling) -> String
  /// The plan that takes the step after an input, or nil where a diagnostic says why it cannot.
  func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan?
}

extension Step {
  package static var question: String { "" }
  package static var details: [String] { [] }
  package static var seeAlso: [String] { [] }

  /// The summary, for a step that has no words of its own.
  package func sentence(_ telling: Telling) -> String {
    let summary = Self.summary
    let end = summary.hasSuffix(".") ? summary.dropLast() : summary[...]
    return end.prefix(1).lowercased() + end.dropFirst()
  }
}
