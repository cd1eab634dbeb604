package import Foundation

/// Where the project's files are, for tests that read them.
package enum Repository {
  /// The folder that holds `Package.swift`.
  package static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let manifest = folder.appendingPathComponent("Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) { return folder }
    }
    preconditionFailure("the tests must stand in the project's folder")
  }()

  /// The folder of data that is too large to be kept in the project; nil where it is missing.
  package static let sharedData: URL? = {
    let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The text of a file.
  ///
  /// - Parameter path: the path from the project's folder.
  /// - Returns: the text.
  /// - Throws: what `String` throws where there is no such file, or no text in it.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The paths, from the project's folder and in order, of the files in a folder and its subfolders.
  ///
  /// - Parameters:
  ///   - path: the folder, from the project's folder.
  ///   - suffix: how the names of the files end.
  /// - Returns: the paths.
  package static func files(in path: String, endingWith suffix: String = ".swift") -> [String] {
    let folder = root.appendingPathComponent(path)
    let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (found ?? []).filter { $0.hasSuffix(suffix) }.map { path + "/" + $0 }.sorted()
  }
}
