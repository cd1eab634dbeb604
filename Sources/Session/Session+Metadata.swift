package import Columns
package import Datasets
import Diagnostics
import Syntax

extension Session {
  /// A `datapackage.json` of files, folders and datasets, to stand in a folder; nil for the folder
  /// that holds them all.
  ///
  /// - Throws: ``DataError`` where one cannot be read.
  package func dataPackage(of sources: [String], in folder: String?) throws(DataError) -> String {
    try catalogue.dataPackage(of: sources.map(catalogue.described), in: folder)
  }

  /// The table of a dataset's name, or of a file's path.
  ///
  /// - Throws: ``DataError`` where it cannot be read.
  package func dataset(_ source: String) throws(DataError) -> Dataset {
    switch catalogue.described(source) {
    case .dataset(let name): try catalogue.load(name: name)
    case .file(let path): try catalogue.load(file: path)
    }
  }

  /// Keeps columns of large files in a cache, and reads them from there.
  package func use(_ cache: ColumnCache) { catalogue.options.cache = cache }

  /// Keeps what has been read of large files, for later sessions; aside without being waited for.
  package func keepColumns(aside: Bool) {
    guard !isSafe else { return }
    if aside { catalogue.keepColumnsAside() } else { catalogue.keepColumns() }
  }

  /// Where a described dataset comes from, as a note; nil where nothing is known of that.
  func origin(of source: SourceSyntax) -> Diagnostic? {
    let item: Catalogue.Described
    switch source.kind {
    case .name(let name): item = .dataset(name)
    case .file(let path): item = .file(path)
    default: return nil
    }
    guard let metadata = try? catalogue.metadata(of: item) else { return nil }
    let lines = metadata.lines
    guard let first = lines.first else { return nil }
    return Diagnostic(.note, id: "origin", first, at: nil, help: Array(lines.dropFirst()))
  }
}
