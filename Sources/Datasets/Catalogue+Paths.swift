/// A file or folder that a path in a query could go on to.
package struct FoundPath: Sendable {
  /// The path as it is written in the query; a folder ends in `/`.
  package let path: String
  /// The bytes of a file; nil for a folder.
  package let size: Int?
}

extension Catalogue {
  /// As many names of a folder are looked at.
  private static let mostNames = 5_000

  /// The tables and folders whose paths begin with a text, folders last.
  ///
  /// Hidden ones are left out unless the text names their point.
  package static func paths(beginning text: String) -> (found: [FoundPath], isCut: Bool) {
    find(text, where: Formats.isTable)
  }

  /// The files with an ending and the folders whose paths begin with a text, folders last.
  package static func files(
    beginning text: String,
    ending: String
  ) -> (found: [FoundPath], isCut: Bool) {
    find(text) { $0.hasSuffix(ending) }
  }

  private static func find(
    _ text: String,
    where isWanted: (String) -> Bool
  ) -> (found: [FoundPath], isCut: Bool) {
    let folder = text.lastIndex(of: "/").map { String(text[...$0]) } ?? ""
    let start = String(text.dropFirst(folder.count))
    guard let names = FileSystem.contents(of: folder.isEmpty ? "." : folder) else {
      return ([], false)
    }
    var files: [FoundPath] = []
    var folders: [FoundPath] = []
    let fitting = names.filter {
      $0.lowercased().hasPrefix(start.lowercased()) && ($0.first != "." || start.first == ".")
    }
    for name in fitting.prefix(mostNames) {
      guard let status = FileSystem.status(folder + name) else { continue }
      if status.isFolder {
        folders.append(FoundPath(path: folder + name + "/", size: nil))
      } else if isWanted(name) {
        files.append(FoundPath(path: folder + name, size: status.size))
      }
    }
    return (files + folders, fitting.count > mostNames)
  }
}
