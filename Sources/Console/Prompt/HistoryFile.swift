import Glibc

/// The file of a history, which several sessions may add to at once.
///
/// Each line is added by one write under a lock, and the file is replaced under the same lock, so that
/// no session loses what another adds.
struct HistoryFile {
  /// A file is read up to this size, from its end; the rest stays in it.
  private static let mostBytes = 16 << 20
  /// Beyond this many lines what is old or said twice moves to the file beside it.
  private static let mostLines = 20_000

  let path: String

  /// The entries of the file, oldest first, and how many lines could not be read.
  func entries() throws(SystemFailure) -> (entries: [HistoryEntry], unreadable: Int) {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try Descriptor.contents(ofFile: path)
    } catch {
      if error.isAbsence { return ([], 0) }
      throw error
    }
    var entries: [HistoryEntry] = []
    var unreadable = 0
    for line in bytes.suffix(Self.mostBytes).split(separator: 0x0A) {
      if let entry = HistoryEntry(line: line) { entries.append(entry) } else { unreadable += 1 }
    }
    return (Self.settled(entries), unreadable)
  }

  /// The entries with each that was begun and then ended once.
  private static func settled(_ entries: [HistoryEntry]) -> [HistoryEntry] {
    struct Run: Hashable {
      let statement: String
      let time: Int
    }
    var ended: Set<Run> = []
    for entry in entries where entry.outcome != .begun {
      if let time = entry.time { ended.insert(Run(statement: entry.statement, time: time)) }
    }
    return entries.filter { entry in
      guard entry.outcome == .begun, let time = entry.time else { return true }
      return !ended.contains(Run(statement: entry.statement, time: time))
    }
  }

  /// Ends the last line where a lost session has left it open, so that the next is a line of its own.
  func endLastLine() throws(SystemFailure) {
    let last = try Descriptor.contents(ofFile: path).last
    if let last, last != 0x0A { try Descriptor.append([0x0A], to: path) }
  }

  /// Adds an entry at the end.
  func add(_ entry: HistoryEntry) throws(SystemFailure) {
    try Descriptor.append(Array(entry.line.utf8), to: path)
  }

  /// Keeps the newest lines where there are too many; all others move to the file `…-old`, whose
  /// earlier content they follow.
  func shorten() throws(SystemFailure) {
    let bytes = try Descriptor.contents(ofFile: path)
    let lines = bytes.lazy.count { $0 == 0x0A }
    guard lines > Self.mostLines || bytes.count > Self.mostBytes else { return }
    try Descriptor.locked(path) { (contents) throws(SystemFailure) in
      var start = contents.count
      var kept = 0
      while start > 0, kept <= Self.mostLines / 2, contents.count - start < Self.mostBytes / 2 {
        start -= 1
        if contents[start] == 0x0A { kept += 1 }
      }
      let end = contents[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? contents.count
      try Descriptor.append(Array(contents[..<end]), to: path + "-old")
      return Array(contents[end...])
    }
  }
}
