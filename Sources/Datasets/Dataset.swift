package import Columns
package import Diagnostics

/// A table that has been read, with what is worth knowing about it.
package struct Dataset: Sendable {
  /// The name in queries.
  package let name: String
  /// What it holds, in a few words.
  package let title: String
  /// A sentence about it; may be empty.
  package let description: String
  /// Where it comes from, as far as its own entry in a package says; ``Catalogue/metadata(of:)`` adds
  /// what the package says of all its tables.
  package let metadata: DatasetMetadata
  /// The rows.
  package let provider: any TableProvider
  /// Notes and advice about the file, in the order in which they were found.
  package let findings: [Diagnostic]
}
