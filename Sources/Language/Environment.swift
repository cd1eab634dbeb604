package import Columns
package import Diagnostics
package import Plan

/// What names of sources mean: the session's datasets, files, named queries and last answer.
package protocol Environment {
  /// What a name or a file's path refers to.
  mutating func resolve(_ reference: SourceReference) -> SourceLookup
  /// All names that could be meant, for spelling help.
  var sourceNames: [String] { get }
  /// The expressions and functions that the session has given names.
  var definitions: Definitions { get }
  /// The text that a span's file number stands for.
  func source(_ file: UInt32) -> SourceFile?
  /// The rows of a plan that has to be known before the query around it can be planned: the values
  /// that `in (from …)` compares with, the columns that `pivot` makes.
  func answer(_ plan: Plan) throws(EngineError) -> Table
}

/// A way to name a source of rows.
package enum SourceReference: Hashable, Sendable {
  case name(String)
  case file(String)
}

/// What a source turned out to be.
package enum SourceLookup: Sendable {
  /// A plan that gives its rows, what it is called, and what was noticed when it was read.
  case found(Plan, name: String, findings: [Diagnostic])
  /// Nothing has that name.
  case unknown
  /// More than one thing has it when case is ignored.
  case ambiguous([String])
  /// There is such a source, and it cannot be read.
  case failed(DataError)
}
