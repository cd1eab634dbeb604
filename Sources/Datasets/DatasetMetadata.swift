/// What is known of a dataset as a whole, beyond its title: where it comes from and what it may be
/// used for.
///
/// The properties are those of a Frictionless Data Package. A resource's own win over those of the
/// package that lists it.
package struct DatasetMetadata: Hashable, Sendable {
  /// A document or file that the figures were taken from.
  package struct Source: Hashable, Sendable {
    /// What it is called.
    package var title: String
    /// Its address or path.
    package var path: String?
    /// Whom to write to about it.
    package var email: String?

    /// Creates a source.
    package init(title: String, path: String? = nil, email: String? = nil) {
      self.title = title
      self.path = path
      self.email = email
    }
  }

  /// Terms under which the figures may be used.
  package struct Licence: Hashable, Sendable {
    /// The licence's short name, such as `OGL-UK-3.0`.
    package var name: String?
    /// Its name in words.
    package var title: String?
    /// Where its text is.
    package var path: String?

    /// Creates a licence.
    package init(name: String? = nil, title: String? = nil, path: String? = nil) {
      self.name = name
      self.title = title
      self.path = path
    }
  }

  /// A person or body that made the dataset.
  package struct Contributor: Hashable, Sendable {
    /// The name.
    package var title: String
    /// What they did: `author`, `publisher`, `maintainer`, `wrangler`, `contributor`.
    package var role: String?
    /// Whom they work for.
    package var organisation: String?
    /// Where to write.
    package var email: String?
    /// Where to read more.
    package var path: String?

    /// Creates a contributor.
    package init(title: String) {
      self.title = title
    }
  }

  /// Columns whose values are found in another table.
  package struct ForeignKey: Hashable, Sendable {
    /// The columns here.
    package var fields: [String]
    /// The other table; empty for this one.
    package var resource: String
    /// The columns there.
    package var reference: [String]

    /// Creates a foreign key.
    package init(fields: [String], resource: String, reference: [String]) {
      self.fields = fields
      self.resource = resource
      self.reference = reference
    }
  }

  /// What the package that lists the dataset is called.
  package var collection: String?
  /// A sentence about that package.
  package var collectionDescription: String?
  /// Where to read about it.
  package var homepage: String?
  /// The edition of the data.
  package var version: String?
  /// The day or moment at which it was made, as it is written.
  package var created: String?
  /// Words to find it by.
  package var keywords: [String] = []
  /// What the figures were taken from.
  package var sources: [Source] = []
  /// The terms of use.
  package var licences: [Licence] = []
  /// Who made it.
  package var contributors: [Contributor] = []
  /// The columns that tell every row from the others.
  package var primaryKey: [String] = []
  /// Columns whose values are found in other tables.
  package var foreignKeys: [ForeignKey] = []

  /// Creates metadata that says nothing.
  package init() {}

  /// The same with what is unknown taken from the package that lists the dataset.
  func inheriting(_ package: DatasetMetadata) -> DatasetMetadata {
    var result = self
    result.collection = collection ?? package.collection
    result.collectionDescription = collectionDescription ?? package.collectionDescription
    result.homepage = homepage ?? package.homepage
    result.version = version ?? package.version
    result.created = created ?? package.created
    if keywords.isEmpty { result.keywords = package.keywords }
    if sources.isEmpty { result.sources = package.sources }
    if licences.isEmpty { result.licences = package.licences }
    if contributors.isEmpty { result.contributors = package.contributors }
    return result
  }
}

extension DatasetMetadata {
  /// What a reader should know of the dataset, one fact a line: version, makers, sources, licence.
  package var lines: [String] {
    var lines: [String] = []
    if let collection { lines.append("from \(collection)") }
    let edition = [version.map { "version \($0)" }, created.map { "made \($0)" }].compactMap { $0 }
    if !edition.isEmpty { lines.append(edition.joined(separator: ", ")) }
    for contributor in contributors {
      let role = contributor.role.map { " (\($0))" } ?? ""
      let body = contributor.organisation.map { ", \($0)" } ?? ""
      lines.append("by \(contributor.title)\(body)\(role)")
    }
    for source in sources {
      lines.append("source: \(source.title)" + (source.path.map { ", \($0)" } ?? ""))
    }
    for licence in licences {
      let words = [licence.title ?? licence.name, licence.path].compactMap { $0 }
      if !words.isEmpty { lines.append("licence: \(words.joined(separator: ", "))") }
    }
    if let homepage { lines.append("more: \(homepage)") }
    return lines
  }
}
