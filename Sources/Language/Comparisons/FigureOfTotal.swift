import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// A figure and the number that it is out of.
struct FigureOfTotal {
  /// The column of the figure.
  let value: Int
  /// The column of the number that it is out of.
  let total: Int
  /// The figure as a percentage, a ratio or a rate; of a count the percentage of its total.
  let expression: Expression

  /// Whether the figure stands in its column as it is.
  var isColumn: Bool { expression.column == value }
}

extension Analyser {
  /// A figure and the number that it is out of by their names, or nil with a diagnostic.
  mutating func figure(
    _ value: NameSyntax,
    of total: NameSyntax,
    in schema: Schema,
    for step: String,
    at span: SourceSpan
  ) -> FigureOfTotal? {
    guard let index = column(value, in: schema), let other = column(total, in: schema) else {
      return nil
    }
    for (place, name) in [(index, value), (other, total)]
    where schema.fields[place].type.number == nil {
      let type = schema.fields[place].type.words
      report(.notANumber(name.text, type: type, step: step), at: name.span)
      return nil
    }
    guard schema.fields[other].canBeTotal else {
      report(.notADenominator(total.text, schema.fields[other].type.words), at: total.span)
      return nil
    }
    return figure(index, of: other, in: schema, at: (value.span, span))
  }

  /// A figure and the number that it is out of by their places, or nil with a diagnostic.
  mutating func figure(
    _ value: Int,
    of total: Int,
    in schema: Schema,
    at spans: (value: SourceSpan, step: SourceSpan)
  ) -> FigureOfTotal? {
    func column(_ index: Int) -> Expression {
      .column(index, of: schema.fields[index], at: spans.value)
    }
    guard let type = schema.fields[value].type.number else { return nil }
    guard type.countsSomething else {
      guard type.unit.isShareOfTotal else {
        report(
          .notOfATotal(schema.fields[value].name, schema.fields[value].type.words),
          at: spans.value
        )
        return nil
      }
      return FigureOfTotal(value: value, total: total, expression: column(value))
    }
    guard
      let ratio = applied(
        FunctionCatalogue.operator(named: "/"),
        to: [column(value), column(total)],
        at: spans.step
      ),
      let share = applied(
        FunctionCatalogue.function(named: "as_percent"),
        to: [ratio],
        at: spans.step
      )
    else { return nil }
    return FigureOfTotal(value: value, total: total, expression: share)
  }

  /// Which direction is good for a column: what the step says, or what the column declares.
  func polarity(_ written: PolaritySyntax?, of field: Field) -> FieldMetadata.Polarity? {
    written.map { $0.isHigherBetter ? .higher : .lower } ?? field.metadata.polarity
  }
}

extension Schema {
  /// The column that says for each row which direction is good for another one.
  func polarityColumn(of value: Int) -> Int? {
    guard let name = fields[value].metadata.polarityColumn, case .found(let index) = lookup(name),
      fields[index].type == .text
    else { return nil }
    return index
  }
}

extension Field {
  /// Whether figures can be out of it: a number of things, people or posts.
  var canBeTotal: Bool {
    guard let unit = type.number?.unit, unit.per == nil else { return false }
    switch unit.quantity {
    case .plain, .count, .fullTimeEquivalents, .varies: return true
    default: return false
    }
  }
}

extension NumberType {
  /// Whether its numbers are counts.
  ///
  /// Numbers with decimals that do not say what they are may well be
  /// percentages, and are not taken for counts.
  var countsSomething: Bool {
    guard unit.per == nil else { return false }
    switch unit.quantity {
    case .count: return true
    case .plain: return scale == 0
    default: return false
    }
  }
}

extension Unit {
  /// Whether numbers of it are percentages, ratios or rates of a population, or may be by row.
  var isShareOfTotal: Bool {
    switch (quantity, per) {
    case (.percent, nil), (.ratio, nil), (.varies, nil): true
    case (.plain, .population?), (.count, .population?): true
    default: false
    }
  }
}

extension Expression {
  /// The column that it is, where it is nothing else.
  var column: Int? {
    if case .column(let index) = node { index } else { nil }
  }
}
