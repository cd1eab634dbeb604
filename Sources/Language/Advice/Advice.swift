package import Diagnostics
package import Plan

/// Something to weigh before an answer is used: why, what to do, and where it is found.
///
/// One file each in `Items/`, listed once in `AdviceList.swift`; `help advice`, the manual and the
/// tests read these members. Advice stands beside an answer and never takes its place. Most is found
/// in the typed plan alone. What depends on the data is looked for after the answer, in the answer or
/// in a sample of bounded size, and only where the plan makes it possible.
package protocol Advice: Sendable {
  /// The stable name by which it is silenced: words of lower-case letters joined by `-`.
  static var id: String { get }
  /// One sentence that says why the answer may mislead.
  static var reason: String { get }
  /// One sentence that says what to do instead.
  static var fix: String { get }
  /// A query that is given the advice, and one that heeds it; both run as tests.
  static var examples: (provoking: String, heeding: String) { get }
  /// The advice on one operator of a plan, whose inputs are asked about by themselves.
  static func advice(on plan: Plan) -> [Diagnostic]
  /// The advice that depends on the data.
  static func advice(after answer: AdvisedAnswer) -> [Diagnostic]
}

extension Advice {
  package static func advice(on plan: Plan) -> [Diagnostic] { [] }
  package static func advice(after answer: AdvisedAnswer) -> [Diagnostic] { [] }

  /// A message of this advice.
  static func message(_ text: String, at span: SourceSpan?, help: [String]) -> Diagnostic {
    Diagnostic(.advice, id: id, text, at: span, help: help)
  }
}
