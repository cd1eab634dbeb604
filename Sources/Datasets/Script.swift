package import Columns
package import Diagnostics

extension Catalogue {
  /// The largest script that is read: far beyond any that a person writes.
  private static let largestScript = 16 << 20

  /// Reads a query script.
  ///
  /// - Parameters:
  ///   - path: the script's path.
  ///   - other: a file, relative to whose folder the path is taken; nil for the current folder.
  /// - Returns: the text, named by its path.
  /// - Throws: ``DataError`` where it cannot be read.
  package static func script(
    path: String,
    relativeTo other: String? = nil
  )
    throws(DataError) -> SourceFile
  {
    var full = path
    if let other, !path.hasPrefix("/"), other.contains("/") {
      full = Path.joined(Path.parent(other), path)
    }
    let file = try FileBytes(path: full)
    let bytes = file.withSpan { span in
      span.count > Self.largestScript ? nil : span.indices.map { span[$0] }
    }
    guard let bytes else {
      throw DataError(id: "file-too-large", "`\(full)` is too large to be a query script")
    }
    return SourceFile(name: full, bytes: bytes)
  }
}
