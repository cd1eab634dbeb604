import Columns
import Session

/// The datasets of a session as a table, so that every output format can list them.
enum DatasetList {
  static func table(_ datasets: [DatasetSummary]) -> Table {
    var names = ColumnBuilder(type: .text)
    var titles = ColumnBuilder(type: .text)
    var rows = ColumnBuilder(type: .integer)
    var columns = ColumnBuilder(type: .integer)
    for dataset in datasets {
      names.append(.text(dataset.name))
      titles.append(.text(dataset.title))
      rows.append(count(dataset.rows))
      columns.append(count(dataset.columns))
    }
    let schema = Schema([
      Field("dataset", .text), Field("rows", .integer), Field("columns", .integer),
      Field("title", .text),
    ])
    let built = [names.build(), rows.build(), columns.build(), titles.build()]
    return Table(schema: schema, batches: [Batch(built, count: datasets.count)])
  }

  private static func count(_ number: Int?) -> Value {
    number.map { .decimal(ExactDecimal(mantissa: Int64($0), scale: 0)) } ?? .missing(.blank)
  }
}
