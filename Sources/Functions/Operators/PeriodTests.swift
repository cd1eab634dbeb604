import Columns
import Plan

extension Function {
  /// Whether two periods have a day in common.
  static let overlaps = periodTest(
    "overlaps",
    summary: "Whether two periods have a day in common.",
    examples: [
      Example("AY 2022/23 overlaps Q2 2023/24", "yes"),
      Example("2022/23 overlaps 2023/24", "no"),
    ]
  ) { $0.overlaps($1) }

  private static func periodTest(
    _ name: String,
    summary: String,
    examples: [Example],
    _ holds: @escaping @Sendable (Period, Period) -> Bool
  ) -> Function {
    Comparing.function(
      name,
      [
        Parameter("period", meaning: "a period of any kind"),
        Parameter("other", meaning: "another, which may have another calendar"),
      ],
      summary: summary,
      examples: examples
    ) { (arguments) throws(TypeProblem) in
      for index in 0...1 where arguments[index].type != .period {
        guard arguments[index].calendarYear != nil else {
          throw .notA("a period", arguments, index, of: name)
        }
      }
      return .boolean
    } kernel: { (columns, _, _) throws(KernelFailure) in
      let (left, right) = (columns[0].civilPeriods, columns[1].civilPeriods)
      guard left.count == right.count else { throw .unexpected(name) }
      return .booleans(
        left.indices.map { holds(left[$0], right[$0]) },
        validity: .meeting(columns)
      )
    }
  }
}

extension Column {
  /// The periods, or the calendar years of whole numbers.
  var civilPeriods: [Period] {
    let blank = Period(start: 0, end: 0, grain: .day)
    switch values {
    case .period(let cells): return cells
    case .decimal(let cells, _):
      return cells.map { year in
        Int(exactly: year).flatMap { Period.year($0, .calendar) } ?? blank
      }
    default: return []
    }
  }
}
