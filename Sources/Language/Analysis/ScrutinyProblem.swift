import Columns
import Diagnostics

/// What can be wrong with a step that compares figures over time or among places: facts here, words
/// below.
enum ScrutinyProblem {
  case noDirection(String)
  case noNeighbours(of: String, in: String)
  case noPeriodColumn([String])
  case notANumber(String, type: String, step: String)
  case notADenominator(String, String)
  case notAPlace(String)
  case notByPlace
  case notComparable(String)
  case notOfATotal(String, String)
  case placeOfAnotherLevel(String, columns: [String])
  case rankDirection(String, step: String)
  case shareOfShares(String, unit: String)
  case shareOfUnlike(String, unitColumn: String?)
  case toleranceInPercent(String)
  case unknownPlace(String, candidates: [String])
  case whichFigures([String])
}

extension Analyser {
  mutating func report(_ problem: ScrutinyProblem, at span: SourceSpan) {
    report(problem.diagnostic(at: span))
  }
}

extension ScrutinyProblem {
  /// The problem in words.
  func diagnostic(at span: SourceSpan) -> Diagnostic {
    let (id, message, help) = words
    return Diagnostic(.error, id: id, message, at: span, help: help)
  }

  private var words: (id: String, message: String, help: [String]) {
    switch self {
    case .noDirection(let name):
      (
        "no-direction", "`\(name)` does not say which direction is good",
        ["write `higher is better` or `lower is better` at the end of the step"]
      )
    case .noNeighbours(let place, let source):
      (
        "no-neighbours", "\(source) lists no neighbours of `\(place)` that are among the rows",
        ["a list has a row for each place, with the names or numbers of its neighbours"]
      )
    case .noPeriodColumn(let names):
      (
        "no-period-column", "there is no column of periods to compare",
        ["the columns are " + names.map { "`\($0)`" }.joined(separator: ", ")]
      )
    case .notANumber(let name, let type, let step):
      (
        "not-a-number", "`\(step)` needs a number, but `\(name)` is \(type)",
        type == "text"
          ? ["read one first: `add number(\(name)) as value`"]
          : type == "an interval"
            ? ["take one of its ends first: `add lower(\(name)) as least`, or `upper(\(name))`"]
            : []
      )
    case .notADenominator(let name, let type):
      (
        "not-a-denominator", "figures cannot be out of `\(name)`, which is \(type)",
        ["name the column with the number of people, places or things that they are out of"]
      )
    case .notByPlace:
      (
        "not-by-place", "`worry` compares places, and no column of places tells the series apart",
        ["name it with `by`, such as `by area`"]
      )
    case .notOfATotal(let name, let type):
      (
        "not-of-a-total",
        "`\(name)` is \(type), which is no count, percentage, ratio or rate of a total",
        ["a plain number that is a percentage is made one by `as_percent(\(name) / 100)`"]
      )
    case .notAPlace(let text):
      (
        "not-a-place", "`\(text)` is not the name of a place in double quotes",
        ["compare a place with places: `compare \"Worcestershire\" with \"England\"`"]
      )
    case .notComparable(let text):
      (
        "not-comparable", "`\(text)` is no place, period or column to compare",
        [
          "write `compare \"Worcestershire\" with \"England\"`, `compare 2022/23 with 2021/22` or "
            + "`compare projection with budget`"
        ]
      )
    case .placeOfAnotherLevel(let name, let columns):
      (
        "place-of-another-level", "`\(name)` stands in another column than the places",
        [
          "put all places into one column first: `add coalesce(\(columns.joined(separator: ", "))) as place`"
            + ", and write `by place`"
        ]
      )
    case .rankDirection(let name, let step):
      (
        "rank-direction", "`\(name)` does not say which direction is good",
        ["write `\(step) \(name) highest first` or `\(step) \(name) lowest first`"]
      )
    case .shareOfUnlike(let name, let unitColumn):
      (
        "unlike-units", "`\(name)` has a unit a row, and a share is of figures in one unit",
        ["choose the rows of one unit first: `where \(unitColumn ?? "unit(\(name))") = …`"]
      )
    case .shareOfShares(let name, let unit):
      (
        "share-of-shares", "`\(name)` is in \(unit), and such figures do not add up to a whole",
        ["take the share of what they are made of: the numbers, not the percentages or rates"]
      )
    case .toleranceInPercent(let text):
      (
        "tolerance-in-percent",
        "`\(text)` of a percentage could be percentage points or a part of the target",
        ["write it in percentage points, such as `within 5pp`"]
      )
    case .unknownPlace(let name, let candidates):
      (
        "unknown-place", "no row is of `\(name)`",
        candidates.isEmpty
          ? ["`count by` the column of areas shows those there are"]
          : ["did you mean " + candidates.map { "`\($0)`" }.joined(separator: " or ") + "?"]
      )
    case .whichFigures(let names):
      names.isEmpty
        ? ("which-figures", "there are no figures to compare", [])
        : (
          "which-figures", "it is not clear which figures to compare",
          ["name the column: " + names.prefix(8).map { "`of \($0)`" }.joined(separator: ", ")]
        )
    }
  }
}
