package import Diagnostics

/// A word, number, mark or line end of a query, by its place in the text.
package struct Token: Hashable, Sendable {
  /// What a token is.
  package enum Kind: Hashable, Sendable {
    /// A name or a keyword; which of them depends on where it stands.
    case word
    /// A name in backquotes.
    case quotedName
    /// Text in double quotes.
    case text
    /// A number, perhaps with `£`, a scale, `%` or `pp`.
    case number
    /// A period such as `2023/24` or `30 Sep 2023`.
    case period
    case symbol(Symbol)
    /// The end of a line, where a step or statement can end.
    case newline
    /// An empty line, which ends a statement.
    case blankLine
    case endOfText
    /// Bytes that are no token; a diagnostic has been given for them.
    case invalid
  }

  /// The marks of the language.
  package enum Symbol: String, Hashable, Sendable, CaseIterable {
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case comma = ","
    case pipe = "|"
    case semicolon = ";"
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case power = "^"
  }

  /// What it is.
  package let kind: Kind
  /// Where it is.
  package let span: SourceSpan

  /// Creates a token.
  package init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}
