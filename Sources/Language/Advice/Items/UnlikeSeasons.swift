import Columns
import Diagnostics
import Functions
import Plan

/// Months, quarters or terms of different seasons compared where the same season last year is there.
enum UnlikeSeasons: Advice {
  static let id = "unlike-seasons"
  static let reason =
    "September and June differ every year: schools begin, families move. The same month of the year "
    + "before tells a change from a season."
  static let fix = "Compare with the same month, quarter or term of another year."
  static let examples = (
    provoking: Samples.months + "where period in (Jun 2023, Sep 2023)",
    heeding: Samples.months + "where period in (Sep 2022, Sep 2023)"
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.nodes.compactMap { node -> Diagnostic? in
      guard case .filter(let input, let condition) = node.node else { return nil }
      return condition.chosenPeriods.lazy.compactMap { column, periods, span in
        advice(on: periods, of: column, in: input, at: span, answer)
      }.first
    } + compared(answer)
  }

  /// Two periods that one condition chooses from a column.
  private static func advice(
    on periods: [Period],
    of column: Int,
    in input: Plan,
    at span: SourceSpan,
    _ answer: AdvisedAnswer
  ) -> Diagnostic? {
    let sorted = periods.sorted()
    guard sorted.count == 2, let earlier = sorted.first, let later = sorted.last,
      later.isUnlikeSeason(earlier), let before = later.aYearBefore,
      answer.periods(of: column, in: input.unfiltered)?.contains(before) ?? false
    else { return nil }
    return found(earlier, later, before, at: span)
  }

  /// The periods that the two sides of a join were chosen by.
  private static func compared(_ answer: AdvisedAnswer) -> [Diagnostic] {
    answer.comparisons.compactMap { rows in
      guard !rows.comparison.isWithinSeries else { return nil }
      for (value, base) in rows.pairs {
        guard let later = value.period, let earlier = base.period, later.isUnlikeSeason(earlier),
          value.area == base.area, let before = later.aYearBefore,
          let (column, source) = rows.comparison.plan.periodSource(of: rows.comparison.value),
          answer.periods(of: column, in: source)?.contains(before) ?? false
        else { continue }
        return found(earlier, later, before, at: rows.comparison.span)
      }
      return nil
    }
  }

  private static func found(
    _ earlier: Period,
    _ later: Period,
    _ before: Period,
    at span: SourceSpan
  ) -> Diagnostic {
    message(
      "these are of different seasons: \(earlier.label) and \(later.label)",
      at: span,
      help: ["compare with the year before, which is there: \(before.label)"]
    )
  }
}

extension Period {
  /// Whether two months, quarters or terms stand at different places of their years.
  fileprivate func isUnlikeSeason(_ other: Period) -> Bool {
    switch grain {
    case .month, .accountingPeriod, .quarter, .term, .halfTerm, .half: break
    case .day, .week, .year, .range: return false
    }
    guard days - other.days < 40, other.days - days < 40, self != other else { return false }
    switch other.grain {
    case .month, .accountingPeriod, .quarter, .term, .halfTerm, .half: break
    case .day, .week, .year, .range: return false
    }
    return CivilDate(dayNumber: start).month != CivilDate(dayNumber: other.start).month
  }

  /// The same months of the year before.
  fileprivate var aYearBefore: Period? {
    let (first, last) = (CivilDate(dayNumber: start), CivilDate(dayNumber: end))
    guard let begin = CivilDate.firstDay(year: first.year - 1, month: 1, plus: first.month - 1),
      let next = CivilDate.firstDay(year: last.year - 1, month: 1, plus: last.month)
    else { return nil }
    return Period(
      start: begin.dayNumber,
      end: next.dayNumber - 1,
      grain: grain,
      calendar: calendar,
      kind: kind
    )
  }
}

extension Plan {
  /// The rows before any condition.
  fileprivate var unfiltered: Plan {
    if case .filter(let input, _) = node { input.unfiltered } else { self }
  }

  /// The source of a column with the place of its periods.
  fileprivate func periodSource(of column: Int) -> (column: Int, source: Plan)? {
    if case .scan(let provider, let name, _) = node {
      let schema = provider.schema
      guard let position = schema.periodPosition else { return nil }
      let scan = Plan(
        .scan(provider, name: name, columns: Array(schema.fields.indices)),
        schema: schema,
        span: .none
      )
      return (position, scan)
    }
    switch node {
    case .filter(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .fill(let input, _), .assert(let input, _, _), .cite(let input):
      return input.periodSource(of: column)
    case .project(let input, let expressions):
      return expressions[column].parts.lazy.compactMap(\.coreColumn).first
        .flatMap { input.periodSource(of: $0) }
    case .join(let left, let right, let join):
      let width = left.schema.fields.count
      return column < width
        ? left.periodSource(of: column) : right.periodSource(of: join.rightColumns[column - width])
    case .window(let input, _):
      return column < input.schema.fields.count ? input.periodSource(of: column) : nil
    case .append: return schema.periodPosition.map { ($0, self) }
    default: return nil
    }
  }
}

extension Expression {
  /// The periods that conditions choose from a column: `in` a list, or equal to one or another.
  fileprivate var chosenPeriods: [(column: Int, periods: [Period], span: SourceSpan)] {
    guard case .call(let function, let operands) = node else { return [] }
    switch function.name {
    case "and": return operands.flatMap(\.chosenPeriods)
    case "or":
      let sides = operands.flatMap(\.chosenPeriods)
      guard let first = sides.first, sides.allSatisfy({ $0.column == first.column }) else {
        return []
      }
      return [(first.column, sides.flatMap(\.periods), span)]
    case "=", "in":
      guard let column = operands.first?.coreColumn else { return [] }
      let periods = operands.dropFirst().compactMap(\.literal?.period)
      return periods.count == operands.count - 1 ? [(column, periods, span)] : []
    default: return []
    }
  }
}
