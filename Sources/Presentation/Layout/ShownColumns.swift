import Columns

/// Ever fewer columns of a table that is too wide, for a screen to show.
///
/// What says where a row comes from goes first, then notes, then columns from the right. At least
/// three stay: fewer are hardly a table.
struct ShownColumns {
  private static let fewest = 3

  private var shown: [Int]
  private var leaving: [Int]

  init(of schema: Schema) {
    shown = Array(schema.fields.indices)
    let roles: [FieldMetadata.Role] = [.paragraph, .page, .document, .note]
    let sources = roles.flatMap { role in
      schema.fields.indices.filter { schema.fields[$0].metadata.role == role }
    }
    leaving = sources + shown.reversed().filter { !sources.contains($0) }
  }

  /// The next smaller choice, or nil where no fewer columns should be shown.
  mutating func next() -> [Int]? {
    guard shown.count > Self.fewest, !leaving.isEmpty else { return nil }
    let column = leaving.removeFirst()
    shown.removeAll { $0 == column }
    return shown
  }
}

extension Table {
  /// The table with only some columns.
  func showing(_ columns: [Int]) -> Table {
    Table(
      schema: Schema(columns.map { schema.fields[$0] }),
      batches: batches.map { batch in
        Batch(columns.map { batch.columns[$0] }, count: batch.count)
      }
    )
  }
}
