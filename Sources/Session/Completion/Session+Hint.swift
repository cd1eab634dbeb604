import Diagnostics
import Functions
import Language
import Plan
import Syntax

/// What is known of a line while it is being typed.
package enum LineState: Equatable, Sendable {
  /// It can be run as it stands.
  case valid
  /// Something must follow.
  case incomplete
  /// It is wrong, in one sentence.
  case wrong(String)
}

/// What stands under a line while it is being typed.
package struct LineHint: Equatable, Sendable {
  /// Whether the line could be run.
  package let state: LineState
  /// What fits next, in words; may be empty.
  package let next: String

  /// Creates a hint.
  package init(_ state: LineState, next: String) {
    self.state = state
    self.next = next
  }
}

extension Session {
  /// The most names that a hint lists.
  private static let mostHinted = 12

  /// What to say of a text that is being typed, from the parser's own expectations and the analysis of
  /// what is there; no query is run and nothing waits.
  package func hint(on text: String, at cursor: Int) -> LineHint {
    let source = SourceFile(name: "query", text: text)
    let parsed = Parser.parse(source, steps: .standard)
    var state = LineState.valid
    var found = parsed.diagnostics.filter { !$0.isIncomplete }
    let end = text.utf8.count
    if !parsed.diagnostics.isEmpty { state = .incomplete }
    if found.isEmpty {
      found = problems(with: parsed.script.statements, in: source).filter {
        parsed.diagnostics.isEmpty || ($0.span?.end ?? end) < end
      }
    }
    // The word at the cursor may be half of a name.
    let isTyping = cursor == end && text.utf8.last.map { $0 != 0x20 && $0 != 0x0A } ?? false
    let last =
      text.utf8.lastIndex { $0 != 0x20 && $0 != 0x0A }
      .map { text.utf8.distance(from: text.utf8.startIndex, to: $0) + 1 } ?? 0
    let certain = found.filter { problem in
      let place = problem.span?.end ?? 0
      // After `where value` a comparison may still follow.
      if cursor == end, place >= last, problem.id == "not-a-condition" { return false }
      return !isTyping || place < end
    }
    if let first = certain.first {
      state = .wrong(first.message)
    } else if !found.isEmpty {
      state = .incomplete
    }
    guard cursor == end else { return LineHint(state, next: "") }
    if case .wrong = state {
      let help = certain.first?.help.first { $0.hasPrefix("did you mean") }
      return LineHint(state, next: help ?? "")
    }
    return LineHint(state, next: call(around: cursor, in: source) ?? fitting(text, cursor))
  }

  /// The signature of the function whose brackets are open at the end of a text.
  private func call(around cursor: Int, in source: SourceFile) -> String? {
    let (tokens, _) = Lexer.tokens(of: source)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .symbol(.openParenthesis): open.append(index)
      case .symbol(.closeParenthesis): _ = open.popLast()
      case .blankLine, .symbol(.semicolon): open.removeAll()
      default: break
      }
    }
    guard let bracket = open.last, bracket > 0, tokens[bracket - 1].kind == .word else {
      return nil
    }
    let name = source.text(of: tokens[bracket - 1].span).lowercased()
    let functions = FunctionCatalogue.functions.map { ($0.name, $0.parameters, $0.summary) }
    let aggregates = FunctionCatalogue.aggregates.map { ($0.name, $0.parameters, $0.summary) }
    guard let found = (functions + aggregates).first(where: { $0.0 == name }) else { return nil }
    return "\(found.0)(\(found.1.listing)): \(found.2)"
  }

  /// The first things that fit, by kind.
  private func fitting(_ text: String, _ cursor: Int) -> String {
    if text.allSatisfy(\.isWhitespace) {
      return "`from` and a dataset begin a question; Tab lists what fits"
    }
    let completion = completion(in: text, at: cursor, withValues: false)
    if let note = completion.note, completion.candidates.isEmpty { return note }
    var candidates = completion.candidates
    let typed = Array(text.utf8.prefix(cursor))[completion.replaced]
    // What has been written out need not be offered.
    candidates.removeAll { $0.text.utf8.elementsEqual(typed) }
    var words: [String] = []
    var kind = ""
    for candidate in candidates.prefix(Self.mostHinted) {
      if candidate.kind != kind {
        kind = candidate.kind
        words.append((words.isEmpty ? "" : " ") + kind + ": " + candidate.text)
      } else {
        words.append("· " + candidate.text)
      }
    }
    let rest = candidates.count - Self.mostHinted
    return words.joined(separator: " ") + (rest > 0 ? " … \(rest) more" : "")
  }
}
