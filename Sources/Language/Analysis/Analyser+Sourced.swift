import Columns
import Diagnostics
import Functions
import Plan

extension Analyser {
  /// The distinct texts of a column, or nil with a diagnostic.
  mutating func texts(of index: Int, in input: Plan, at span: SourceSpan) -> [String]? {
    let field = input.schema.fields[index]
    let plan = Plan(
      .aggregate(input, keys: [.column(index, field.type, at: span)], calls: []),
      schema: Schema([field]),
      span: span
    )
    guard let table = answer(plan) else { return nil }
    var texts: [String] = []
    table.forEachRow { batch, row in
      if case .text(let text) = batch.columns[0].value(at: row) { texts.append(text) }
      return true
    }
    return texts
  }

  /// The rows of an input, with a note on which documents or files they come from where the query does
  /// not end with `cite`, so that a finding says whose figures it stands on.
  mutating func sourced(_ input: Plan, at span: SourceSpan) -> Plan {
    guard !isCited else { return input }
    let fields = input.schema.fields
    let document = fields.indices.first {
      fields[$0].type == .text && fields[$0].metadata.role == .document
    }
    guard let document else {
      let names = input.sourceNames
      if !names.isEmpty {
        report(FiguresFrom.note(names, at: span))
      }
      return input
    }
    let call = SeriesCall(
      FiguresFrom.function,
      [.column(document, .text, at: span)],
      groups: [],
      order: [],
      kept: Array(fields.indices)
    )
    return Plan(.series(input, call), schema: input.schema, span: span)
  }
}

extension FiguresFrom {
  /// The note on sources that are known before any row is read.
  fileprivate static func note(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let remark = remark(names)
    return Diagnostic(.note, id: remark.id, remark.message, at: span, help: remark.help)
  }
}

extension Plan {
  /// What the sources that it reads are called, each once, in order.
  fileprivate var sourceNames: [String] {
    if case .scan(_, let name, _) = node { return name == "_" ? [] : [name] }
    var names: [String] = []
    for input in inputs {
      for name in input.sourceNames where !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension Schema {
  /// The column of the numbers that a column's figures are out of: the one that the column declares, or
  /// for a percentage, a ratio or a rate the one whose role it is.
  func totals(of value: Int) -> Int? {
    if let declared = denominator(of: value) {
      return fields[declared].canBeTotal ? declared : nil
    }
    guard fields[value].type.number?.unit.isShareOfTotal ?? false else { return nil }
    return fields.indices.first { index in
      index != value && fields[index].canBeTotal && fields[index].metadata.role == .denominator
    }
  }
}
