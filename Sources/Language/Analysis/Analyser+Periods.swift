package import Columns
import Diagnostics
import Functions
package import Plan

/// What is known of the periods of an expression.
package struct PeriodTraits: Hashable, Sendable {
  /// The calendar of their years.
  package var calendar: Period.Calendar?
  /// What kind of stretch they are.
  package var grain: Period.Grain?
  /// In what sense figures belong to them.
  package var kind: Period.Kind?
}

extension Expression {
  /// What is known, before any row is read, of the periods that it gives.
  package func periodTraits(in columns: Schema) -> PeriodTraits {
    switch node {
    case .column(let index) where index < columns.fields.count:
      let metadata = columns.fields[index].metadata
      return PeriodTraits(
        calendar: metadata.calendar,
        grain: metadata.grain,
        kind: metadata.periodKind
      )
    case .literal(.period(let period)):
      return PeriodTraits(calendar: period.calendar, grain: period.grain, kind: period.kind)
    case .call(let function, _):
      switch function.name {
      case "academic_year": return PeriodTraits(calendar: .academic, grain: .year, kind: .flow)
      case "financial_year": return PeriodTraits(calendar: .financial, grain: .year, kind: .flow)
      case "calendar_year": return PeriodTraits(calendar: .calendar, grain: .year, kind: .flow)
      case "start", "end": return PeriodTraits(grain: .day, kind: .flow)
      default: return PeriodTraits()
      }
    case .column, .literal, .choose: return PeriodTraits()
    }
  }
}

extension Analyser {
  /// The operators that compare periods with each other.
  static let periodComparisons: Set<String> = [
    "=", "<>", "<", "<=", ">", ">=", "between", "in", "within", "overlaps",
  ]

  /// Gives the periods that a query writes out the calendar and the sense of the column that they
  /// are compared with, and a difference of periods the steps in which they are counted.
  ///
  /// - Returns: the function to call.
  mutating func adaptPeriods(
    _ function: Function,
    _ operands: inout [Expression],
    _ columns: Schema
  ) -> Function {
    if function.name == "-", operands.count == 2, operands.allSatisfy({ $0.type == .period }) {
      let grains = operands.map { $0.periodTraits(in: columns).grain }
      guard let left = grains[0], let right = grains[1] else { return function }
      return PeriodDifference.function(in: PeriodDifference.unit(left, right))
    }
    guard Self.periodComparisons.contains(function.name),
      let column = operands.first(where: { $0.type == .period && $0.literal == nil })
    else { return function }
    let traits = column.periodTraits(in: columns)
    let minds = function.name != "within" && function.name != "overlaps"
    for index in operands.indices where operands[index].literal != nil {
      operands[index] = adapted(operands[index], to: traits, mindsKind: minds, like: column.span)
    }
    return function
  }

  /// A period that a query writes out, in the calendar and sense of a column of periods.
  ///
  /// `2022/23` beside academic years is the academic year, unless it says `FY`; `P6 2023/24` beside
  /// forecasts is the forecast. A note says so.
  package mutating func adapted(_ literal: Expression, to field: Field) -> Expression {
    let traits = Expression.column(0, .period, at: literal.span).periodTraits(in: Schema([field]))
    return adapted(literal, to: traits, mindsKind: true, name: field.name)
  }

  private mutating func adapted(
    _ literal: Expression,
    to traits: PeriodTraits,
    mindsKind: Bool,
    like span: SourceSpan
  ) -> Expression {
    adapted(literal, to: traits, mindsKind: mindsKind, name: spelling(span))
  }

  private mutating func adapted(
    _ literal: Expression,
    to traits: PeriodTraits,
    mindsKind: Bool,
    name: String
  ) -> Expression {
    let written = spelling(literal.span)
    let calendar = traits.calendar ?? .financial
    var reasons: [String] = []
    var help: [String] = []
    let read: Period
    switch literal.literal {
    case .decimal(let number)?:
      guard let pair = Self.pair(number, literal.type),
        let year = Period.year(pair, calendar.isCivil ? .financial : calendar)
      else { return literal }
      read = year
      reasons.append("its six digits are two years")
    case .period(let period)?:
      var found = period
      // A quarter of a financial year beside school years is meant as it is written.
      if traits.calendar != nil, calendar != .financial,
        period.grain == .year || period.grain == traits.grain,
        PeriodReader().read(written) == period,
        let other = PeriodReader(calendar: calendar).read(written), other != period
      {
        found = other
        reasons.append("`\(name)` holds \(calendar.words)")
        help.append("write `FY \(written)` for the financial year")
      }
      if mindsKind, let kind = traits.kind, kind == .forecast || kind == .yearToDate {
        let inSense = found.inSense(kind, calendar)
        if inSense != found {
          found = inSense
          reasons.append("all of `\(name)` is \(kind.word)")
        }
      }
      read = found
    default: return literal
    }
    guard !reasons.isEmpty else { return literal }
    report(
      Diagnostic(
        .note,
        id: "period-adapted",
        "`\(written)` is read as \(read.label), because \(reasons.joined(separator: " and "))",
        at: literal.span,
        help: help
      )
    )
    return Expression(.literal(.period(read)), type: .period, span: literal.span)
  }

  /// The first of two years in six digits, as Explore Education Statistics writes them: 202223.
  private static func pair(_ number: ExactDecimal, _ type: DataType) -> Int? {
    guard type.number?.unit == .plain, number.scale == 0,
      (100_000...999_999).contains(number.mantissa),
      (number.mantissa / 100 + 1) % 100 == number.mantissa % 100
    else { return nil }
    return Int(number.mantissa / 100)
  }
}
