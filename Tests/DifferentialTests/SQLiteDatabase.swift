import CSQLite
import Columns

/// A database in memory, with the tables of a catalogue.
@safe final class SQLiteDatabase {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let handle: OpaquePointer

  init() throws {
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open(":memory:", &opened)
    guard code == SQLITE_OK, let database = unsafe opened else {
      throw Failure(description: "SQLite cannot open a database in memory")
    }
    unsafe handle = database
    _ = unsafe sqlite3_create_collation(
      database,
      "alphabetical",
      SQLITE_UTF8,
      nil,
      { unsafe SQLiteDatabase.compare($1, $2, $3, $4) }
    )
  }

  deinit {
    _ = unsafe sqlite3_close(handle)
  }

  /// Scrutineer's order of texts: without regard to case, then by the characters' codes.
  private static func compare(
    _ leftCount: Int32,
    _ left: UnsafeRawPointer?,
    _ rightCount: Int32,
    _ right: UnsafeRawPointer?
  ) -> Int32 {
    let one = unsafe text(left, leftCount)
    let other = unsafe text(right, rightCount)
    for (a, b) in [(one.lowercased(), other.lowercased()), (one, other)] {
      if a.utf8.lexicographicallyPrecedes(b.utf8) { return -1 }
      if b.utf8.lexicographicallyPrecedes(a.utf8) { return 1 }
    }
    return 0
  }

  private static func text(_ bytes: UnsafeRawPointer?, _ count: Int32) -> String {
    unsafe String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: Int(count)),
      as: UTF8.self
    )
  }

  // MARK: - Tables

  /// Makes a table with the rows of another.
  func add(_ name: String, _ table: Table) throws {
    let columns = table.schema.fields.map { "\(Self.quoted($0.name)) \(Self.affinity($0.type))" }
    try run("CREATE TABLE \(name) (\(columns.joined(separator: ", ")))")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try run("BEGIN")
    let insert = unsafe try statement("INSERT INTO \(name) VALUES (\(marks))")
    defer { _ = unsafe sqlite3_finalize(insert) }
    var failure: Failure?
    table.forEachRow { batch, row in
      for (index, column) in batch.columns.enumerated() {
        unsafe Self.bind(Cell(column.value(at: row)), to: insert, at: Int32(index + 1))
      }
      guard unsafe sqlite3_step(insert) == SQLITE_DONE else {
        failure = error()
        return false
      }
      _ = unsafe sqlite3_reset(insert)
      return true
    }
    if let failure { throw failure }
    try run("COMMIT")
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private static func affinity(_ type: DataType) -> String {
    switch type {
    case .boolean: "INTEGER"
    case .number(let number): number.scale == 0 ? "INTEGER" : "REAL"
    case .interval, .period, .text, .unknown: "TEXT"
    }
  }

  private static func bind(_ cell: Cell, to statement: OpaquePointer, at index: Int32) {
    switch cell {
    case .missing: _ = unsafe sqlite3_bind_null(statement, index)
    case .exact(let number) where number.scale == 0:
      _ = unsafe sqlite3_bind_int64(statement, index, number.mantissa)
    case .exact(let number): _ = unsafe sqlite3_bind_double(statement, index, number.floating)
    case .floating(let number): _ = unsafe sqlite3_bind_double(statement, index, number)
    case .text(let text):
      // SQLite keeps a copy of its own: the text lives only for the call.
      let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      _ = unsafe sqlite3_bind_text(statement, index, text, -1, copied)
    }
  }

  // MARK: - Statements

  /// Runs statements that give no rows.
  func run(_ sql: String) throws {
    guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error() }
  }

  /// The answer to a query.
  func answer(_ sql: String) throws -> Rows {
    let query = unsafe try statement(sql)
    defer { _ = unsafe sqlite3_finalize(query) }
    let columns = unsafe sqlite3_column_count(query)
    let names = (0..<columns).map { index in
      unsafe sqlite3_column_name(query, index).map { unsafe String(cString: $0) } ?? ""
    }
    var rows: [[Cell]] = []
    while true {
      switch unsafe sqlite3_step(query) {
      case SQLITE_ROW:
        rows.append((0..<columns).map { unsafe Self.cell(query, $0) })
      case SQLITE_DONE: return Rows(names: names, rows: rows)
      default: throw error()
      }
    }
  }

  private func statement(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK,
      let prepared = unsafe statement
    else { throw error() }
    return unsafe prepared
  }

  private static func cell(_ query: OpaquePointer, _ index: Int32) -> Cell {
    switch unsafe sqlite3_column_type(query, index) {
    case SQLITE_INTEGER:
      let number = unsafe sqlite3_column_int64(query, index)
      return .exact(ExactDecimal(mantissa: number, scale: 0))
    case SQLITE_FLOAT: return .floating(unsafe sqlite3_column_double(query, index))
    case SQLITE_NULL: return .missing
    default:
      return .text(
        unsafe sqlite3_column_text(query, index).map { unsafe String(cString: $0) } ?? ""
      )
    }
  }

  private func error() -> Failure {
    Failure(description: unsafe String(cString: sqlite3_errmsg(handle)))
  }
}
