package import Columns
import Diagnostics

extension Catalogue {
  /// A dataset of the catalogue, or the path of a file or a folder.
  package enum Described: Hashable, Sendable {
    case dataset(String)
    case file(String)
  }

  /// What a word on a command line means: a dataset's name wins, then what is there or looks like a
  /// path.
  package func described(_ word: String) -> Described {
    if entries.contains(where: { $0.name == word }) { return .dataset(word) }
    let isPath = word.contains("/") || word.contains(".") || FileSystem.status(word) != nil
    return isPath ? .file(word) : .dataset(word)
  }

  /// A `datapackage.json` that says of files what was found in them, for a person to correct.
  ///
  /// - Parameters:
  ///   - items: the files, folders and datasets.
  ///   - folder: where the package will stand; nil for the folder that holds all the files.
  /// - Returns: the text of the file.
  /// - Throws: where a file cannot be read or lies outside the folder.
  package func dataPackage(
    of items: [Described],
    in folder: String? = nil
  ) throws(DataError) -> String {
    var found: [DescribedFile] = []
    for item in items { found += try files(of: item) }
    guard !found.isEmpty else {
      throw DataError(
        id: "no-tables",
        "there is no table to describe",
        help: ["name files that end in `.csv` or `.tsv`, or a folder that has some"]
      )
    }
    let base = folder ?? Self.commonFolder(of: found)
    var resources: [PackageWriter.Resource] = []
    var taken: Set<String> = []
    for file in found {
      var resource = try self.resource(of: file, below: base)
      let stem = resource.name
      var number = 2
      while !taken.insert(resource.name).inserted {
        resource.name = "\(stem)_\(number)"
        number += 1
      }
      resources.append(resource)
    }
    let metadata = shared(found)
    return PackageWriter.text(
      of: resources,
      name: packageName(found, base),
      title: metadata.collection ?? "",
      metadata: metadata
    )
  }

  /// Where a dataset comes from, as its own entry in a package and the package itself say.
  package func metadata(of item: Described) throws(DataError) -> DatasetMetadata {
    switch item {
    case .dataset(let name):
      let own = try load(name: name).metadata
      return packageMetadata(listing: name).map(own.inheriting) ?? own
    case .file(let path):
      let own = try load(file: path).metadata
      return packageMetadata(beside: path).map(own.inheriting) ?? own
    }
  }

  // MARK: - Files

  private func files(of item: Described) throws(DataError) -> [DescribedFile] {
    switch item {
    case .dataset(let name):
      let dataset = try load(name: name)
      let (place, description) = try source(named: name)
      return [DescribedFile(item, place, description, dataset)]
    case .file(let path):
      guard FileSystem.status(path)?.isFolder == true else {
        let dataset = try load(file: path)
        return [DescribedFile(item, .file(path), try description(beside: path), dataset)]
      }
      guard let names = FileSystem.contents(of: path) else {
        throw DataError(id: "no-permission", "the folder `\(path)` may not be listed by this user")
      }
      var files: [DescribedFile] = []
      for name in OfficialMetadata.tables(among: names) {
        files += try self.files(of: .file(Path.joined(path, name)))
      }
      return files
    }
  }

  private func resource(
    of file: DescribedFile,
    below base: String
  ) throws(DataError) -> PackageWriter.Resource {
    let dataset = file.dataset
    let schema = dataset.provider.schema
    let rows = try dataset.provider.scan(columns: Array(schema.fields.indices))
    let table = Table(schema: schema, batches: rows)
    let bytes = try file.place.file.contents()
    let raw = try bytes.withSpan { (span) throws(DataError) in
      try RawTable(span, file: file.place.path, file.description)
    }
    return PackageWriter.Resource(
      name: dataset.name,
      title: dataset.title == Path.name(file.place.path) ? "" : dataset.title,
      description: dataset.description,
      path: try file.path(below: base),
      schema: table.schema,
      facts: TableFacts(raw, table),
      metadata: dataset.metadata
    )
  }

  /// What is known of all the files together: of datasets of one package, what it says of itself.
  private func shared(_ files: [DescribedFile]) -> DatasetMetadata {
    let packages = files.map { file in
      switch file.item {
      case .dataset(let name): packageMetadata(listing: name)
      case .file(let path): packageMetadata(beside: path)
      }
    }
    guard let first = packages.first, packages.allSatisfy({ $0 == first }) else {
      return DatasetMetadata()
    }
    return first ?? DatasetMetadata()
  }

  private func packageName(_ files: [DescribedFile], _ base: String) -> String? {
    guard files.count > 1, let real = FileSystem.realPath(base), real != "/" else { return nil }
    return Path.name(real)
  }

  private static func commonFolder(of files: [DescribedFile]) -> String {
    var common: [Substring]?
    for file in files {
      guard case .file(let path) = file.place else { return "" }
      let parts = Path.parent(FileSystem.realPath(path) ?? path).split(separator: "/")
      common = common.map { zip($0, parts).prefix { $0 == $1 }.map(\.0) } ?? parts
    }
    return "/" + (common ?? []).joined(separator: "/")
  }
}

/// A file that a package is to describe.
struct DescribedFile {
  /// Where a file's bytes are.
  enum Place {
    case bundled(String)
    case file(String)

    var path: String {
      switch self {
      case .bundled(let path), .file(let path): path
      }
    }
  }

  let item: Catalogue.Described
  let place: Place
  let description: ResourceDescription
  let dataset: Dataset

  init(
    _ item: Catalogue.Described,
    _ place: Place,
    _ description: ResourceDescription,
    _ dataset: Dataset
  ) {
    self.item = item
    self.place = place
    self.description = description
    self.dataset = dataset
  }

  /// The path from the package's folder, which must hold the file.
  func path(below base: String) throws(DataError) -> String {
    guard case .file(let path) = place else { return place.path }
    let real = FileSystem.realPath(path) ?? path
    let folder = base.isEmpty ? "." : base
    let root = FileSystem.realPath(folder) ?? folder
    let prefix = root.hasSuffix("/") ? root : root + "/"
    guard real.hasPrefix(prefix) else {
      throw DataError(
        id: "outside-package",
        "`\(path)` does not lie in `\(base)`, the folder of the data package",
        help: ["a data package describes files in its own folder and below; write it higher up"]
      )
    }
    return String(real.dropFirst(prefix.count))
  }
}

extension DescribedFile.Place {
  /// The file before its bytes are read.
  fileprivate var file: DatasetFile {
    switch self {
    case .file(let path): DatasetFile(path: path, .standard)
    case .bundled(let name): DatasetFile(bundled: name, .standard)
    }
  }
}
