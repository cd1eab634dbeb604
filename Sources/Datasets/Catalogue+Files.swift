extension Catalogue {
  /// Whether a path leads to a file that data was read from, or to one of some scripts.
  package func hasRead(_ path: String, scripts: [String]) -> Bool {
    guard let real = FileSystem.realPath(path) else { return false }
    return store.hasRead(real) || scripts.contains { FileSystem.realPath($0) == real }
  }
}
