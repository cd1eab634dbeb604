import Foundation

/// A file that holds what a test should give.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead of compared.
package struct Snapshot {
  /// The file's path from the project's folder.
  package let path: String

  /// Creates a snapshot.
  package init(_ path: String) {
    self.path = path
  }

  /// How a text differs from the file, as a sentence with the first line that does; nil where they
  /// agree.
  package func difference(from actual: String) throws -> String? {
    let url = Repository.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(actual.utf8).write(to: url)
      return nil
    }
    guard FileManager.default.fileExists(atPath: url.path) else {
      return "\(path) is missing: record it with RECORD_SNAPSHOTS=1"
    }
    let expected = try Repository.text(path)
    guard expected != actual else { return nil }
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let given = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(wanted, given).prefix { $0 == $1 }.count
    let was = line < wanted.count ? "`\(wanted[line])`" : "the end"
    let now = line < given.count ? "`\(given[line])`" : "the end"
    return "\(path), line \(line + 1): \(was) was expected, \(now) was given"
  }
}
