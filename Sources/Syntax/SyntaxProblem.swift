import Diagnostics

/// What can be wrong with the shape of a query: facts here, words in the extension below.
enum SyntaxProblem {
  case ambiguousThousands(String)
  case chainedComparison
  case emptyName
  case expected([String], found: String, candidates: [String], isAtEnd: Bool)
  case foreignSymbol(String)
  case notUTF8
  case tooDeep
  case tooLong(String, limit: Int)
  case tooMany(limit: Int)
  case unclosed(isName: Bool)
  case unexpectedCharacter(Unicode.Scalar)
  case unknownEscape(String)
  case unknownStart(String, candidates: [String])
  case wholeNumber(String)

  /// Marks of other languages, with what is written here.
  static let foreignSymbols = [
    "!=": "write `<>`", "==": "write `=`", "&&": "write `and`", "||": "write `or`",
    "=>": "write `>=`", "=<": "write `<=`", "'": "write text in double quotes: \"…\"",
    "{": "round brackets are the only brackets", "}": "round brackets are the only brackets",
    "!": "write `not`", "&": "write `and`, or join text with `concat(a, b)`",
    "%": "put `%` straight after a number, as in `42%`; the remainder is `a mod b`",
    "$": "amounts are written with `£`",
    "£": "write the amount straight after it, as in `£500k`",
  ]
}

extension SyntaxProblem {
  /// The problem in words.
  func diagnostic(at span: SourceSpan) -> Diagnostic {
    switch self {
    case .ambiguousThousands(let text):
      let (one, two) = (text.filter { $0 != "," }, text.replacing(",", with: ", "))
      return Diagnostic(
        .error,
        id: "ambiguous-comma",
        "`\(text)` could be one number or several",
        at: span,
        help: ["write `\(one)` for one number, `\(two)` for several"]
      )
    case .chainedComparison:
      return Diagnostic(
        .error,
        id: "chained-comparison",
        "a comparison takes two sides only",
        at: span,
        help: ["join two comparisons with `and`, or write `x between low and high`"]
      )
    case .emptyName:
      return Diagnostic(
        .error,
        id: "empty-name",
        "there is no name between these backquotes",
        at: span
      )
    case .expected(let wanted, let found, let candidates, let isAtEnd):
      let list = Self.alternatives(wanted)
      let message =
        isAtEnd ? "the query ends where \(list) should follow" : "\(found) where \(list) should be"
      return Diagnostic(
        .error,
        id: "unexpected-token",
        message,
        at: span,
        help: Self.didYouMean(candidates),
        isIncomplete: isAtEnd
      )
    case .foreignSymbol(let symbol):
      let message = symbol == "£" ? "`£` needs an amount" : "`\(symbol)` is not used here"
      return Diagnostic(
        .error,
        id: "foreign-symbol",
        message,
        at: span,
        help: Self.foreignSymbols[symbol].map { [$0] } ?? []
      )
    case .notUTF8:
      return Diagnostic(
        .error,
        id: "not-utf-8",
        "these bytes are not UTF-8 text",
        at: span,
        help: ["save the script as UTF-8"]
      )
    case .tooDeep:
      return Diagnostic(
        .error,
        id: "too-deep",
        "this is nested more than \(Parser.maximumDepth) deep",
        at: span,
        help: ["work out a part first, with `add … as …` or `let`"]
      )
    case .tooLong(let what, let limit):
      return Diagnostic(
        .error,
        id: "too-long",
        "there are more than \(limit) \(what) here",
        at: span,
        help: ["split the query: give a part a name with `let`"]
      )
    case .tooMany(let limit):
      return Diagnostic(
        .error,
        id: "too-many-mistakes",
        "there are more than \(limit) mistakes; these are the first",
        at: span
      )
    case .unclosed(let isName):
      // Never incomplete: text ends on its line, so that no further line could close it.
      let (what, mark) = isName ? ("name", "`") : ("text", "\"")
      return Diagnostic(
        .error,
        id: "unclosed-\(what)",
        "this \(what) is not closed on its line",
        at: span,
        help: ["end it with \(mark)"]
      )
    case .unexpectedCharacter(let scalar):
      let code = String(scalar.value, radix: 16, uppercase: true)
      return Diagnostic(
        .error,
        id: "unexpected-character",
        "`\(scalar)` (U+\(code)) has no meaning here",
        at: span,
        help: ["put text in double quotes and unusual names in backquotes"]
      )
    case .unknownEscape(let text):
      return Diagnostic(
        .error,
        id: "unknown-escape",
        "`\(text)` is not an escape",
        at: span,
        help: [#"the escapes are \" \\ \n \t and \u{…}; a backslash itself is \\"#]
      )
    case .unknownStart(let word, let candidates):
      let help = Self.didYouMean(candidates)
      return Diagnostic(
        .error,
        id: "unknown-step",
        "`\(word)` does not begin a step or a statement",
        at: span,
        help: help.isEmpty ? ["type `help` for the steps"] : help
      )
    case .wholeNumber(let text):
      return Diagnostic(
        .error,
        id: "whole-number",
        "`\(text)` is not a whole number of rows",
        at: span,
        help: ["write a whole number, such as `10`"]
      )
    }
  }

  private static func didYouMean(_ candidates: [String]) -> [String] {
    guard !candidates.isEmpty else { return [] }
    return ["did you mean \(alternatives(candidates.map { "`\($0)`" }))?"]
  }

  private static func alternatives(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "something else" }
    return parts.dropLast().joined(separator: ", ") + " or " + last
  }
}
