import Columns
import Datasets
import Diagnostics
import Foundation
import LocalEngine
import Plan
import Platform
import Session
import Synchronization

/// The same tables twice: as datasets of Scrutineer and in SQLite.
///
/// SQLite is given the rows as Scrutineer reads them, so that only the answers can differ.
final class Twins: Sendable {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The path of the folder with the made-up tables.
  let folder: String
  private let catalogue: Catalogue
  private let database: Mutex<SQLiteDatabase>

  /// The bundled tables, and made-up ones of enough rows for two batches.
  static let large = Result {
    try Twins("large", PlacementTables.make(placements: 2600, visits: 900), bundled: true)
  }

  /// The bundled tables, and made-up ones that are quick to go through a row at a time.
  static let small = Result {
    try Twins("small", PlacementTables.make(placements: 150, visits: 60), bundled: true)
  }

  init(
    _ name: String,
    _ tables: [GeneratedTable],
    bundled: Bool,
    indexes: [String] = []
  ) throws {
    var catalogue = bundled ? Catalogue.bundled() : Catalogue.empty
    let folder = try GeneratedTable.write(tables, as: name)
    try catalogue.add(path: folder.path)
    let database = try SQLiteDatabase()
    for entry in catalogue.entries {
      let dataset = try catalogue.load(name: entry.name)
      let schema = dataset.provider.schema
      let batches = try dataset.provider.scan(columns: Array(schema.fields.indices))
      try database.add(entry.name, Table(schema: schema, batches: batches))
    }
    for (number, index) in indexes.enumerated() {
      try database.run("CREATE INDEX index_\(number) ON \(index)")
    }
    self.folder = folder.path
    self.catalogue = catalogue
    self.database = Mutex(database)
  }

  /// SQLite's answer.
  func answer(sql: String) throws -> Rows {
    try database.withLock { try $0.answer(sql) }
  }

  /// The answer to a query: that of its last statement.
  func answer(_ query: String, batchRows: Int = Batch.standardRows) throws -> Rows {
    Rows(try table(query, batchRows: batchRows).table)
  }

  /// The table that answers a query, with everything that is said beside it.
  func table(
    _ query: String,
    batchRows: Int = Batch.standardRows,
    threads: Int = 1
  ) throws -> (table: Table, notes: [Diagnostic]) {
    let engine = LocalEngine(batchRows: batchRows, threads: threads)
    let session = Session(catalogue: catalogue, engine: engine)
    var last: (Table, [Diagnostic])?
    var problems: [String] = []
    let source = SourceFile(name: "query", text: query)
    session.run(source, cancellation: Cancellation()) { outcome in
      switch outcome {
      case .table(let table, let notes), .value(let table, let notes): last = (table, notes)
      case .shown(let table, _, let notes): last = (table, notes)
      case .words, .defined, .said: break
      case .failed(let diagnostics, _):
        problems += diagnostics.map { DiagnosticRenderer().render($0, in: source) }
      }
    }
    guard problems.isEmpty, let last else { throw Failure(description: problems.joined()) }
    return last
  }
}
