import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension Compare {
  /// The column of figures: the one that `of` names, the one whose role it is, or the only number.
  func valueColumn(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Int? {
    let fields = input.schema.fields
    if let value {
      guard let index = analyser.column(value, in: input.schema) else { return nil }
      if fields[index].type.number != nil { return index }
      analyser.report(
        .notANumber(value.text, type: fields[index].type.words, step: Self.keyword),
        at: value.span
      )
      return nil
    }
    let numbers = fields.indices.filter { fields[$0].type.number != nil }
    let declared = numbers.filter { fields[$0].metadata.role == .value }
    if declared.count == 1 { return declared[0] }
    if numbers.count == 1 { return numbers[0] }
    analyser.report(
      .whichFigures((declared.isEmpty ? numbers : declared).map { fields[$0].name }),
      at: span
    )
    return nil
  }

  /// The column of periods: the only one, or the one whose role it is.
  func periodColumn(_ schema: Schema) -> Int? {
    let periods = schema.fields.indices.filter { schema.fields[$0].type == .period }
    return periods.first { schema.fields[$0].metadata.role == .period } ?? periods.first
  }

  /// The columns that tell rows apart: those after `by`, or those with the roles given.
  func keys(
    of input: Plan,
    roles: Set<FieldMetadata.Role>,
    _ analyser: inout Analyser
  ) -> [Int]? {
    guard !groups.isEmpty else {
      return input.schema.fields.indices.filter {
        input.schema.fields[$0].metadata.role.map(roles.contains) ?? false
      }
    }
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    let columns = keys.compactMap { key -> Int? in
      if case .column(let index) = key.expression.node { index } else { nil }
    }
    return columns.count >= groups.count ? columns : nil
  }

  /// The column that says which direction is good in each row, where the step does not.
  func polarityColumn(of value: Int, _ schema: Schema) -> Int? {
    guard polarity == nil, let name = schema.fields[value].metadata.polarityColumn,
      case .found(let index) = schema.lookup(name), schema.fields[index].type == .text
    else { return nil }
    return index
  }

  /// Which direction is good for a column in every row.
  func direction(of value: Int, _ schema: Schema) -> FieldMetadata.Polarity? {
    polarity.map { $0.isHigherBetter ? .higher : .lower } ?? schema.fields[value].metadata.polarity
  }
}
