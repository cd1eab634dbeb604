import Columns

/// A Frictionless `datapackage.json`: the tables it lists, each described when it is asked for.
///
/// Only the resource that is asked for becomes values.
struct DataPackage: Sendable {
  /// One table of the package.
  struct Resource: Sendable {
    /// The name in queries.
    let name: String
    /// What it holds, in a few words.
    let title: String
    /// A sentence about it.
    let description: String
    /// The file, from the package's folder; nil where there is none that may be read.
    let path: String?
    fileprivate let offset: Int
  }

  /// The name that the specification gives the file.
  static let fileName = "datapackage.json"

  /// The file, as the reader named it.
  let file: String
  private let bytes: [UInt8]

  /// Opens a package.
  ///
  /// - Throws: an error with line and column where it is not JSON or lists no tables.
  init(_ bytes: [UInt8], file: String) throws(DataError) {
    self.init(sound: bytes, file: file)
    do throws(JSONError) {
      _ = try JSONReader.document(bytes)
      guard try find(nil) != nil else {
        throw JSONError(line: 1, column: 1, message: "there is no array `resources`")
      }
    } catch {
      throw problem(error)
    }
  }

  /// Opens a package that is known to be sound, as the bundled one is: checking all of its bytes
  /// would take longer than reading a table of it.
  init(sound bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
  }

  /// The tables, in the order of the file.
  var resources: [Resource] { (try? find(nil)) ?? [] }

  /// The table of a name; what follows it in the file is not looked at.
  func resource(named name: String) -> Resource? {
    (try? find(name))?.last { $0.name == name }
  }

  /// The tables up to the one of a name, or all; nil where the file has no list of tables.
  private func find(_ name: String?) throws(JSONError) -> [Resource]? {
    var reader = JSONReader(bytes)
    var found: [Resource]?
    try reader.members { (reader, key) throws(JSONError) in
      guard key == "resources" else { return try reader.skip() }
      var list: [Resource] = []
      try reader.elements { (reader) throws(JSONError) in
        let resource = try Resource(&reader)
        list.append(resource)
        if resource.name == name { reader.stop() }
      }
      found = list
    }
    return found
  }

  /// What the package says of all its tables; the tables themselves are passed over.
  var metadata: DatasetMetadata {
    var reader = JSONReader(bytes)
    var members: [JSON.Member] = []
    try? reader.members { (reader, key) throws(JSONError) in
      guard key != "resources" else { return try reader.skip() }
      members.append(JSON.Member(key: key, value: try reader.value()))
    }
    let json = JSON.object(members)
    var metadata = DatasetMetadata(json)
    metadata.collection = json["title"]?.text ?? json["name"]?.text
    metadata.collectionDescription = json["description"]?.text
    return metadata
  }

  private func problem(_ error: JSONError) -> DataError {
    DataError(
      id: "bad-data-package",
      "\(file), line \(error.line), column \(error.column): \(error.message)",
      help: ["a data package is a JSON object with an array `resources`"]
    )
  }

  /// The description of a resource.
  ///
  /// - Throws: where the resource cannot be read safely or has settings that are not supported.
  func description(of resource: Resource) throws(DataError) -> ResourceDescription {
    var reader = JSONReader(bytes, from: resource.offset)
    let json: JSON
    do throws(JSONError) {
      json = try reader.value()
    } catch {
      // Only names that appear twice have not been looked for yet.
      throw DataError(
        id: "bad-data-package",
        "\(file), line \(error.line), column \(error.column): \(error.message)"
      )
    }
    var description = try ResourceDescription(json, name: resource.name, file: file)
    let bytes = bytes
    description.publication = { Publication(of: json, in: bytes).words }
    return description
  }

  /// The path of a resource's file, if it may be read.
  ///
  /// - Throws: for addresses on the web, absolute paths and paths that lead out of the package's
  ///   folder, which the Frictionless specification forbids, and for data in the package itself.
  func path(of resource: Resource) throws(DataError) -> String {
    guard let path = resource.path else {
      throw DataError(
        id: "unsupported-resource",
        "\(file): the resource `\(resource.name)` does not name one file in `path`",
        help: ["put the table into one CSV file and name it in `path`"]
      )
    }
    if Path.isAddress(path) {
      throw DataError(
        id: "remote-resource",
        "\(file): the resource `\(resource.name)` is at `\(path)`; nothing is fetched from the web",
        help: ["download the file and name it in `path`"]
      )
    }
    let parts = path.utf8.split { $0 == 0x2F || $0 == 0x5C }
    guard !parts.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("\\"), !path.hasPrefix("~"),
      !parts.contains(where: { $0.elementsEqual("..".utf8) })
    else {
      throw DataError(
        id: "unsafe-path",
        "\(file): the path `\(path)` of the resource `\(resource.name)` leads out of the package's folder",
        help: ["paths in a data package are relative and have no `..`"]
      )
    }
    return path
  }
}

extension DataPackage.Resource {
  /// Reads the few properties that a list of tables needs, and checks the rest.
  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    let start = reader.offset
    var (name, title, description, path): (String?, String?, String?, String?)
    try reader.members { (reader, key) throws(JSONError) in
      switch key {
      case "name": name = try reader.value().text
      case "title": title = try reader.value().text
      case "description": description = try reader.value().text
      case "path": path = try reader.value().text
      default: try reader.skip()
      }
    }
    self.name = name ?? path.map { Schema.snakeCase(Path.stem($0)) } ?? "table"
    self.title = title ?? self.name
    self.description = description ?? ""
    self.path = path
    offset = start
  }
}
