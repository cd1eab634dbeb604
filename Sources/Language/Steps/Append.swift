import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Puts the rows of another source after these.
package struct Append: Step {
  package static let keyword = "append"
  package static let grammar = #"Append = "append" Source ."#
  package static let summary =
    "Puts the rows of another source after these, column by column of the same name."
  package static let question =
    "Can this year's table and last year's be read as one?"
  package static let details = [
    "Columns are matched by name, not by place. A column that only one side has is "
      + "missing as `no match` in the rows of the other, and a note names it.",
    "Columns of one name must hold one kind of value; numbers in £000 and £m are put in "
      + "one scale, £ and % are refused.",
    "Nothing is left out: equal rows stay as often as they come. `distinct` leaves the "
      + "repeats out.",
  ]
  package static let seeAlso = ["join", "distinct", "keep"]
  package static let examples = [
    Example(
      "from complaints | show theme, number | append (from compliments | show group as theme, number)"
    ),
    Example(
      "from table [(year = 2022/23, cases = 12)] | append table [(year = 2023/24, cases = 9)]",
      """
      year     cases
      ───────  ─────
      2022/23     12
      2023/24      9
      """
    ),
  ]

  /// The most columns that a note names.
  private static let mostListed = 8

  let source: SourceSyntax

  package static func parse(_ parser: inout Parser) -> Append {
    Append(source: parser.source())
  }

  package func sentence(_ telling: Telling) -> String {
    "puts the rows of \(telling.words(source)) after these"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let (other, name) = analyser.plan(source) else { return nil }
    var fields: [Field] = []
    for field in input.schema.fields {
      guard let match = other.schema.fields.first(where: { $0.name == field.name }) else {
        fields.append(field)
        continue
      }
      guard let type = field.type.unified(with: match.type) else {
        analyser.report(
          .unlikeColumns(field.name, field.type.words, match.type.words),
          at: span
        )
        return nil
      }
      var unified = field
      unified.type = type
      fields.append(unified)
    }
    let own = Set(input.schema.names)
    fields += other.schema.fields.filter { !own.contains($0.name) }
    reportOneSided(own, Set(other.schema.names), name, &analyser, at: span)
    let schema = Schema(fields)
    return Plan(
      .append([input.aligned(to: schema, at: span), other.aligned(to: schema, at: span)]),
      schema: schema,
      span: span
    )
  }

  private func reportOneSided(
    _ own: Set<String>,
    _ others: Set<String>,
    _ name: String,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) {
    let lacking = own.symmetricDifference(others).sorted()
    guard !lacking.isEmpty else { return }
    let more = lacking.count - Self.mostListed
    let list =
      lacking.prefix(Self.mostListed).map { "`\($0)`" }.joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
    let verb = lacking.count == 1 ? "is a column" : "are columns"
    analyser.report(
      Diagnostic(
        .note,
        id: "one-sided-columns",
        "\(list) \(verb) of one side only; the rows of the other have no value there",
        at: span
      )
    )
  }
}

extension Plan {
  /// The plan with the columns of a schema, by name; columns it lacks are missing as "no match".
  fileprivate func aligned(to target: Schema, at span: SourceSpan) -> Plan {
    let expressions = target.fields.map { field -> Expression in
      guard let index = schema.fields.firstIndex(where: { $0.name == field.name }) else {
        return Expression(.literal(.missing(.noMatch)), type: field.type, span: span)
      }
      let column = Expression.column(index, of: schema.fields[index], at: span)
      return Conversion.converted(column, to: field.type)
    }
    return Plan(.project(self, expressions), schema: target, span: span)
  }
}
