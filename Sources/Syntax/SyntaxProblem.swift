import Diagnostics

/// What can be wrong with the shape of a query: facts here, words in the extension below.
enum SyntaxProblem {
  case ambiguousThousands(String)
  case chainedComparison
  case emptyName
  case expected(
    [String],
    found: String,
    candidates: [String],
    form: String?,
    after: String?,
    isAtEnd: Bool
  )
  case foreignSymbol(String)
  case notUTF8
  case tooDeep
  case tooLong(String, limit: Int)
  case tooMany(limit: Int)
  case unclosed(isName: Bool)
  case unexpectedCharacter(Unicode.Scalar)
  case unknownEscape(String)
  case unknownStart(String, candidates: [String])
  case countTooSmall(String, least: Int)
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

  /// What is written here in the place of words that begin a step in other languages.
  static let foreignSteps = [
    "aggregate": summarise, "arrange": "write `sort by`", "calculate": addition,
    "compute": addition, "dedupe": "write `distinct`", "delete": readOnly, "derive": addition,
    "except": "write `keep rows not in NAME`", "extend": addition, "filter": "write `where`",
    "gather": "write `unpivot`", "group": summarise, "groupby": summarise,
    "having": "write `where`, after `summarise`", "head": firstRows,
    "inner": "write `join only matching NAME on …`", "insert": readOnly,
    "intersect": "write `keep rows in NAME`", "left": "write `join NAME on …`",
    "import": loading, "limit": firstRows, "load": loading, "lookup": "write `join NAME on …`",
    "melt": "write `unpivot`",
    "merge": "write `join NAME on …`", "mutate": addition, "offset": "write `skip 10`",
    "order": "write `sort by`", "orderby": "write `sort by`",
    "outer": "write `join keep all NAME on …`", "project": "write `show`",
    "save": "write `export to \"answer.arrow\"`, or `let NAME = from …` to go on with it here",
    "select": "write `from NAME`, then `show a, b`", "tail": "write `last 10`", "take": firstRows,
    "union": "write `append NAME`", "unique": "write `distinct`", "update": readOnly,
  ]

  private static let addition = "write `add … as NAME`"
  private static let firstRows = "write `first 10`"
  private static let loading = "write `load \"file.csv\" as NAME`, or `from \"file.csv\"`"
  private static let readOnly = "a query reads data and never changes it"
  private static let summarise = "write `summarise … as NAME by …`, or `count by …`"

  /// What is written here in the place of words that stand elsewhere in other languages.
  static let foreignWords = [
    "asc": "write `ascending`, or nothing", "desc": "write `descending`",
    "null": "write `missing`", "when": "write `if … then … else …`",
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
        at: span,
        help: ["write a column's name as its heading has it, as in `` `cost per pupil` ``"]
      )
    case .expected(let wanted, let found, let candidates, let form, let before, let isAtEnd):
      let list = Self.alternatives(wanted)
      let message =
        isAtEnd ? "the query ends where \(list) should follow" : "\(found) where \(list) should be"
      return Diagnostic(
        .error,
        id: "unexpected-token",
        message,
        at: span,
        help: Self.wayOut(wanted, found: found, after: before, candidates)
          + (form.map { ["the step is written `\($0)`"] } ?? []),
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
      return isName
        ? Diagnostic(
          .error,
          id: "unclosed-name",
          "this name is not closed on its line",
          at: span,
          help: ["end it with `"]
        )
        : Diagnostic(
          .error,
          id: "unclosed-text",
          "this text is not closed on its line",
          at: span,
          help: [#"end it with ""#]
        )
    case .unexpectedCharacter(let scalar):
      let code = String(scalar.value, radix: 16, uppercase: true)
      return Diagnostic(
        .error,
        id: "unexpected-character",
        "`\(scalar)` (U+\(code)) has no meaning here",
        at: span,
        help: [Self.wayOut(scalar)]
          + (scalar == "." ? ["a file is named in double quotes: `from \"file.csv\"`"] : [])
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
      let known = Self.foreignSteps[word.lowercased()].map { [$0] }
      let help = known ?? Self.didYouMean(candidates)
      return Diagnostic(
        .error,
        id: "unknown-step",
        "`\(word)` does not begin a step or a statement",
        at: span,
        help: help.isEmpty ? ["type `help` for the steps"] : help
      )
    case .countTooSmall(let text, let least):
      return Diagnostic(
        .error,
        id: "count-too-small",
        "`\(text)` is not a whole number from \(least) on",
        at: span,
        help: ["write a whole number, such as `\(max(least, 7))`"]
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

  /// The way out where something else should stand, where one is known.
  private static func wayOut(
    _ wanted: [String],
    found: String,
    after before: String?,
    _ candidates: [String]
  ) -> [String] {
    let parts = found.split(separator: "`")
    let text = parts.first.map { $0.lowercased() } ?? ""
    if let known = foreignWords[text] { return [known] }
    if !candidates.isEmpty { return didYouMean(candidates) }
    if wanted == ["`)`"], before == "distinct" { return ["write `distinct_count(\(text))`"] }
    return wayOut(wanted.first ?? "", text).map { [$0] } ?? []
  }

  private static func wayOut(_ wanted: String, _ text: String) -> String? {
    let isWord = text.first?.isLetter ?? false
    switch wanted {
    case "`as`": return "the name comes last: `add a / b as c`"
    case "`from`": return "a query is named with `let x = from …`, a value with `define x = …`"
    case "`)`" where text == ",": return "a choice is written `if a then \"x\" else \"y\"`"
    case "a number of rows": return "write how many in digits, such as `10`"
    case "`missing`": return "to compare with a value write `=`"
    case "a value or a column":
      switch text {
      case "*": return "`show all` keeps every column, `count()` counts rows"
      case "from": return "a query begins with `from` and a dataset"
      case "<", "<=", ">", ">=", "=", "<>":
        return "repeat what is compared, as in `a > 1 and a < 2`, or write `a between 1 and 2`"
      default: return nil
      }
    case "the end of the step", "the end of the statement":
      switch text {
      case "m", "million": return "an amount is written `£5m`, a number `5000000`"
      case "k", "thousand": return "an amount is written `£5k`, a number `5000`"
      case "bn", "billion": return "an amount is written `£5bn`, a number `5000000000`"
      case "pounds": return "an amount is written `£5`"
      case "percent": return "a percentage is written `5%`"
      case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
        return "a day is written `30 Sep 2023`, with a year from 1000 to 2999"
      case "group": return "groups follow `by` alone: `summarise total(a) as x by b`"
      case "of": return "a share of an amount is a product, as in `50% * £200`"
      case ",": return "a source stands alone: `join` puts another beside it, `append` after it"
      case let text where text.contains("/") && text.first?.isNumber ?? false:
        return "a period is written `2023/24`, `Q2 2023/24`, `P6 2023/24` or `Sep 2023`"
      default:
        guard isWord else { return nil }
        return text.count < 3
          ? "an amount is written `£5`, `£500k`, `£5m` or `£5bn`; a step begins after `|`"
          : "a step begins on a new line or after `|`; a name of several words is put in backquotes"
      }
    default: return nil
    }
  }

  private static func wayOut(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case ".": "a decimal has digits after its point; the columns of a join are written without one"
    case "‘", "’": "write text in double quotes: \"…\""
    default: "put text in double quotes and unusual names in backquotes"
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
