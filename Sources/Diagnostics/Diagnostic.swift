/// One message about a text or its data: a fact, where it is, and the way out.
package struct Diagnostic: Hashable, Sendable {
  /// How much a message matters.
  package enum Severity: String, Sendable {
    /// The statement cannot be answered.
    case error
    /// The answer stands, and there is something to weigh before it is used.
    case advice
    /// Something worth knowing about the answer.
    case note
  }

  /// A stable identifier in kebab case, such as `unknown-column`.
  package let id: String
  /// How much it matters.
  package let severity: Severity
  /// One plain sentence: lower case at the start, no full stop, names in backquotes.
  package let message: String
  /// The place in the text, where there is one.
  package let span: SourceSpan?
  /// What to do about it, one line each; may be empty.
  package let help: [String]
  /// Whether more text after the end could put it right, so that a prompt asks for another line.
  package let isIncomplete: Bool

  /// Creates a message.
  package init(
    _ severity: Severity,
    id: String,
    _ message: String,
    at span: SourceSpan?,
    help: [String] = [],
    isIncomplete: Bool = false
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.span = span
    self.help = help
    self.isIncomplete = isIncomplete
  }

  /// Whether the statement cannot be answered because of it.
  package var isError: Bool { severity == .error }
}
