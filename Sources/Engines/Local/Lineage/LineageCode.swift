import Columns
import Plan

/// The cells of the hidden column that says where a row comes from.
///
/// A cell that is not negative is one row of one source; a negative one is a handle of
/// ``LineageStore``; a missing one says that nothing is behind the row.
enum LineageCode {
  /// The type of the hidden column.
  static let type = DataType.integer

  /// The bits of a row's number; more rows than a terabyte of lines has.
  private static let rowBits: Int64 = 40
  private static let rowMask: Int64 = 1 << rowBits - 1

  /// The code of a row, counted from 0, of a source.
  static func code(source: Int, row: Int) -> Int64 {
    Int64(truncatingIfNeeded: source) << rowBits | Int64(truncatingIfNeeded: row)
  }

  /// The source of a row's code.
  static func source(_ code: Int64) -> Int { Int(code >> rowBits) }

  /// The row, counted from 0, of a row's code.
  static func row(_ code: Int64) -> Int { Int(code & rowMask) }
}

/// A source whose rows carry their codes in a column after all its own.
///
/// It offers the source no conditions: rows that it left out would not be counted.
struct NumberedRows: TableProvider {
  let rows: any TableProvider
  /// The position of the source among those of the run.
  let place: Int

  static let field = Field("lineage", LineageCode.type)

  var schema: Schema { Schema(rows.schema.fields + [Self.field]) }
  var knownRowCount: Int? { rows.knownRowCount }

  func scan(columns: [Int]) throws(DataError) -> [Batch] {
    let last = rows.schema.fields.count
    var first = LineageCode.code(source: place, row: 0)
    return try rows.scan(columns: columns.filter { $0 != last }).map { batch in
      let codes = Array(first..<first + Int64(truncatingIfNeeded: batch.count))
      first += Int64(truncatingIfNeeded: batch.count)
      return Batch(batch.columns + [Column(.decimal(codes, scale: 0))], count: batch.count)
    }
  }
}
