import Columns

/// A Frictionless `datapackage.json`: the tables it lists, each described when it is asked for.
///
/// Opening finds where each resource lies; only the resource that is asked for becomes values.
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
  /// The tables, in the order of the file.
  let resources: [Resource]
  private let bytes: [UInt8]

  /// Opens a package.
  ///
  /// One that is known to be sound JSON, as the bundled package is, is not checked as a whole:
  /// that would take longer than reading a table.
  init(_ bytes: [UInt8], file: String, isSound: Bool = false) throws(DataError) {
    self.file = file
    self.bytes = bytes
    if !isSound { try Self.check(bytes, file) }
    var reader = JSONReader(self.bytes)
    var found: [Resource]?
    do throws(JSONError) {
      try reader.members { (reader, key) throws(JSONError) in
        guard key == "resources" else { return try reader.skip() }
        var list: [Resource] = []
        try reader.elements { (reader) throws(JSONError) in list.append(try Resource(&reader)) }
        found = list
      }
      try reader.end()
    } catch {
      throw DataError(
        id: "bad-data-package",
        "\(file), line \(error.line), column \(error.column): \(error.message)",
        help: ["a data package is a JSON object with an array `resources`"]
      )
    }
    guard let found else {
      throw DataError(
        id: "bad-data-package",
        "\(file) has no `resources`",
        help: ["a data package is a JSON object with an array `resources`"]
      )
    }
    resources = found
  }

  private static func check(_ bytes: [UInt8], _ file: String) throws(DataError) {
    do throws(JSONError) {
      _ = try JSONReader.document(bytes)
    } catch {
      throw problem(error, file)
    }
  }

  private static func problem(_ error: JSONError, _ file: String) -> DataError {
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
    return try ResourceDescription(json, name: resource.name, file: file)
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
    if path.contains("://") {
      throw DataError(
        id: "remote-resource",
        "\(file): the resource `\(resource.name)` is at `\(path)`; nothing is fetched from the web",
        help: ["download the file and name it in `path`"]
      )
    }
    let parts = path.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    guard !parts.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("\\"), !path.hasPrefix("~"),
      !parts.contains("..")
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
    var texts: [String: String] = [:]
    try reader.members { (reader, key) throws(JSONError) in
      switch key {
      case "name", "title", "description", "path":
        if case .text(let text) = try reader.value() { texts[key] = text }
      default: try reader.skip()
      }
    }
    let path = texts["path"]
    let name = texts["name"] ?? path.map { Schema.snakeCase(Path.stem($0)) } ?? "table"
    self.init(
      name: name,
      title: texts["title"] ?? name,
      description: texts["description"] ?? "",
      path: path,
      offset: start
    )
  }
}
