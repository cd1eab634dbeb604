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
      if let kept = kept(key) { return .ready(kept) }
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
}
