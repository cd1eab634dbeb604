package import Columns

/// A dataset as a query names it.
package enum DatasetReference: Sendable {
  case name(String)
  case file(String)
}

/// What can be had of a dataset without waiting for it.
package enum DatasetAtHand: Sendable {
  case ready(Dataset)
  /// It is being read on another thread.
  case awaited
  case failed(DataError)
}

extension Catalogue {
  /// Files up to this size are read at once, which takes a few milliseconds.
  private static let quickBytes = 256 << 10

  /// The dataset where it has been read or is small; a larger one is read on another thread.
  package func atHand(_ reference: DatasetReference) -> DatasetAtHand {
    if let (key, file) = place(of: reference) {
      let kept = kept(key)
      let isRead = kept?.deferred?.isRead ?? true
      if let kept, isRead { return .ready(kept) }
      if let status = FileSystem.status(file), status.size > Self.quickBytes {
        readAside(key, reference)
        return .awaited
      }
    }
    do throws(DataError) {
      switch reference {
      case .name(let name): return .ready(try load(name: name))
      case .file(let path): return .ready(try load(file: path))
      }
    } catch {
      return .failed(error)
    }
  }

  /// Where a dataset is read from: the key under which it is kept, and its file; nil for one that is
  /// built into the program or not known.
  func place(of reference: DatasetReference) -> (key: String, file: String)? {
    switch reference {
    case .file(let path): return (Self.key(path, Self.name(of: path)), path)
    case .name(let name):
      for source in sources.reversed() {
        switch source {
        case .file(let path, let own, let settings):
          if own == name { return (Self.key(path, own, settings), path) }
        case .package(let path):
          guard path != DatasetStore.bundledPath,
            let package = store.lastPackage(at: path), let found = package.resource(named: name),
            let file = try? package.path(of: found)
          else { continue }
          return (Self.key(path, name), Path.joined(Path.parent(path), file))
        }
      }
      return nil
    }
  }

  /// The dataset that is kept under a key; nil where it has not been read.
  func kept(_ key: String) -> Dataset? { store.lastDataset(key) }

  /// Has a dataset read on another thread, once for each key.
  func readAside(_ key: String, _ reference: DatasetReference) {
    let catalogue = self
    store.readAside(key) {
      let dataset =
        switch reference {
        case .file(let path): try? catalogue.load(file: path)
        case .name(let name): try? catalogue.load(name: name)
        }
      guard let table = dataset?.deferred else { return }
      try? table.read(columns: Array(table.schema.fields.indices))
    }
  }

  /// Keeps the columns that have been read of large files, for later sessions.
  package func keepColumns() {
    guard options.cache != nil else { return }
    for table in store.deferredTables { table.keep() }
  }

  /// Does so on another thread.
  package func keepColumnsAside() {
    guard options.cache != nil else { return }
    let catalogue = self
    Background.run { catalogue.keepColumns() }
  }
}
