import Columns

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
