import Columns
import Plan

/// One row for each column of the input, saying what it holds; see ``Profile``.
struct ProfileOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private var profiles: [ColumnProfile]
  private let run: Run
  private var answer: BatchSlices?

  init(_ input: any Operator, of schema: Schema, run: Run) {
    self.input = input
    self.schema = schema
    profiles = schema.fields.map(ColumnProfile.init)
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = BatchSlices(try profiled(), batchRows: run.batchRows) }
    return answer?.next()
  }

  private mutating func profiled() throws(EngineError) -> Batch {
    while let batch = try input.next() {
      try run.check()
      for index in profiles.indices { profiles[index].add(batch.columns[index]) }
    }
    var builders = Profile.schema.fields.map { ColumnBuilder(type: $0.type) }
    for profile in profiles {
      for (index, value) in profile.row().enumerated() { builders[index].append(value) }
    }
    return Batch(builders.map { $0.build() }, count: profiles.count)
  }
}

/// What is gathered of one column.
private struct ColumnProfile {
  private let field: Field
  private var present = 0
  private var omitted = OmittedCells()
  private var flagged = FlaggedCells()
  private var groups: RowGroups

  init(_ field: Field) {
    self.field = field
    groups = RowGroups([field.type])
  }

  mutating func add(_ column: Column) {
    present += column.count - column.validity.missingCount
    omitted.add(column.validity)
    flagged.add([column])
    _ = groups.assign([column], rows: column.count)
  }

  /// The cells in the order of ``Profile/schema``.
  func row() -> [Value] {
    let values = groups.keyColumns()[0]
    let distinct = values.count - values.validity.missingCount
    let (lowest, highest) = ends(of: values, count: distinct)
    return [
      .text(field.name),
      .text(FieldText.type(field.type)),
      Self.words(FieldText.unit(field.type)),
      Self.count(present),
      Self.count(omitted.total),
      Self.words(omitted.words),
      Self.count(distinct),
      lowest,
      highest,
      Self.words(
        [flagged.words(), FieldText.about(field.metadata)].filter { !$0.isEmpty }
          .joined(separator: "; ")
      ),
    ]
  }

  private func ends(of values: Column, count: Int) -> (lowest: Value, highest: Value) {
    guard count > 0 else { return (.missing(.noData), .missing(.noData)) }
    let key = OrderKey(values, type: field.type, isDescending: false)
    let order = RadixSort.order(key, count: values.count)
    let text = CellText(values, type: field.type, showsUnit: false)
    return (.text(text.text(Int(order[0]))), .text(text.text(Int(order[count - 1]))))
  }

  private static func words(_ text: String) -> Value {
    text.isEmpty ? .missing(.blank) : .text(text)
  }

  private static func count(_ count: Int) -> Value {
    .decimal(ExactDecimal(mantissa: Int64(count), scale: 0))
  }
}
