package import Columns
import Diagnostics
import Language
import Plan

/// A table that the program itself keeps and a query can read, such as its history.
package struct ProvidedDataset: Sendable {
  /// What it holds, in a few words.
  package let title: String
  /// The rows, made anew for each query that reads them.
  package let table: @Sendable () -> Table

  /// Creates one.
  package init(title: String, table: @escaping @Sendable () -> Table) {
    self.title = title
    self.table = table
  }

  /// The plan that reads it.
  func lookup(_ name: String) -> SourceLookup {
    let table = table()
    let schema = table.schema
    let columns = Array(schema.fields.indices)
    let plan = Plan(.scan(table, name: name, columns: columns), schema: schema, span: .none)
    return .found(plan, name: name, findings: [])
  }
}
