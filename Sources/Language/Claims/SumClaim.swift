import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// `check adds up`: which columns, which rows are totals, and which rows belong together.
struct SumClaim {
  let columns: [ItemSyntax]
  let total: ExpressionSyntax?
  let groups: [ItemSyntax]

  func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let values = values(of: input, &analyser, at: span),
      let isTotal = isTotal(in: input, &analyser, at: span),
      let groups = groupColumns(of: input, &analyser)
    else { return nil }
    let sums = Check.Sums(
      values: values,
      isTotal: isTotal,
      groups: groups,
      labels: input.schema.labels.filter { !values.contains($0) }
    )
    let types = values.compactMap { input.schema.fields[$0].type.number }
    return Plan(
      .check(input, .sums(sums)),
      schema: Check.schema(Self.common(types)),
      span: span
    )
  }

  /// The type that holds the sums of all columns: in the unit that they share, or one by row.
  private static func common(_ types: [NumberType]) -> NumberType {
    let scale = types.compactMap(\.scale).max() ?? 0
    let unit = types.first?.unit ?? .plain
    let isShared = types.allSatisfy { $0.unit == unit }
    return NumberType(.decimal(scale: scale), unit: isShared ? unit : .varies)
  }

  /// The columns to add up: those named, or all whose numbers can be added.
  private func values(
    of input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> [Int]? {
    let fields = input.schema.fields
    guard !columns.isEmpty else {
      let found = fields.indices.filter { fields[$0].canAddUp }
      if found.isEmpty { analyser.report(.nothingAddsUp(at: span)) }
      return found.isEmpty ? nil : found
    }
    var found: [Int] = []
    for output in analyser.outputs(columns, of: input, place: "`check adds up`") {
      guard case .column(let index) = output.expression.node else { continue }
      guard let type = fields[index].type.number, type.scale != nil, type.unit.quantity != .varies
      else {
        analyser.report(.cannotAddUp(fields[index], at: output.span))
        continue
      }
      if !found.contains(index) { found.append(index) }
    }
    return found.count == 0 || analyser.hasErrors ? nil : found
  }

  /// Which rows are totals: the condition given, or the column with that role.
  private func isTotal(
    in input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Expression? {
    if let total {
      return analyser.condition(total, in: Scope(input.schema, place: "`with total`"))
    }
    let fields = input.schema.fields
    let marks = fields.indices.filter { fields[$0].type == .boolean }
    let mark =
      marks.first { fields[$0].metadata.role == .total }
      ?? marks.first { fields[$0].name == "is_total" }
    guard let mark else {
      analyser.report(.noTotals(at: span))
      return nil
    }
    return .column(mark, .boolean, at: span)
  }

  private func groupColumns(of input: Plan, _ analyser: inout Analyser) -> [Int]? {
    let outputs = analyser.outputs(groups, of: input, place: "`by`")
    guard outputs.count >= groups.count else { return nil }
    var found: [Int] = []
    for output in outputs {
      guard case .column(let index) = output.expression.node else {
        analyser.report(.notAColumn(at: output.span))
        return nil
      }
      found.append(index)
    }
    return found
  }
}

extension Schema {
  /// The columns that may name a row, in order: texts and periods, but not what is said about rows.
  var labels: [Int] {
    fields.indices.filter { index in
      guard fields[index].type == .text || fields[index].type == .period else { return false }
      switch fields[index].metadata.role {
      case .document, .page, .paragraph, .unit, .polarity, .note: return false
      default: return true
      }
    }
  }
}

extension Field {
  /// Whether its numbers are such as tables add up.
  fileprivate var canAddUp: Bool {
    guard let number = type.number, number.scale != nil, number.unit.addsUp else { return false }
    switch metadata.role {
    case .page, .paragraph, .document: return false
    default: return true
    }
  }
}

extension Diagnostic {
  fileprivate static func nothingAddsUp(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "nothing-adds-up",
      "no column here has printed numbers that can be added up",
      at: span,
      help: ["name the columns: `check adds up COLUMN, …`"]
    )
  }

  fileprivate static func cannotAddUp(_ field: Field, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "cannot-add-up",
      "`\(field.name)` (\(field.type.words)) has no printed numbers of one unit to add up",
      at: span,
      help: [
        field.type.number?.unit.quantity == .varies
          ? "choose the rows of one unit first: `where …`"
          : field.type.number == nil
            ? "name columns of numbers" : "say how it is printed first: `round(\(field.name), 1)`"
      ]
    )
  }

  fileprivate static func noTotals(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "no-totals",
      "no column says which rows are totals of others",
      at: span,
      help: ["say which are: `check adds up … with total CONDITION`"]
    )
  }

  fileprivate static func notAColumn(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "not-a-column",
      "rows that belong together share the value of a column",
      at: span,
      help: ["add it as a column first: `add … as NAME`"]
    )
  }
}
