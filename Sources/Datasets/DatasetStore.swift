import Columns
import Synchronization

/// Keeps what has been read, until the files change.
///
/// What was read before stays where reading a changed file fails: the error is thrown and the next
/// try reads again.
final class DatasetStore: Sendable {
  /// A table and the files it was read from.
  private struct Kept<Value: Sendable>: Sendable {
    let stamps: [FileStamp?]
    let value: Value
  }

  private struct State {
    var packages: [String: Kept<DataPackage>] = [:]
    var datasets: [String: Kept<Dataset>] = [:]
  }

  private let state = Mutex(State())

  /// The stand-in for a path of the package that is built into the program.
  static let bundledPath = ""

  /// The package of a path, read again where the file has changed.
  func package(at path: String) throws(DataError) -> DataPackage {
    let stamps = path == Self.bundledPath ? [] : [FileSystem.status(path)]
    if let kept = state.withLock({ $0.packages[path] }), kept.stamps == stamps {
      return kept.value
    }
    let package = try Self.open(path)
    state.withLock { $0.packages[path] = Kept(stamps: stamps, value: package) }
    return package
  }

  /// The package of a path as it was when it was last read well.
  func lastPackage(at path: String) -> DataPackage? {
    if let package = try? package(at: path) { return package }
    return state.withLock { $0.packages[path]?.value }
  }

  /// The dataset of a key, read by the closure where it is not kept or its files have changed.
  func dataset(
    _ key: String,
    files: [String],
    _ read: () throws(DataError) -> Dataset
  ) throws(DataError) -> Dataset {
    let stamps = files.map(FileSystem.status)
    if let kept = state.withLock({ $0.datasets[key] }), kept.stamps == stamps { return kept.value }
    let dataset = try read()
    state.withLock { $0.datasets[key] = Kept(stamps: stamps, value: dataset) }
    return dataset
  }

  /// The dataset of a key as it was when it was last read well.
  func lastDataset(_ key: String) -> Dataset? {
    state.withLock { $0.datasets[key]?.value }
  }

  private static func open(_ path: String) throws(DataError) -> DataPackage {
    if path == bundledPath {
      guard let bytes = FileBytes(bundled: DataPackage.fileName) else {
        throw DataError(id: "no-bundled-data", "this program was built without its catalogue")
      }
      return try DataPackage(bytes.copied(), file: DataPackage.fileName, isSound: true)
    }
    return try DataPackage(try FileBytes(path: path).copied(), file: path)
  }
}
