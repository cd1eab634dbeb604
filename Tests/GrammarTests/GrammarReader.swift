/// Reads productions of Wirth's notation, which `Grammar/README.md` explains.
///
/// A production may be empty: its meaning is then told in its comment.
struct GrammarReader {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private enum Word: Equatable {
    case name(String)
    case literal(String)
    case mark(Character)
  }

  private var words: [Word] = []
  private var next = 0
  private var choices = 0

  static func read(_ text: String) throws -> Grammar {
    var reader = GrammarReader()
    reader.words = try Self.words(of: text)
    var productions: [Grammar.Production] = []
    while reader.next < reader.words.count { productions.append(try reader.production()) }
    return Grammar(productions)
  }

  // MARK: - Words

  private static func words(of text: String) throws -> [Word] {
    var words: [Word] = []
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("/*") {
        guard let end = rest.firstRange(of: "*/") else {
          throw Failure(description: "open comment")
        }
        rest = rest[end.upperBound...]
      } else if first == "\"" {
        words.append(.literal(try literal(&rest)))
      } else if first.isLetter {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        words.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else {
        if !first.isWhitespace { words.append(.mark(first)) }
        rest = rest.dropFirst()
      }
    }
    return words
  }

  private static func literal(_ rest: inout Substring) throws -> String {
    var text = ""
    rest.removeFirst()
    while let character = rest.popFirst() {
      if character == "\"" { return text }
      if character == "\\", let escaped = rest.popFirst() {
        text.append(escaped == "n" ? "\n" : escaped)
      } else {
        text.append(character)
      }
    }
    throw Failure(description: "a literal is not closed")
  }

  // MARK: - Productions

  private mutating func production() throws -> Grammar.Production {
    let start = next
    guard case .name(let name) = word else {
      throw Failure(description: "a production begins with \(described)")
    }
    next += 1
    try require("=")
    let body = word == .mark(".") ? .sequence([]) : try choice()
    try require(".")
    return Grammar.Production(
      name: name,
      body: body,
      text: words[start..<next].map(Self.text).joined(separator: " ")
    )
  }

  private mutating func choice() throws -> Grammar.Node {
    var alternatives = [try sequence()]
    while word == .mark("|") {
      next += 1
      alternatives.append(try sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives, id: newChoice())
  }

  private mutating func sequence() throws -> Grammar.Node {
    var parts: [Grammar.Node] = []
    while let word {
      if case .mark(let mark) = word, "|)]}.".contains(mark) { break }
      parts.append(try part())
    }
    if parts.isEmpty { throw Failure(description: "\(described) stands where a part should be") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part() throws -> Grammar.Node {
    let found = word
    next += 1
    switch found {
    case .name(let name): return .rule(name)
    case .literal(let text):
      guard word == .mark("…") else { return .literal(text) }
      next += 1
      guard case .literal(let last) = word, let low = text.unicodeScalars.first,
        let high = last.unicodeScalars.first
      else { throw Failure(description: "a range ends with \(described)") }
      next += 1
      return .range(low, high)
    case .mark("("):
      let inner = try choice()
      try require(")")
      return inner
    case .mark("["):
      let inner = try choice()
      try require("]")
      return .option(inner, id: newChoice())
    case .mark("{"):
      let inner = try choice()
      try require("}")
      return .repetition(inner, id: newChoice())
    default:
      next -= 1
      throw Failure(description: "\(described) stands where a part should be")
    }
  }

  private mutating func newChoice() -> Int {
    choices += 1
    return choices
  }

  private var word: Word? { next < words.count ? words[next] : nil }

  private mutating func require(_ mark: Character) throws {
    guard word == .mark(mark) else {
      throw Failure(description: "\(described) stands where `\(mark)` should be")
    }
    next += 1
  }

  private var described: String {
    let before = words[max(next - 5, 0)..<next].map(Self.text).joined(separator: " ")
    return "after `\(before)`: `\(word.map(Self.text) ?? "the end")`"
  }

  private static func text(_ word: Word) -> String {
    switch word {
    case .name(let name): name
    case .literal(let text): text.debugDescription
    case .mark(let mark): String(mark)
    }
  }
}
