import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// Periods that are counted from the data: `latest`, `last 4 quarters`.
///
/// The periods of the column are asked for by an aggregate over the rows that reach the step, which
/// any engine answers; what they come to is a literal from then on, and a note says which.
extension Analyser {
  /// The most distinct periods that are looked through; thirty years of days.
  private static let mostPeriods = 11_000

  /// Whether a name is a word for a period here and nothing else.
  func isRelative(_ name: String, columns: Schema) -> Bool {
    columns.lookup(name) == .unknown && columns.fields.contains { $0.type == .period }
  }

  /// The arguments of a call; in a comparison the others give relative periods their column.
  mutating func anchored(
    _ function: Function,
    _ arguments: [ExpressionSyntax],
    columns: Schema,
    _ typed: (inout Analyser, ExpressionSyntax) -> Expression?
  ) -> [Expression?] {
    let isComparison = Self.periodComparisons.contains(function.name)
    guard isComparison, arguments.contains(where: { mentionsRelative($0, columns) }) else {
      return arguments.map { typed(&self, $0) }
    }
    var results = [Expression?](repeating: nil, count: arguments.count)
    let outer = anchor
    defer { anchor = outer }
    for (index, argument) in arguments.enumerated() where !mentionsRelative(argument, columns) {
      results[index] = typed(&self, argument)
      if let result = results[index], result.type == .period, result.literal == nil {
        anchor = result
      }
    }
    for (index, argument) in arguments.enumerated() where mentionsRelative(argument, columns) {
      results[index] = typed(&self, argument)
    }
    return results
  }

  private func mentionsRelative(_ syntax: ExpressionSyntax, _ columns: Schema) -> Bool {
    switch syntax.kind {
    case .relative: true
    case .name(let name):
      RelativePeriod(name: name) != nil && isRelative(name, columns: columns)
        && environment.definitions.expressions[name.lowercased()] == nil
    default: syntax.kind.operands.contains { mentionsRelative($0, columns) }
    }
  }

  /// The literal that a relative period comes to.
  mutating func relative(
    _ word: RelativePeriod,
    at span: SourceSpan,
    columns: Schema
  ) -> Expression? {
    let spelling = spelling(span)
    guard let column = series(of: spelling, at: span, columns) else { return nil }
    guard let periods = periods(of: column, columns, at: span) else { return nil }
    let calendar = column.periodTraits(in: columns).calendar
    guard let (period, remark) = word.resolved(in: periods, calendar: calendar) else {
      report(
        Diagnostic(
          .advice,
          id: "no-such-period",
          "`\(spelling)` is no period here, because "
            + (periods.max().map { "no row has another like \($0.label)" } ?? "no row has one"),
          at: span
        )
      )
      return Expression(.literal(.missing(.noData)), type: .period, span: span)
    }
    report(
      Diagnostic(
        .note,
        id: "relative-period",
        "`\(spelling)` is \(period.label)\(remark)",
        at: span
      )
    )
    return Expression(.literal(.period(period)), type: .period, span: span)
  }

  /// The expression whose values a relative period is counted from: what it is compared with, or the
  /// only column of periods.
  private mutating func series(
    of word: String,
    at span: SourceSpan,
    _ columns: Schema
  ) -> Expression? {
    if let anchor { return anchor }
    let fields = columns.fields.indices.filter { columns.fields[$0].type == .period }
    let main = fields.filter { columns.fields[$0].metadata.role == .period }
    if let only = fields.count == 1 ? fields.first : main.count == 1 ? main.first : nil {
      return .column(only, .period, at: span)
    }
    let names = fields.map { "`\(columns.fields[$0].name)`" }
    report(
      Diagnostic(
        .error,
        id: "no-series",
        fields.isEmpty
          ? "`\(word)` is counted from a column of periods, and there is none here"
          : "`\(word)` could be counted from \(names.joined(separator: " or "))",
        at: span,
        help: fields.isEmpty
          ? []
          : ["compare it with the one that is meant: `\(columns.fields[fields[0]].name) = \(word)`"]
      )
    )
    return nil
  }

  /// The distinct periods that an expression has over the rows that reach the step.
  private mutating func periods(
    of expression: Expression,
    _ columns: Schema,
    at span: SourceSpan
  ) -> [Period]? {
    guard let input, expression.fits(columns, as: input.schema) else {
      report(
        Diagnostic(
          .error,
          id: "no-series",
          "`\(spelling(span))` is counted from the rows of a table, and there is none here",
          at: span,
          help: ["write the period itself"]
        )
      )
      return nil
    }
    if case .column(let index) = expression.node, let known = series[index] { return known }
    let field = Field("period", .period)
    let distinct = Plan(
      .aggregate(input, keys: [expression], calls: []),
      schema: Schema([field]),
      span: span
    )
    let some = Plan(
      .slice(distinct, .first(Self.mostPeriods)),
      schema: distinct.schema,
      span: span
    )
    guard let table = answer(some) else { return nil }
    var periods: [Period] = []
    table.forEachRow { batch, row in
      if case .period(let period) = batch.columns[0].value(at: row) { periods.append(period) }
      return true
    }
    if case .column(let index) = expression.node { series[index] = periods }
    return periods
  }
}

extension Expression {
  /// Whether the columns that it reads are those of another schema at the same places.
  fileprivate func fits(_ columns: Schema, as input: Schema) -> Bool {
    switch node {
    case .column(let index):
      index < columns.fields.count && index < input.fields.count
        && columns.fields[index].name == input.fields[index].name
        && columns.fields[index].type == input.fields[index].type
    case .literal: true
    case .call(_, let arguments): arguments.allSatisfy { $0.fits(columns, as: input) }
    case .choose(let branches, let otherwise):
      otherwise.fits(columns, as: input)
        && branches.allSatisfy {
          $0.condition.fits(columns, as: input) && $0.value.fits(columns, as: input)
        }
    }
  }
}
