package import Columns
import Datasets

extension Session {
  /// A `datapackage.json` of files, folders and datasets, to stand in a folder; nil for the folder
  /// that holds them all.
  ///
  /// - Throws: ``DataError`` where one cannot be read.
  package func dataPackage(of sources: [String], in folder: String?) throws(DataError) -> String {
    try catalogue.dataPackage(of: sources.map(catalogue.described), in: folder)
  }
}
