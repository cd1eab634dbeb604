import Columns
import Session

/// The datasets of a session as a table, so that every output format can list them.
enum DatasetList {
  /// The table; without the numbers of rows and of columns where none of them is known.
  static func table(_ datasets: [DatasetSummary]) -> Table {
    var parts = [part("dataset", .text, datasets.map { .text($0.name) })]
    if datasets.contains(where: { $0.rows != nil }) {
      parts.append(part("rows", .integer, datasets.map { count($0.rows) }))
    }
    if datasets.contains(where: { $0.columns != nil }) {
      parts.append(part("columns", .integer, datasets.map { count($0.columns) }))
    }
    parts.append(part("title", .text, datasets.map { .text($0.title) }))
    let batch = Batch(parts.map(\.column), count: datasets.count)
    return Table(schema: Schema(parts.map(\.field)), batches: [batch])
  }

  private static func part(
    _ name: String,
    _ type: DataType,
    _ cells: [Value]
  )
    -> (field: Field, column: Column)
  {
    var builder = ColumnBuilder(type: type)
    for cell in cells { builder.append(cell) }
    return (Field(name, type), builder.build())
  }

  private static func count(_ number: Int?) -> Value {
    number.map { .decimal(ExactDecimal(mantissa: Int64($0), scale: 0)) } ?? .missing(.blank)
  }
}
