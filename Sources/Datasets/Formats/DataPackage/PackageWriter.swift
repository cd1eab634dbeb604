package import Columns

/// Writes a `datapackage.json`: what is known of tables, for people to correct and for this and other
/// programs to read.
///
/// The file is a Frictionless Data Package with Table Schemas and the properties of this project
/// besides: `unit`, `scale`, `of`, `decimals`, `exact`, `calendar`, `periodKind`, `polarity`, `role`,
/// `denominator`, `flagColumn`, `total`, `missingMeanings`, `rows` and, for what nobody declared, `inferred`.
///
///     let resource = PackageWriter.Resource(
///       name: "answer", path: "answer.csv", schema: table.schema, facts: TableFacts(table))
///     let text = PackageWriter.text(of: [resource])
package enum PackageWriter {
  /// One table of a package.
  package struct Resource: Sendable {
    /// The name in queries.
    package var name: String
    /// What it holds, in a few words.
    package var title: String
    /// A sentence about it.
    package var description: String
    /// The file, from the package's folder.
    package var path: String
    /// The columns.
    package var schema: Schema
    /// What is known of the file beyond its schema.
    package var facts: TableFacts
    /// Where it comes from.
    package var metadata: DatasetMetadata

    /// Creates a resource.
    package init(
      name: String,
      title: String = "",
      description: String = "",
      path: String,
      schema: Schema,
      facts: TableFacts,
      metadata: DatasetMetadata = DatasetMetadata()
    ) {
      self.name = name
      self.title = title
      self.description = description
      self.path = path
      self.schema = schema
      self.facts = facts
      self.metadata = metadata
    }
  }

  /// The text of a package with the tables given.
  ///
  /// - Parameters:
  ///   - resources: the tables.
  ///   - name: the package's name; nil for that of its first table.
  ///   - title: what the tables have in common.
  ///   - metadata: what is known of all the tables.
  /// - Returns: JSON, ended by a newline.
  package static func text(
    of resources: [Resource],
    name: String? = nil,
    title: String = "",
    metadata: DatasetMetadata = DatasetMetadata()
  ) -> String {
    var members = MemberList()
    members.add("profile", "tabular-data-package")
    members.add("name", identifier(name ?? resources.first?.name ?? "tables"))
    members.add("title", title)
    members.add("description", metadata.collectionDescription)
    for member in metadata.members { members.add(member.key, member.value) }
    members.add("resources", .array(resources.map(\.json)))
    return JSON.object(members.all).prettyText
  }

  /// A name as the specification allows it: lower case, digits, `-`, `_` and `.`.
  static func identifier(_ name: String) -> String {
    let text = String(
      name.lowercased().unicodeScalars.map { scalar -> Character in
        let isAllowed =
          ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
          || "-_.".contains(Character(scalar))
        return isAllowed ? Character(scalar) : "-"
      }
    )
    return text.isEmpty ? "table" : text
  }
}

extension PackageWriter.Resource {
  fileprivate var json: JSON {
    var members = MemberList()
    members.add("name", PackageWriter.identifier(name))
    members.add("path", path)
    members.add("title", title)
    members.add("description", description)
    members.add("profile", "tabular-data-resource")
    if let format = facts.format {
      members.add("format", format)
      members.add("bytes", facts.bytes)
      members.add("rows", facts.rows)
    } else {
      members.add("format", facts.delimiter == 0x09 ? "tsv" : "csv")
      members.add("mediatype", facts.delimiter == 0x09 ? "text/tab-separated-values" : "text/csv")
      members.add("encoding", facts.encoding)
      members.add("bytes", facts.bytes)
      members.add("rows", facts.rows)
      let delimiter = String(decoding: [facts.delimiter], as: UTF8.self)
      members.add("dialect", .object([JSON.Member(key: "delimiter", value: .text(delimiter))]))
    }
    for member in metadata.members { members.add(member.key, member.value) }
    members.add("schema", tableSchema)
    return .object(members.all)
  }

  private var tableSchema: JSON {
    let shared = sharedCodes
    var members = MemberList()
    members.add(
      "fields",
      .array(
        zip(schema.fields, facts.columns).map { field, facts in
          .object(field.members(facts, shared: shared))
        }
      )
    )
    members.add("missingValues", .array(([""] + shared).map(JSON.text)))
    if facts.hasMoreColumns { members.add("fieldsMatch", "subset") }
    for member in metadata.keyMembers { members.add(member.key, member.value) }
    return .object(members.all)
  }

  /// The codes that stand for missing values in the whole table: those that everyone publishes.
  ///
  /// A code of one source, such as `-99`, may be a value in the next column.
  private var sharedCodes: [String] {
    var codes: [String] = []
    for column in facts.columns {
      for code in column.codes where code.isKnownEverywhere && !codes.contains(code.text) {
        codes.append(code.text)
      }
    }
    return codes.sorted()
  }
}

extension ColumnFacts.Code {
  /// Whether every reader of numbers takes the text for this reason, without being told.
  var isKnownEverywhere: Bool {
    MissingReason(code: text) == reason || MissingMarks.reason(text) == reason
  }
}
