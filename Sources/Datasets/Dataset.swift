package import Columns
package import Diagnostics

/// A table that has been read, or will be, with what is worth knowing about it.
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
  private let ownFindings: [Diagnostic]

  /// Notes and advice about the file, in the order in which they were found; of a table whose columns
  /// are read when they are asked for, about what has been read.
  package var findings: [Diagnostic] {
    ownFindings + ((provider as? any DeferredTable)?.findings ?? [])
  }

  /// Creates a dataset with what was found apart from its rows.
  init(
    _ description: ResourceDescription,
    _ provider: any TableProvider,
    findings: [Diagnostic] = []
  ) {
    name = description.name
    title = description.title
    self.description = description.description
    metadata = description.metadata
    self.provider = provider
    ownFindings = description.findings + findings
  }
}
