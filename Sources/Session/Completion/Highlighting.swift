import Diagnostics
import Language
import Syntax

/// What a part of a query is, for its colour.
package enum TextStyle: Sendable {
  /// The word that begins a step or a statement.
  case step
  /// Another word of the language, such as `by` or `and`.
  case keyword
  case function
  case text
  case number
  case period
  case quotedName
  case comment
  /// What no query can hold.
  case invalid
  /// The bracket at the cursor and the one that belongs to it.
  case matched
}

/// A part of a query with its style.
package struct StyledSpan: Equatable, Sendable {
  /// The bytes.
  package let bytes: Range<Int>
  /// What they are.
  package let style: TextStyle

  /// Creates a part.
  package init(_ bytes: Range<Int>, _ style: TextStyle) {
    self.bytes = bytes
    self.style = style
  }
}

extension Session {
  private static let statementWords: Set<String> = [
    "advice", "define", "describe", "edition", "from", "function", "include", "let", "param",
  ]

  /// The parts of a text that have a style, in order, as the lexer reads it.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - cursor: the byte offset of the cursor, for the brackets beside it.
  /// - Returns: the parts; brackets that belong together come last.
  /// - Complexity: O(n).
  package func styles(of text: String, cursor: Int) -> [StyledSpan] {
    let source = SourceFile(name: "query", text: text)
    let (all, _) = Lexer.tokens(of: source)
    let tokens = all.filter { $0.kind != .endOfText }
    var spans: [StyledSpan] = []
    var end = 0
    var begins = true
    for (index, token) in tokens.enumerated() {
      let bytes = token.span.start..<max(token.span.end, token.span.start)
      spans += Self.comments(in: end..<bytes.lowerBound, of: source)
      end = bytes.upperBound
      let next = index + 1 < tokens.count ? tokens[index + 1].kind : .endOfText
      if let style = style(of: token, before: next, begins: begins, in: source) {
        spans.append(StyledSpan(bytes, style))
      }
      switch token.kind {
      case .newline, .blankLine, .symbol(.pipe), .symbol(.semicolon): begins = true
      case .symbol(.openParenthesis), .symbol(.equal): begins = next == .word
      default: begins = false
      }
    }
    spans += Self.comments(in: end..<source.bytes.count, of: source)
    return spans + Self.brackets(of: tokens, at: cursor)
  }

  private func style(
    of token: Token,
    before next: Token.Kind,
    begins: Bool,
    in source: SourceFile
  ) -> TextStyle? {
    switch token.kind {
    case .text: return .text
    case .number: return .number
    case .period: return .period
    case .quotedName: return .quotedName
    case .invalid:
      // A quote that is still open is being typed.
      let first = token.span.start < source.bytes.count ? source.bytes[token.span.start] : 0
      let isOpen = token.span.end == source.bytes.count
      return isOpen && (first == 0x22 || first == 0x60) ? .text : .invalid
    case .word:
      let word = source.text(of: token.span).lowercased()
      if begins, StepTable.standard.step(for: word) != nil || Self.statementWords.contains(word) {
        return .step
      }
      if next == .symbol(.openParenthesis), !ReservedWords.all.contains(word) { return .function }
      if ReservedWords.values.contains(word) { return .number }
      return ReservedWords.all.contains(word) ? .keyword : nil
    case .symbol, .newline, .blankLine, .endOfText: return nil
    }
  }

  /// The comments between two tokens.
  private static func comments(in gap: Range<Int>, of source: SourceFile) -> [StyledSpan] {
    var spans: [StyledSpan] = []
    var start: Int?
    for offset in gap {
      let byte = source.bytes[offset]
      if byte == 0x23, start == nil { start = offset }
      if byte == 0x0A || byte == 0x0D, let begun = start {
        spans.append(StyledSpan(begun..<offset, .comment))
        start = nil
      }
    }
    if let start { spans.append(StyledSpan(start..<gap.upperBound, .comment)) }
    return spans
  }

  /// The bracket at the cursor, or else the one before it, with its partner.
  private static func brackets(of tokens: [Token], at cursor: Int) -> [StyledSpan] {
    var open: [Int] = []
    var pairs: [Int: Int] = [:]
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .symbol(.openParenthesis), .symbol(.openBracket): open.append(index)
      case .symbol(.closeParenthesis), .symbol(.closeBracket):
        guard let first = open.popLast() else { continue }
        pairs[first] = index
        pairs[index] = first
      case .blankLine, .symbol(.semicolon): open.removeAll()
      default: break
      }
    }
    let near = tokens.indices.filter { pairs[$0] != nil }
    let found =
      near.first { tokens[$0].span.start == cursor } ?? near.first { tokens[$0].span.end == cursor }
    guard let found, let partner = pairs[found] else { return [] }
    return [min(found, partner), max(found, partner)].map {
      StyledSpan(tokens[$0].span.start..<tokens[$0].span.end, .matched)
    }
  }
}
