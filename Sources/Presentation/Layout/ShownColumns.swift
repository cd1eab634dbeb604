import Columns

/// Ever fewer columns of a table that is too wide, for a screen to show.
///
/// What says where a row comes from goes first, then notes, then columns from the right. At least
/// three stay: fewer are hardly a table.
struct ShownColumns {
  private static let fewest = 3

  private var shown: [Int]
  private var leaving: [Int]

  /// Begins with all; of a cited table the last column, which has the numbers, never goes.
  init(of schema: Schema, isCited: Bool) {
    shown = Array(schema.fields.indices)
    let roles: [FieldMetadata.Role] = [.paragraph, .page, .document, .note]
    let sources = roles.flatMap { role in
      schema.fields.indices.filter { schema.fields[$0].metadata.role == role }
    }
    let others = shown.dropLast(isCited ? 1 : 0).reversed().filter { !sources.contains($0) }
    leaving = sources + others
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
