import Columns
import Diagnostics

/// What can be wrong with the meaning of a query: facts here, words below.
enum AnalysisProblem {
  case aggregateInside(String)
  case aggregateOutside(String, call: String, place: String)
  case ambiguousName(String, candidates: [String])
  case argumentCount(String, least: Int, most: Int?, given: Int, forms: [String])
  case badNumber(String)
  case badPeriod(String)
  case badRange
  case badUnit(String)
  case citeNotLast
  case citeWithin
  case departedColumn(String, Trail.Departure)
  case duplicateColumn(String)
  case interrupted
  case lastAnswerAlone
  case noColumnsLeft
  case noColumnsMatch(String)
  case noLastAnswer
  case notALiteral(String)
  case notAWindowFunction(String, candidates: [String])
  case notAKey(String, isNumber: Bool, keys: [String])
  case notAPeriod(String, type: String)
  case notPlanned
  case notBoolean(String, type: String)
  case noRowsInFrame
  case notOneColumn([String])
  case pivotColumns(String, count: Int, limit: Int)
  case rangeBackwards(String, String)
  case rangeTooLong(limit: Int)
  case recursive([String])
  case tooHigh(Int)
  case tooManyExpansions(Int)
  case tooManyOperators(Int)
  case unknownColumn(String, candidates: [String], help: [String], columns: [String])
  case unknownFunction(String, help: String?, candidates: [String])
  case unknownName(String, help: [String], candidates: [String])
  case unknownSource(String, candidates: [String])
  case unlikeBranches(DataType, DataType)
  case unlikeCells(String, String, String)
  case unlikeColumns(String, DataType, DataType)
  case unlikeKeys(String, String, String, String)
  case unlikeMembers(String, String, String)
  case unlikeUnpivot(String, String, String, String)
  case unsharedColumns([String])
  case windowOutside(String, call: String)
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
    case .aggregateOutside(let name, let call, let place):
      (
        "aggregate-outside", "`\(name)` makes one value of many rows, which \(place) cannot use",
        Self.aggregateHelp(name, call, place)
      )
    case .ambiguousName(let name, let candidates):
      (
        "ambiguous-name", "`\(name)` could mean more than one thing",
        ["write \(Self.list(candidates, joinedBy: "or")), with the backquotes"]
      )
    case .argumentCount(let name, let least, let most, let given, let forms):
      (
        "argument-count",
        "`\(name)` takes \(Self.count(least, most)), and \(given == 0 ? "none is" : "\(given) \(given == 1 ? "is" : "are")") given",
        ["write \(Self.list(forms.map { "\(name)(\($0))" }, joinedBy: "or"))"]
      )
    case .badNumber(let text):
      (
        "bad-number", "`\(Self.start(of: text))` has too many digits to be kept exactly",
        ["use at most 18 digits"]
      )
    case .badPeriod(let text):
      ("bad-period", "`\(text)` is not a period", ["there is no such day, month or year"])
    case .badUnit(let text):
      (
        "bad-unit", "the unit of `\(Self.start(of: text))` is not known",
        ["write a unit such as `£`, `%`, `FTE` or `per 1,000`"]
      )
    case .duplicateColumn(let name):
      (
        "duplicate-column", "two columns would be called `\(name)`",
        [
          "give one of them another name with `as`",
          "where a step adds the column, name the one that is there anew first: "
            + "`rename \(name) as earlier_\(Schema.snakeCase(name))`",
        ]
      )
    case .noColumnsLeft: ("no-columns", "no column would be left", ["keep at least one"])
    case .noColumnsMatch(let what):
      ("no-columns-match", "no column is selected by `\(what)`", ["`describe` lists the columns"])
    case .noLastAnswer:
      (
        "no-last-answer", "there is no last answer to go on from",
        ["begin with `from` and a dataset"]
      )
    case .notAKey(let name, let isNumber, let keys):
      (
        "not-a-key", "`\(name)` has many values in a group",
        [
          "say which: \(isNumber ? "`total(\(name))`, `average(\(name))`" : "`first(\(name))`, `last(\(name))`")",
          "or group by it: `by \((keys + [name]).joined(separator: ", "))`",
        ]
      )
    case .notAPeriod(let name, let type):
      (
        "not-a-period", "`\(name)` is \(type), and a period is needed",
        ["read one first: `add period(\(name)) as \(name)`"]
      )
    case .pivotColumns(let name, let count, let limit):
      (
        "pivot-columns",
        "`\(name)` has \(count == 0 ? "no" : grouped(count)) values, and a pivot makes 1 to \(limit) columns",
        [count == 0 ? "keep rows in which it has a value" : "keep fewer with `where` first"]
      )
    case .unlikeUnpivot(let first, let type, let second, let other):
      (
        "unlike-columns", "`\(first)` is \(type) and `\(second)` is \(other)",
        ["unpivot columns of one kind; convert the others first"]
      )
    case .unsharedColumns(let names):
      (
        "unshared-columns",
        "\(Self.list(names)) \(names.count == 1 ? "is a column" : "are columns") of one side only",
        ["`show` the same columns on both sides"]
      )
    case .citeNotLast:
      (
        "cite-not-last", "`cite` stands at the end of a query, and here another step follows",
        ["rows keep their sources through every step: write `cite` after the last"]
      )
    case .citeWithin:
      (
        "cite-within", "`cite` has no place in a query that another one uses",
        ["rows keep their sources: write `cite` at the end of the query that is shown"]
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
    case .badRange:
      (
        "bad-range",
        "a range goes from a whole number or a period up to another of the same kind",
        ["write `range 1 to 10` or `range 2019/20 to 2023/24`"]
      )
    case .departedColumn(let name, let departure): Self.departed(name, departure)
    case .interrupted: ("interrupted", "the query was interrupted", [])
    case .lastAnswerAlone:
      (
        "unknown-name", "`_` is the last answer, which is rows and not a value",
        ["to see it again write `from _`"]
      )
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
    case .noRowsInFrame:
      (
        "no-rows-in-frame", "`rolling 0` looks at no row",
        ["write how many rows to take together, such as `rolling 3`"]
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
    case .tooHigh(let limit):
      (
        "too-deep", "the definitions make this expression more than \(limit) operations high",
        ["work a part out with `add`"]
      )
    case .tooManyExpansions(let limit):
      (
        "too-many-expansions",
        "the definitions here would fill in more than \(grouped(limit)) names or operations",
        ["use each definition fewer times, or work a part out with `add`"]
      )
    case .tooManyOperators(let limit):
      (
        "too-many-operators",
        "with the queries that it names written out, this would take more than \(grouped(limit)) steps",
        ["ask for a part on its own, then go on from its answer with `from _`"]
      )
    case .windowOutside(let place, let call):
      (
        "window-outside", "`over` has no place in \(place)",
        ["work it out first: `add \(call) as x`, then use `x`"]
      )
    case .windowWithoutOrder(let name):
      (
        "window-without-order", "`\(name)` depends on an order, and none is given",
        ["put `sort by …` first in the brackets after `over`"]
      )
    case .windowWithoutOver(let name):
      (
        "window-without-over", "`\(name)` looks at other rows, and nothing says which",
        ["write `\(name)(…) over (sort by …)`, with `by …` before `sort` for groups"]
      )
    case .rangeBackwards(let first, let last):
      ("range-backwards", "`\(first)` comes after `\(last)`", ["write `\(last) to \(first)`"])
    case .rangeTooLong(let limit):
      (
        "range-too-long", "this range would have more than \(grouped(limit)) rows",
        ["take ends that are closer together, or longer periods"]
      )
    case .unknownColumn(let name, let candidates, let help, let columns):
      (
        "unknown-column", "there is no column `\(name)` here",
        Self.didYouMean(candidates) + help + Self.listing(columns)
      )
    case .unknownFunction(let name, let help, let candidates):
      (
        "unknown-function", "there is no function `\(name)`",
        help.map { [$0] }
          ?? (candidates.isEmpty
            ? ["type `help functions` for the list"] : Self.didYouMean(candidates))
      )
    case .unknownName(let name, let help, let candidates):
      (
        "unknown-name", "`\(name)` is not a value",
        help.isEmpty ? Self.didYouMean(candidates) : help
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
        "unlike-branches", "one branch gives \(first.words) and another \(second.words)",
        Self.areNumbers(first.words, second.words)
          ? first.lengthHelp(with: second) + [
            "let every branch give numbers in one unit, as `0%` beside a percentage"
          ]
          : ["let every branch give the same kind of value"]
      )
    case .unlikeCells(let name, let first, let second):
      (
        "unlike-columns", "`\(name)` is \(first) in a row above and \(second) here",
        ["let each column of the table hold one kind of value"]
      )
    case .unlikeColumns(let name, let first, let second):
      (
        "unlike-columns",
        "`\(name)` is \(first.words) in one source and \(second.words) in the other",
        first.lengthHelp(with: second) + [
          "rename one of them before, with `rename \(Self.quoted(name)) as …`"
        ]
      )
    case .unlikeKeys(let left, let first, let right, let second):
      (
        "unlike-columns", "`\(left)` is \(first) and `\(right)` is \(second): they never match",
        ["match columns of one kind; `text(…)`, `number(…)` and `period(…)` convert"]
      )
    case .unlikeMembers(let operand, let first, let second):
      (
        "unlike-columns", "`\(operand)` is \(first), and the query in brackets gives \(second)",
        ["end the query with `show` and a column of the same kind"]
      )
    }
  }

  /// How a value of many rows is had where it was asked for.
  private static func aggregateHelp(_ name: String, _ call: String, _ place: String) -> [String] {
    switch place {
    case "a condition":
      [
        "to choose groups write `summarise \(call) as x by …`, then `where x …`",
        "to compare each row with all rows write `\(call) over ()`",
      ]
    case "`add`", "`show`":
      [
        "to put it beside each row write `\(call) over ()`",
        "to make one row of all write `summarise \(call) as x`",
      ]
    case "a literal table", "a range", "an expression on its own":
      ["begin with rows: `from …`, then `summarise \(name)(…) as x`"]
    default: ["work it out first: `summarise \(call) as x by …`, then use `x`"]
    }
  }

  /// What became of a column, and how to have it.
  private static func departed(
    _ name: String,
    _ departure: Trail.Departure
  ) -> (id: String, message: String, help: [String]) {
    let (id, gone) = ("column-gone", "the column `\(name)` is gone: ")
    switch departure {
    case .renamed(let new):
      return (id, "the column `\(name)` has another name now", ["write `\(new)`"])
    case .leftOut(let step, let field):
      let before = "put this step before `\(step)`"
      switch step {
      case "drop": return (id, gone + "`drop` left it out", [before])
      case "describe": return (id, gone + "`describe` gives a row for each column", [before])
      case "unpivot": return (id, gone + "`unpivot` made rows of it", [before])
      case "pivot": return (id, gone + "`pivot` made columns of its values", [before])
      case "count", "summarise":
        let example = field.type.number == nil ? "first" : "total"
        let keep =
          step == "count"
          ? "add it to `by`"
          : "add it to `by`, or summarise it too, as in `\(example)(\(quoted(name))) as \(quoted(name))`"
        return (id, gone + "`\(step)` made groups of the rows", [keep, "or " + before])
      default:
        return (id, gone + "`\(step)` left it out", ["add it to `\(step)`", "or " + before])
      }
    }
  }

  /// Whether the words are those of two numbers.
  private static func areNumbers(_ first: String, _ second: String) -> Bool {
    ![first, second].contains { ["text", "a period", "true or false", "missing"].contains($0) }
  }

  /// A name as it is written in a query.
  private static func quoted(_ name: String) -> String {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? name : "…"
  }

  private func grouped(_ number: Int) -> String { NumberText.grouped(String(number)) }

  private static func listing(_ columns: [String]) -> [String] {
    switch columns.count {
    case 0: []
    case 1: ["the only column is \(list(columns))"]
    default: ["the columns are \(list(columns))"]
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

  /// As much of a text as a message has room for.
  private static func start(of text: String) -> String {
    text.count > 40 ? text.prefix(40) + "…" : text
  }
}
