/// Where the columns of large text files are kept once they have been read, so that the next session
/// reads them without parsing.
///
/// Each column of a file is a file of its own in the Arrow format, which holds what it was made of: the
/// size and time of the text file and a sample of its bytes, what is declared of it, and the program.
/// Where any of these differs the column is read anew. Columns that have not been used for longest are
/// removed when all of them take more than the limit.
package struct ColumnCache: Hashable, Sendable {
  /// The folder.
  package let folder: String
  /// The bytes that all columns may take.
  package let limit: Int
  /// The size of files that are worth it; what is compressed is worth it from an eighth of that.
  package let from: Int

  /// Creates a cache.
  package init(folder: String, limit: Int = 4 << 30, from: Int = 32 << 20) {
    self.folder = folder
    self.limit = limit
    self.from = from
  }

  /// The cache in the folder that the XDG base directory specification gives:
  /// `$XDG_CACHE_HOME/scrutineer/columns`; nil where the user has none.
  package static func ofUser(_ variable: (String) -> String?) -> ColumnCache? {
    if let folder = variable("XDG_CACHE_HOME"), folder.hasPrefix("/") {
      return ColumnCache(folder: folder + "/scrutineer/columns")
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return ColumnCache(folder: home + "/.cache/scrutineer/columns")
  }
}
