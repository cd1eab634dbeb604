import Columns
import Diagnostics
import Synchronization

/// Keeps what has been read, until the files change.
///
/// What was read before stays where reading a changed file fails: the error is thrown and the next
/// try reads again.
final class DatasetStore: Sendable {
  private struct KeptPackage: Sendable {
    let path: String
    let stamp: FileStamp?
    let package: DataPackage
  }

  private struct KeptDataset: Sendable {
    let key: String
    let files: [String]
    let stamps: [FileStamp?]
    let dataset: Dataset
  }

  /// Lists and not dictionaries: there are few of either, and setting up a dictionary of a new type
  /// takes 20 µs, a tenth of a start.
  private struct State {
    var packages: [KeptPackage] = []
    var datasets: [KeptDataset] = []
    /// The datasets that have been asked for on other threads; each once, so that a file which cannot
    /// be read is not tried at every key.
    var aside: [String] = []
  }

  private let state = Mutex(State())

  /// The stand-in for a path of the package that is built into the program.
  static let bundledPath = ""

  /// The package of a path, read again where the file has changed.
  func package(at path: String) throws(DataError) -> DataPackage {
    let stamp = path == Self.bundledPath ? nil : FileSystem.status(path)
    if let kept = kept(package: path), kept.stamp == stamp { return kept.package }
    let package = try Self.open(path)
    state.withLock { state in
      state.packages.removeAll { $0.path == path }
      state.packages.append(KeptPackage(path: path, stamp: stamp, package: package))
    }
    return package
  }

  /// The package of a path as it was when it was last read well.
  func lastPackage(at path: String) -> DataPackage? {
    (try? package(at: path)) ?? kept(package: path)?.package
  }

  /// The dataset of a key, read by the closure where it is not kept or its files have changed.
  func dataset(
    _ key: String,
    files: [String],
    _ read: () throws(DataError) -> Dataset
  ) throws(DataError) -> Dataset {
    let stamps = files.map(FileSystem.status)
    if let kept = kept(dataset: key), kept.stamps == stamps, !kept.dataset.isInterrupted {
      return kept.dataset
    }
    let dataset = try read()
    state.withLock { state in
      state.datasets.removeAll { $0.key == key }
      state.datasets.append(KeptDataset(key: key, files: files, stamps: stamps, dataset: dataset))
    }
    return dataset
  }

  /// The dataset of a key as it was when it was last read well.
  func lastDataset(_ key: String) -> Dataset? { kept(dataset: key)?.dataset }

  /// What has been found so far in tables whose columns are read when they are asked for.
  var deferredFindings: [Diagnostic] {
    let datasets = state.withLock { $0.datasets.map(\.dataset) }
    return datasets.flatMap { $0.deferred == nil ? [] : $0.findings }
  }

  /// The tables that have been read and whose columns are read when they are asked for.
  var deferredTables: [any DeferredTable] {
    state.withLock { $0.datasets.compactMap { $0.dataset.deferred } }
  }

  /// Lets go of the tables whose columns can be read again.
  func forgetDeferred() {
    state.withLock { $0.datasets.removeAll { $0.dataset.deferred != nil } }
  }

  /// Reads on another thread what has not been asked for there before.
  func readAside(_ key: String, _ body: @escaping () -> Void) {
    let isNew = state.withLock { state in
      guard !state.aside.contains(key) else { return false }
      state.aside.append(key)
      return true
    }
    if isNew { Background.run(body) }
  }

  /// Whether a dataset or a package was read from the file at a real path.
  func hasRead(_ real: String) -> Bool {
    state.withLock { state in
      state.packages.contains { FileSystem.realPath($0.path) == real }
        || state.datasets.contains { $0.files.contains(real) }
    }
  }

  private func kept(package path: String) -> KeptPackage? {
    state.withLock { state in state.packages.first { $0.path == path } }
  }

  private func kept(dataset key: String) -> KeptDataset? {
    state.withLock { state in state.datasets.first { $0.key == key } }
  }

  private static func open(_ path: String) throws(DataError) -> DataPackage {
    if path == bundledPath {
      guard let bytes = FileBytes(bundled: DataPackage.fileName) else {
        throw DataError(id: "no-bundled-data", "this program was built without its catalogue")
      }
      return DataPackage(sound: bytes.copied(), file: DataPackage.fileName)
    }
    return try DataPackage(try FileBytes(path: path).copied(), file: path)
  }
}

extension Dataset {
  /// Whether its columns were being read when the query was cancelled that wanted them.
  fileprivate var isInterrupted: Bool {
    deferred?.isInterrupted ?? false
  }
}
