import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension Analyser {
  /// A figure for the year to date and how much of its year is gone; nil with a diagnostic.
  mutating func yearToDate(
    _ value: NameSyntax,
    _ period: NameSyntax,
    of input: Plan,
    _ keyword: String,
    at span: SourceSpan
  ) -> (figure: Expression, gone: Expression)? {
    let syntax = SeriesSyntax(value: value, period: period, groups: [])
    guard let series = series(syntax, of: input, for: keyword),
      let gone = applied(
        FunctionCatalogue.function(named: "year_gone"),
        to: [series.arguments[1]],
        at: span
      )
    else { return nil }
    report(
      Diagnostic(
        .note,
        id: "read-as-year-to-date",
        "`\(value.text)` is read as the figure from the start of the year to the end of each period",
        at: value.span
      )
    )
    return (series.arguments[0], gone)
  }

  /// The columns of an input with others after them, or nil with a diagnostic where a name is taken.
  mutating func adding(
    _ columns: [(name: String, value: Expression)],
    to input: Plan,
    at span: SourceSpan
  ) -> Plan? {
    let own = input.schema.fields.indices.map { index in
      OutputColumn(
        field: input.schema.fields[index],
        expression: .column(index, of: input.schema.fields[index], at: span),
        span: span
      )
    }
    let added = columns.map { column in
      OutputColumn(
        field: Field(column.name, column.value.type),
        expression: column.value,
        span: span
      )
    }
    return projection(of: input, own + added, at: span)
  }
}
