import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// A column of an answer: what it is called, what is known of it, and how it is worked out.
struct OutputColumn: Sendable {
  /// Its name, type and metadata.
  let field: Field
  /// Its value over the input's columns.
  let expression: Expression
  /// Where it was asked for.
  let span: SourceSpan
}

extension Analyser {
  /// The columns that a list of items asks for, in order; items that fail are reported and left out.
  mutating func outputs(
    _ items: [ItemSyntax],
    of input: Plan,
    place: String
  )
    -> [OutputColumn]
  {
    let scope = Scope(input.schema, place: place)
    var outputs: [OutputColumn] = []
    for item in items {
      switch item.kind {
      case .selector(let selector):
        outputs += selected(selector, from: input.schema).map {
          output(column: $0, of: input.schema, at: item.span)
        }
      case .expression(let syntax):
        if let output = output(syntax, named: item.name, in: scope) {
          outputs.append(output)
        } else {
          lose(item.name)
        }
      }
    }
    return outputs
  }

  /// The column that an expression with an optional name makes.
  mutating func output(
    _ syntax: ExpressionSyntax,
    named name: NameSyntax?,
    in scope: Scope
  ) -> OutputColumn? {
    guard let expression = expression(syntax, in: scope) else { return nil }
    return OutputColumn(
      field: field(for: expression, syntax, named: name, in: scope.schema),
      expression: expression,
      span: syntax.span
    )
  }

  /// The field of an expression: a bare column keeps its name and metadata.
  func field(
    for expression: Expression,
    _ syntax: ExpressionSyntax,
    named name: NameSyntax?,
    in schema: Schema
  ) -> Field {
    // A column beyond the schema is one that a window call of the step makes.
    if case .column(let index) = expression.node, index < schema.fields.count {
      var field = schema.fields[index]
      field.name = name?.text ?? field.name
      return field
    }
    var field = Field(name?.text ?? spelling(syntax.span), expression.type)
    field.metadata.isWorkedOut = expression.isSum
    return field
  }

  private func output(column index: Int, of schema: Schema, at span: SourceSpan) -> OutputColumn {
    let field = schema.fields[index]
    return OutputColumn(field: field, expression: .column(index, of: field, at: span), span: span)
  }

  /// The positions that a selector selects, in the order of the columns.
  mutating func selected(_ selector: SelectorSyntax, from schema: Schema) -> [Int] {
    let all = Array(schema.fields.indices)
    var selection: [Int] = []
    switch selector.kind {
    case .all(let excepted):
      let dropped = excepted.compactMap { column($0, in: schema) }
      return all.filter { !dropped.contains($0) }
    case .range(let first, let last):
      guard let start = column(first, in: schema), let end = column(last, in: schema) else {
        return []
      }
      guard start <= end else {
        report(.rangeBackwards(first.text, last.text), at: selector.span)
        return []
      }
      return Array(start...end)
    case .matching(let pattern):
      guard let matching = matching(pattern, at: selector.span) else { return [] }
      selection = all.filter { matching(schema.fields[$0].name) }
    case .numbers: selection = all.filter { schema.fields[$0].type.number != nil }
    case .text: selection = all.filter { schema.fields[$0].type == .text }
    }
    if selection.isEmpty { report(.noColumnsMatch(spelling(selector.span)), at: selector.span) }
    return selection
  }

  private mutating func matching(_ pattern: String, at span: SourceSpan) -> ((String) -> Bool)? {
    if let matching = FunctionCatalogue.matcher(pattern) { return matching }
    report(
      Diagnostic(
        .error,
        id: "bad-pattern",
        "`\(pattern)` is not a regular expression",
        at: span,
        help: ["`.` is any character, `.*` any text, `^` the start and `$` the end"]
      )
    )
    return nil
  }

  /// A projection of the outputs, or nil where two share a name or none is left.
  mutating func projection(
    of input: Plan,
    _ outputs: [OutputColumn],
    at span: SourceSpan
  )
    -> Plan?
  {
    guard !outputs.isEmpty else { return nil }
    var seen: Set<String> = []
    for output in outputs where !seen.insert(output.field.name).inserted {
      report(.duplicateColumn(output.field.name), at: output.span)
      return nil
    }
    return Plan(
      .project(input, outputs.map(\.expression)),
      schema: Schema(outputs.map(\.field)),
      span: span
    )
  }
}
