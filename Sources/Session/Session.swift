package import Columns
package import Datasets
package import Diagnostics
package import Plan

/// What a statement of a session came to.
package enum Outcome: Sendable {
  /// A table, with its notes and advice.
  case table(Table, notes: [Diagnostic])
  /// The value of an expression on its own: one row of one column, with its notes.
  case value(Table, notes: [Diagnostic])
  /// A name was defined; there is nothing to show.
  case defined(String)
}
