package import Columns
package import Diagnostics

/// The datasets that a session can name.
///
/// Nothing is read before it is asked for. What was read is kept, also by copies of the catalogue,
/// until its file changes.
package struct Catalogue: Sendable {
  /// A dataset that can be named.
  package struct Entry: Sendable {
    /// The name in queries.
    package let name: String
    /// What it holds, in a few words.
    package let title: String
    /// A sentence about it; may be empty.
    package let description: String
    /// The number of rows, once it has been read.
    package let rows: Int?
    /// The number of columns, once it has been read.
    package let columns: Int?
  }

  enum Source {
    /// Every table of the data package at a path; the empty path is the package in the program.
    case package(String)
    /// One file under a name, with what a person declares of it.
    case file(String, name: String, FileSettings)
  }

  var sources: [Source] = []
  let store = DatasetStore()
  /// How large files are read; holds for what has not been read yet.
  package var options = ReadingOptions.standard

  private init(_ sources: [Source]) {
    self.sources = sources
  }

  /// The tables of the committee papers that come with the program.
  package static func bundled() -> Catalogue { Catalogue([.package(DatasetStore.bundledPath)]) }

  /// A catalogue without datasets.
  package static var empty: Catalogue { Catalogue([]) }

  // MARK: - Adding

  /// Adds a file under its name in snake_case, a `datapackage.json`, or a folder: its
  /// `datapackage.json` if there is one, otherwise every table in it.
  ///
  /// A dataset hides one of the same name that was there before.
  ///
  /// - Throws: where there is nothing to add; what was there before stays.
  package mutating func add(path: String) throws(DataError) {
    guard let status = FileSystem.status(path) else { throw FileProblem.missing(path) }
    if status.isFolder {
      let package = Path.joined(path, DataPackage.fileName)
      if FileSystem.status(package) != nil { return try add(package: package) }
      return try add(folder: path)
    }
    if Path.ending(path) == "json" { return try add(package: path) }
    sources.append(.file(path, name: Self.name(of: path), FileSettings()))
  }

  /// Reads a file under a name of its own, with what a person declares of it.
  ///
  /// - Throws: where it cannot be read; what was there before stays.
  package mutating func add(
    file path: String,
    as name: String,
    _ settings: FileSettings
  ) throws(DataError) -> Dataset {
    let dataset = try load(path, as: name, settings)
    sources.append(.file(path, name: name, settings))
    return dataset
  }

  private mutating func add(package: String) throws(DataError) {
    _ = try store.package(at: package)
    sources.append(.package(package))
  }

  private mutating func add(folder: String) throws(DataError) {
    guard let names = FileSystem.contents(of: folder) else {
      throw DataError(id: "no-permission", "the folder `\(folder)` may not be listed by this user")
    }
    var taken: Set<String> = []
    let found = OfficialMetadata.tables(among: names).map { file in
      let stem = Self.name(of: file)
      var name = stem
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(stem)_\(number)"
        number += 1
      }
      return Source.file(Path.joined(folder, file), name: name, FileSettings())
    }
    guard !found.isEmpty else {
      throw DataError(
        id: "no-tables",
        "the folder `\(folder)` has no `datapackage.json` and no tables",
        help: ["tables are files that end in `.csv` or `.tsv`"]
      )
    }
    sources.append(contentsOf: found)
  }

  static func name(of path: String) -> String {
    let name = Schema.snakeCase(Path.stem(Compression.inner(path)))
    return name.isEmpty ? "table" : name
  }

  // MARK: - Listing

  /// What can be named, in the order in which it was added.
  package var entries: [Entry] {
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    func add(_ entry: Entry) {
      if let place = places[entry.name] {
        entries[place] = entry
      } else {
        places[entry.name] = entries.count
        entries.append(entry)
      }
    }
    for source in sources {
      switch source {
      case .file(let path, let name, let settings):
        let key = Self.key(path, name, settings)
        add(entry(name, title: Path.name(path), description: "", key: key))
      case .package(let path):
        for resource in store.lastPackage(at: path)?.resources ?? [] {
          add(
            entry(
              resource.name,
              title: resource.title,
              description: resource.description,
              key: Self.key(path, resource.name)
            )
          )
        }
      }
    }
    return entries
  }

  /// What has been found so far in tables whose columns are read when they are asked for.
  package var deferredFindings: [Diagnostic] { store.deferredFindings }

  /// Lets go of the tables whose columns can be read again.
  package func forgetDeferred() { store.forgetDeferred() }

  private func entry(_ name: String, title: String, description: String, key: String) -> Entry {
    let provider = store.lastDataset(key)?.provider
    return Entry(
      name: name,
      title: title,
      description: description,
      rows: provider?.knownRowCount,
      columns: provider?.schema.fields.count
    )
  }

  static func key(
    _ path: String,
    _ name: String,
    _ settings: FileSettings = FileSettings()
  ) -> String {
    (FileSystem.realPath(path) ?? path) + "\0" + name + settings.signature
  }

  // MARK: - Loading

  /// The dataset of exactly this name.
  package func load(name: String) throws(DataError) -> Dataset {
    for source in sources.reversed() {
      switch source {
      case .file(let path, let own, let settings):
        if own == name { return try load(path, as: name, settings) }
      case .package(let path):
        do throws(DataError) {
          let package = try store.package(at: path)
          if let found = package.resource(named: name) {
            return try load(found, of: package, at: path)
          }
        } catch {
          // A package that has become unreadable hides nothing but its own tables.
          if store.lastPackage(at: path)?.resource(named: name) != nil { throw error }
        }
      }
    }
    let close = Spelling.candidates(for: name, among: entries.map(\.name)).map { "`\($0)`" }
    throw DataError(
      id: "unknown-dataset",
      "there is no dataset `\(name)`",
      help: close.isEmpty ? [] : ["did you mean \(close.joined(separator: ", "))?"]
    )
  }

  /// The table of a file; its ending decides the format, and a `datapackage.json` beside it or one
  /// folder up that lists it describes it.
  package func load(file path: String) throws(DataError) -> Dataset {
    try load(path, as: Self.name(of: path), FileSettings())
  }

  private func load(
    _ resource: DataPackage.Resource,
    of package: DataPackage,
    at place: String
  ) throws(DataError) -> Dataset {
    let isBundled = place == DatasetStore.bundledPath
    let path = try package.path(of: resource)
    let file = isBundled ? path : Path.joined(Path.parent(place), path)
    let files = isBundled ? [] : [place, file]
    return try store.dataset(Self.key(place, resource.name), files: files) { () throws(DataError) in
      let description = try package.description(of: resource)
      if isBundled {
        return try Self.read(DatasetFile(bundled: file, options), description)
      }
      return try Self.read(DatasetFile(path: file, options), description)
    }
  }

  private func load(
    _ path: String,
    as name: String,
    _ settings: FileSettings
  ) throws(DataError) -> Dataset {
    // A pipe has no real path but can be read.
    let found = FileSystem.status(path) == nil ? nil : FileSystem.realPath(path) ?? path
    guard let real = found else { throw FileProblem.unreadable(path) }
    if Path.name(real) == DataPackage.fileName { throw packageProblem(path, real) }
    let around = Self.packages(around: real)
    let key = Self.key(path, name, settings)
    let files = [real, OfficialMetadata.path(beside: real)] + around
    return try store.dataset(key, files: files) { () throws(DataError) in
      var description = try describe(real, as: name, around)
      description.apply(settings)
      return try Self.read(DatasetFile(path: path, options), description)
    }
  }

  private static func read(
    _ file: DatasetFile,
    _ description: ResourceDescription
  ) throws(DataError) -> Dataset {
    try Formats.format(of: file.name).read(file, description)
  }

  // MARK: - Metadata beside a file

  /// Where a package that describes a file may lie: beside it, or one folder up.
  private static func packages(around real: String) -> [String] {
    let folder = Path.parent(real)
    var folders = [folder]
    if folder != "/" { folders.append(Path.parent(folder)) }
    return folders.map { Path.joined($0, DataPackage.fileName) }
  }

  private func describe(
    _ real: String,
    as name: String,
    _ packages: [String]
  ) throws(DataError) -> ResourceDescription {
    var plain = ResourceDescription(name: name)
    plain.title = Path.name(real)
    for package in packages where FileSystem.status(package) != nil {
      let opened: DataPackage
      do throws(DataError) {
        opened = try store.package(at: package)
      } catch {
        plain.findings.append(
          Diagnostic(
            .advice,
            id: "unreadable-metadata",
            "the metadata beside the file is not used: \(error.message)",
            at: nil
          )
        )
        continue
      }
      let folder = Path.parent(package)
      if let resource = opened.resources.first(where: { resource in
        resource.path.map { FileSystem.realPath(Path.joined(folder, $0)) == real } ?? false
      }) {
        _ = try opened.path(of: resource)
        return try opened.description(of: resource)
      }
    }
    addOfficialMetadata(beside: real, to: &plain)
    return plain
  }

  /// Adds what the metadata of the DfE says, where there is any beside a file.
  private func addOfficialMetadata(beside real: String, to plain: inout ResourceDescription) {
    let path = OfficialMetadata.path(beside: real)
    guard path != real, FileSystem.status(path)?.isFolder == false else { return }
    do throws(DataError) {
      try OfficialMetadata(path: path).describe(&plain)
      plain.isOfficial = true
    } catch {
      plain.findings.append(
        Diagnostic(
          .advice,
          id: "unreadable-metadata",
          "the metadata beside the file is not used: \(error.message)",
          at: nil
        )
      )
    }
  }

  /// What is known of a file before it is read.
  func description(beside path: String) throws(DataError) -> ResourceDescription {
    let real = FileSystem.realPath(path) ?? path
    return try describe(real, as: Self.name(of: path), Self.packages(around: real))
  }

  /// Where the dataset of a name is, and what is known of it before it is read.
  func source(
    named name: String
  ) throws(DataError) -> (DescribedFile.Place, ResourceDescription) {
    for source in sources.reversed() {
      switch source {
      case .file(let path, let own, let settings):
        guard own == name else { continue }
        var found = try description(beside: path)
        found.apply(settings)
        return (.file(path), found)
      case .package(let place):
        let package = store.lastPackage(at: place)
        guard let package, let found = package.resource(named: name) else { continue }
        let path = try package.path(of: found)
        let description = try package.description(of: found)
        if place == DatasetStore.bundledPath { return (.bundled(path), description) }
        return (.file(Path.joined(Path.parent(place), path)), description)
      }
    }
    throw DataError(id: "unknown-dataset", "there is no dataset `\(name)`")
  }

  /// What the package that lists a dataset says of all its tables.
  func packageMetadata(listing name: String) -> DatasetMetadata? {
    for source in sources.reversed() {
      switch source {
      case .file(let path, let own, _): if own == name { return packageMetadata(beside: path) }
      case .package(let place):
        let package = store.lastPackage(at: place)
        if let package, package.resource(named: name) != nil { return package.metadata }
      }
    }
    return nil
  }

  /// What the package that lists a file says of all its tables.
  func packageMetadata(beside path: String) -> DatasetMetadata? {
    guard let real = FileSystem.realPath(path) else { return nil }
    for place in Self.packages(around: real) {
      guard FileSystem.status(place) != nil, let package = store.lastPackage(at: place) else {
        continue
      }
      let folder = Path.parent(place)
      let isListed = package.resources.contains { resource in
        resource.path.map { FileSystem.realPath(Path.joined(folder, $0)) == real } ?? false
      }
      if isListed { return package.metadata }
    }
    return nil
  }

  private func packageProblem(_ path: String, _ real: String) -> DataError {
    let names = store.lastPackage(at: real)?.resources.map { "`\($0.name)`" } ?? []
    return DataError(
      id: "is-a-package",
      "`\(path)` is a data package and not a table",
      help: ["add it with `--data \(path)`"]
        + (names.isEmpty ? [] : ["its tables are \(Places.joined(names))"])
    )
  }
}
