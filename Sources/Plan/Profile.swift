package import Columns

/// What `describe` gives: one row for each column of its input.
package enum Profile {
  /// The columns of the answer of ``Plan/Node/profile(_:)``.
  ///
  /// `values`, `missing` and `distinct` are counts; `lowest` and `highest` are written as they were
  /// printed. Text that has nothing to say is missing as blank, and the ends of a column without any
  /// value as "no data".
  package static let schema = Schema([
    Field("column", .text),
    Field("type", .text),
    Field("unit", .text),
    Field("values", .integer),
    Field("missing", .integer),
    Field("why_missing", .text),
    Field("distinct", .integer),
    Field("lowest", .text),
    Field("highest", .text),
    Field("about", .text),
  ])
}
