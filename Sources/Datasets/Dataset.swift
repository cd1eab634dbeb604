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
  /// The rows of a table whose columns are read when they are asked for; nil for others.
  ///
  /// Known from the start, because the first cast to a protocol takes 0.06 ms.
  package let deferred: (any DeferredTable)?
  private let ownFindings: [Diagnostic]

  /// Notes and advice about the file, in the order in which they were found; of a table whose columns
  /// are read when they are asked for, about what has been read.
  package var findings: [Diagnostic] {
    ownFindings + (deferred?.findings ?? [])
  }

  /// Creates a dataset whose columns are read when they are asked for.
  init(_ description: ResourceDescription, _ deferred: any DeferredTable) {
    self.init(description, deferred, deferred, findings: [])
  }

  /// Creates a dataset that has been read, with what was found in it.
  init(_ description: ResourceDescription, _ table: Table, findings: [Diagnostic]) {
    self.init(description, table, nil, findings: findings)
  }

  private init(
    _ description: ResourceDescription,
    _ provider: any TableProvider,
    _ deferred: (any DeferredTable)?,
    findings: [Diagnostic]
  ) {
    name = description.name
    title = description.title
    self.description = description.description
    metadata = description.metadata
    self.provider = provider
    self.deferred = deferred
    ownFindings = description.findings + findings
  }
}
