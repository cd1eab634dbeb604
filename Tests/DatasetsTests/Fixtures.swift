import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// Files and helpers that the tests of this target share.
enum Fixtures {
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of real files beside the repository, or where the environment says it is.
  static let shared: URL? = {
    let named = ProcessInfo.processInfo.environment["SCRUTINEER_SHARED_DATA"]
    let folder =
      named.map { URL(filePath: $0) }
      ?? repository.deletingLastPathComponent().appending(path: "shared/data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static func bundled(_ name: String) throws -> Table {
    try #require(try Catalogue.bundled().load(name: name).provider as? Table)
  }

  /// Writes files into a folder of their own, gives it to the closure and removes it.
  static func withFolder<Result>(
    _ files: [String: [UInt8]],
    _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(bytes).write(to: file)
    }
    return try body(folder.path)
  }

  /// Reads a file whose columns are read when they are asked for, and asks for all of them.
  static func read(
    _ bytes: [UInt8],
    name: String = "data.csv",
    package: String? = nil,
    options: ReadingOptions
  ) throws
    -> (table: Table, findings: [Diagnostic])
  {
    var files = [name: bytes]
    if let package { files["datapackage.json"] = Array(package.utf8) }
    return try withFolder(files) { folder in
      var catalogue = Catalogue.empty
      catalogue.options = options
      let dataset = try catalogue.load(file: folder + "/" + name)
      let provider = dataset.provider
      let batches = try provider.scan(columns: Array(provider.schema.fields.indices))
      return (Table(schema: provider.schema, batches: batches), dataset.findings)
    }
  }

  /// Reads text as a file called `data.csv`.
  static func read(
    _ bytes: [UInt8],
    name: String = "data.csv",
    package: String? = nil
  ) throws
    -> (table: Table, findings: [Diagnostic])
  {
    var files = [name: bytes]
    if let package { files["datapackage.json"] = Array(package.utf8) }
    return try withFolder(files) { folder in
      let dataset = try Catalogue.empty.load(file: folder + "/" + name)
      return (try #require(dataset.provider as? Table), dataset.findings)
    }
  }

  static func read(
    _ text: String,
    package: String? = nil
  ) throws
    -> (table: Table, findings: [Diagnostic])
  {
    try read(Array(text.utf8), package: package)
  }
}

extension Table {
  func column(_ name: String) -> Column {
    let index = schema.fields.firstIndex { $0.name == name }
    let batch = Batch.joined(batches, schema: schema)
    return index.map { batch.columns[$0] } ?? Column(.text([], TextDictionary([])))
  }

  func cell(_ row: Int, _ name: String) -> Value {
    guard let index = schema.fields.firstIndex(where: { $0.name == name }) else {
      return .missing(.noMatch)
    }
    return value(row: row, column: index)
  }

  /// A cell as text: numbers with the decimals printed, missing cells as their label in brackets.
  func text(_ row: Int, _ name: String) -> String {
    switch cell(row, name) {
    case .boolean(let cell): String(cell)
    case .decimal(let cell):
      cell.rescaled(to: column(name).decimals(at: row) ?? cell.scale)?.description ?? "lost"
    case .floating(let cell): NumberText.shortest(cell) + "f"
    case .interval: "interval"
    case .period(let cell): cell.label
    case .text(let cell): cell
    case .missing(let reason): "[\(reason.label)]"
    }
  }

  /// All cells of a column as text.
  func texts(_ name: String) -> [String] {
    (0..<rowCount).map { text($0, name) }
  }

  /// The type of a column in words: `number £m 2`, `floating %`, `text`.
  func type(_ name: String) -> String {
    guard let field = schema.fields.first(where: { $0.name == name }) else { return "none" }
    switch field.type {
    case .boolean: return "boolean"
    case .interval: return "interval"
    case .period: return "period"
    case .text: return "text"
    case .unknown: return "unknown"
    case .number(let type):
      let words = [
        type.scale == nil ? "floating" : "number", type.unit.heading,
        type.scale.map { $0 == 0 ? "" : String($0) } ?? "",
      ]
      return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
