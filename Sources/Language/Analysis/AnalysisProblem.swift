import Diagnostics

/// What can be wrong with the meaning of a query: facts here, words below.
enum AnalysisProblem {
  case aggregateInside(String)
  case aggregateOutside(String, step: String)
  case ambiguousName(String, candidates: [String])
  case argumentCount(String, least: Int, most: Int?, given: Int, parameters: String)
  case badNumber(String)
  case badPeriod(String)
  case badRange(limit: Int)
  case badUnit(String)
  case duplicateColumn(String)
  case interrupted
  case noColumnsLeft
  case noColumnsMatch(String)
  case noLastAnswer
  case notALiteral(String)
  case notAWindowFunction(String, candidates: [String])
  case notAKey(String, keys: [String])
  case notAPeriod(String, type: String)
  case notPlanned
  case notBoolean(String, type: String)
  case notOneColumn([String])
  case pivotColumns(String, count: Int, limit: Int)
  case rangeBackwards(String, String)
  case recursive([String])
  case tooManyExpansions(Int)
  case unknownColumn(String, candidates: [String], columns: [String])
  case unknownFunction(String, candidates: [String])
  case unknownName(String, isDataset: Bool, candidates: [String])
  case unknownSource(String, candidates: [String])
  case unlikeBranches(String, String)
  case unlikeColumns(String, String, String)
  case unlikeUnpivot(String, String, String, String)
  case unsharedColumns([String])
  case windowOutside(String)
  case windowWithoutOrder(String)
  case windowWithoutOver(String)
}

extension AnalysisProblem {
  /// The problem in words.
  func diagnostic(at span: SourceSpan) -> Diagnostic {
    let (id, message, help) = words
    return Diagnostic(.error, id: id, message, at: span, help: help)
  }

  private var words: (id: String, message: String, help: [String]) {
    switch self {
    case .aggregateInside(let name):
      (
        "nested-aggregate", "`\(name)` stands inside another aggregate",
        ["summarise once, then summarise the answer"]
      )
    case .aggregateOutside(let name, let step):
      (
        "aggregate-outside", "`\(name)` makes one value of many rows, which \(step) cannot use",
        ["use it in `summarise \(name)(…) as x by …`, then go on with `x`"]
      )
    case .ambiguousName(let name, let candidates):
      (
        "ambiguous-name", "`\(name)` could mean more than one thing",
        ["write one of \(Self.list(candidates)) in backquotes"]
      )
    case .argumentCount(let name, let least, let most, let given, let parameters):
      (
        "argument-count",
        "`\(name)` takes \(Self.count(least, most)), and \(given == 0 ? "none is" : "\(given) \(given == 1 ? "is" : "are")") given",
        ["write `\(name)(\(parameters))`"]
      )
    case .badNumber(let text):
      ("bad-number", "`\(text)` has too many digits to be kept exactly", ["use at most 18 digits"])
    case .badPeriod(let text):
      ("bad-period", "`\(text)` is not a period", ["there is no such day, month or year"])
    case .badUnit(let text):
      (
        "bad-unit", "`\(text)` is not a unit",
        ["write a unit such as `£`, `%`, `FTE` or `per 1,000`"]
      )
    case .duplicateColumn(let name):
      (
        "duplicate-column", "two columns would be called `\(name)`",
        ["give one of them another name with `as`"]
      )
    case .noColumnsLeft: ("no-columns", "no column would be left", ["keep at least one"])
    case .noColumnsMatch(let what):
      ("no-columns-match", "no column is selected by `\(what)`", ["`describe` lists the columns"])
    case .noLastAnswer:
      ("no-last-answer", "there is no last answer yet", ["begin with `from` and a dataset"])
    case .notAKey(let name, let keys):
      (
        "not-a-key", "`\(name)` has many values in a group",
        [
          "say which: `total(\(name))`, `first(\(name))` …",
          keys.isEmpty
            ? "or group by it: `by \(name)`" : "or add it to `by \(keys.joined(separator: ", "))`",
        ]
      )
    case .notAPeriod(let name, let type):
      (
        "not-a-period", "`\(name)` is \(type), and a period is needed",
        ["`describe` shows the types"]
      )
    case .pivotColumns(let name, let count, let limit):
      (
        "pivot-columns", "`\(name)` has \(count) values, and a pivot makes 1 to \(limit) columns",
        ["keep fewer with `where` first"]
      )
    case .unlikeUnpivot(let first, let type, let second, let other):
      (
        "unlike-columns", "`\(first)` holds \(type) and `\(second)` \(other)",
        ["unpivot columns of one kind; convert the others first"]
      )
    case .unsharedColumns(let names):
      (
        "unshared-columns",
        "\(Self.list(names)) \(names.count == 1 ? "is a column" : "are columns") of one side only",
        ["`show` the same columns on both sides"]
      )
    case .notPlanned:
      (
        "not-planned", "this step cannot be understood",
        ["write it in another way, and report this"]
      )
    case .notBoolean(let text, let type):
      (
        "not-a-condition", "`\(text)` is \(type), and a condition is true or false",
        ["compare it with something, such as `\(text) = …`"]
      )
    case .badRange(let limit):
      (
        "bad-range",
        "a range goes from a whole number or a period up to another of the same kind",
        ["write `range 1 to 10` or `range 2019/20 to 2023/24`; at most \(limit) rows"]
      )
    case .interrupted: ("interrupted", "the query was interrupted", [])
    case .notALiteral(let text):
      (
        "not-a-literal", "`\(text)` is not a value that is written out",
        ["a literal table holds numbers, text, periods, true, false and missing"]
      )
    case .notAWindowFunction(let name, let candidates):
      (
        "not-a-window-function", "`\(name)` cannot look at other rows",
        Self.didYouMean(candidates) + ["type `help functions` for those that can"]
      )
    case .notOneColumn(let columns):
      (
        "not-one-column", "the query in brackets has \(columns.count) columns, and `in` needs one",
        ["end it with `show` and one column"]
      )
    case .recursive(let chain):
      (
        "recursive-definition", "`\(chain.last ?? "")` refers to itself",
        ["the chain is \(chain.joined(separator: " → "))"]
      )
    case .tooManyExpansions(let limit):
      (
        "too-many-expansions", "the definitions here refer to each other more than \(limit) times",
        ["use each definition fewer times, or work a part out with `add`"]
      )
    case .windowOutside(let place):
      (
        "window-outside", "`over` has no place in \(place)",
        ["work it out first: `add … over (…) as x`, then use `x`"]
      )
    case .windowWithoutOrder(let name):
      (
        "window-without-order", "`\(name)` depends on an order, and none is given",
        ["write `over (sort by …)`"]
      )
    case .windowWithoutOver(let name):
      (
        "window-without-over", "`\(name)` looks at other rows, and nothing says which",
        ["write `\(name)(…) over (by … sort by …)`"]
      )
    case .rangeBackwards(let first, let last):
      ("range-backwards", "`\(first)` comes after `\(last)`", ["write `\(last) to \(first)`"])
    case .unknownColumn(let name, let candidates, let columns):
      (
        "unknown-column", "there is no column `\(name)` here",
        Self.didYouMean(candidates) + ["the columns are \(Self.list(columns))"]
      )
    case .unknownFunction(let name, let candidates):
      (
        "unknown-function", "there is no function `\(name)`",
        candidates.isEmpty ? ["type `help functions` for the list"] : Self.didYouMean(candidates)
      )
    case .unknownName(let name, let isDataset, let candidates):
      (
        "unknown-name", "`\(name)` is not a value",
        isDataset ? ["to see the dataset write `from \(name)`"] : Self.didYouMean(candidates)
      )
    case .unknownSource(let name, let candidates):
      (
        "unknown-dataset", "there is no dataset `\(name)`",
        candidates.isEmpty
          ? ["type `datasets` for the list; a file is named in double quotes"]
          : Self.didYouMean(candidates)
      )
    case .unlikeBranches(let first, let second):
      (
        "unlike-branches", "one branch gives \(first) and another \(second)",
        ["let every branch give the same kind of value"]
      )
    case .unlikeColumns(let name, let first, let second):
      (
        "unlike-columns", "`\(name)` holds \(first) on one side and \(second) on the other",
        ["rename one of them, or convert it with `add … as \(name)`"]
      )
    }
  }

  private static func didYouMean(_ candidates: [String]) -> [String] {
    candidates.isEmpty ? [] : ["did you mean \(list(candidates, joinedBy: "or"))?"]
  }

  private static func list(_ names: [String], joinedBy word: String = "and") -> String {
    let shown = names.prefix(12).map { "`\($0)`" }
    let rest = names.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "none" }
    return shown.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  private static func count(_ least: Int, _ most: Int?) -> String {
    guard let most else { return "at least \(least) argument\(least == 1 ? "" : "s")" }
    if most == 0 { return "no argument" }
    let range = least == most ? "\(least)" : "\(least) to \(most)"
    return "\(range) argument\(most == 1 ? "" : "s")"
  }
}
