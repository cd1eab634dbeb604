import Diagnostics
import Syntax

/// The unfinished word before the cursor.
struct CompletionPlace {
  enum Quote {
    case text
    case name
  }

  /// Where the word begins, with its opening quote.
  let start: Int
  /// What has been typed of it, without the quote.
  let typed: String
  /// The quote that is open, if any.
  let quote: Quote?
  /// Whether a step here needs a `|` before it.
  let needsPipe: Bool
  /// The name just before the word, where it could be a column that has been written out.
  let before: String?

  init(_ bytes: [UInt8]) {
    let source = SourceFile(name: "query", bytes: bytes)
    let (tokens, problems) = Lexer.tokens(of: source)
    let open = problems.last { $0.id.hasPrefix("unclosed") && $0.span?.end == bytes.count }
    if let span = open?.span {
      start = span.start
      quote = open?.id == "unclosed-name" ? .name : .text
      typed = String(decoding: bytes[min(start + 1, bytes.count)...], as: UTF8.self)
      needsPipe = false
      before = nil
      return
    }
    quote = nil
    let last = tokens.last { $0.kind != .endOfText }
    if let name = Self.startOfAdvice(tokens, in: source) {
      start = name
    } else if let last, [.word, .number, .period].contains(last.kind), last.span.end == bytes.count
    {
      start = last.span.start
    } else {
      start = bytes.count
    }
    typed = String(decoding: bytes[start...], as: UTF8.self)
    let name = tokens.last { [start] in $0.span.end <= start && $0.kind != .endOfText }
    switch name?.kind {
    case .word?: before = name.map { source.text(of: $0.span) }
    case .quotedName?:
      before = name.map { String(source.text(of: $0.span).dropFirst().dropLast()) }
    default: before = nil
    }
    let byte = bytes[..<start].last { $0 != 0x20 && $0 != 0x09 }
    needsPipe = byte.map { $0 != 0x7C && $0 != 0x0A && $0 != 0x0D } ?? false
  }

  /// Where the name of advice begins whose parts, joined by `-`, have been begun: after `advice off`
  /// or a comma.
  private static func startOfAdvice(_ tokens: [Token], in source: SourceFile) -> Int? {
    let tokens = tokens.filter { $0.kind != .endOfText }
    var first = tokens.count
    while first > 0, [.word, .symbol(.minus)].contains(tokens[first - 1].kind) { first -= 1 }
    let words = tokens[first...].map { source.text(of: $0.span).lowercased() }
    guard let end = tokens.last?.span.end, end == source.bytes.count else { return nil }
    if words.count > 2, words[0] == "advice", ["off", "on"].contains(words[1]) {
      return tokens[first + 2].span.start
    }
    guard first > 0, tokens[first - 1].kind == .symbol(.comma), first < tokens.count,
      words.contains("-"),
      let line = tokens.firstIndex(where: { source.text(of: $0.span).lowercased() == "advice" }),
      line < first
    else { return nil }
    return tokens[first].span.start
  }

  /// A candidate in the form in which it is compared with what has been typed.
  func key(_ candidate: String) -> String {
    let text = candidate.lowercased()
    switch quote {
    case .text, .name: return String(text.drop { $0 == "\"" || $0 == "`" })
    case nil: return text.hasPrefix("| ") && typed.first != "|" ? String(text.dropFirst(2)) : text
    }
  }
}
