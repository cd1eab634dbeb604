import Glibc

/// The statements of earlier sessions, in a file with one statement a line.
///
/// A backslash is written `\\` and a line end in a statement `\n`. Each statement is added to the
/// file at once, so that a lost terminal loses nothing and sessions side by side keep each other's.
package struct History {
  /// The most statements that are kept.
  package static let limit = 1_000
  /// A file is read up to this size; a larger one is not a history.
  private static let byteLimit = 4 << 20

  private let path: String?
  /// The statements, oldest first, each once.
  package private(set) var entries: [String] = []
  /// Why the file cannot be kept, in words; nil while it can.
  package private(set) var problem: String?

  /// Creates the history of a file; nil keeps it in memory only.
  package init(path: String?) {
    self.path = path
    guard let path else { return }
    do throws(SystemFailure) {
      try Self.makeFolders(for: path)
      let bytes = try Self.contents(path)
      let lines = Self.statements(in: bytes)
      entries = Self.newest(lines)
      // Repeated statements leave the file once they outnumber the rest.
      if lines.count > 2 * Self.limit || bytes.count > Self.byteLimit { try rewrite(path) }
    } catch {
      problem = "\(path): \(error.words)"
    }
  }

  /// The file that the XDG base directory specification gives: `$XDG_STATE_HOME/scrutineer/history`.
  package static func path(variable: (String) -> String?) -> String? {
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/scrutineer/history"
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/scrutineer/history"
  }

  /// Adds a statement as the newest.
  package mutating func add(_ statement: String) {
    guard !statement.isEmpty, entries.last != statement else { return }
    entries.removeAll { $0 == statement }
    entries.append(statement)
    if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    guard let path, problem == nil else { return }
    do throws(SystemFailure) {
      try Self.write(Self.line(statement), to: path, O_APPEND)
    } catch {
      problem = "\(path): \(error.words)"
    }
  }

  // MARK: - Lines

  private static func line(_ statement: String) -> String {
    var line = ""
    for scalar in statement.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line + "\n"
  }

  /// The statements of a file; lines that no session writes are passed over.
  private static func statements(in bytes: [UInt8]) -> [String] {
    bytes.suffix(byteLimit).split(separator: 0x0A).compactMap { line in
      guard !line.contains(where: { $0 < 0x20 && $0 != 0x09 }),
        let text = String(validating: line, as: UTF8.self)
      else { return nil }
      var result = ""
      var isEscaped = false
      for scalar in text.unicodeScalars {
        if isEscaped {
          result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
          isEscaped = false
        } else if scalar == "\\" {
          isEscaped = true
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }

  private static func newest(_ statements: [String]) -> [String] {
    var seen: Set<String> = []
    let newestFirst = statements.reversed().filter { !$0.isEmpty && seen.insert($0).inserted }
    return newestFirst.prefix(limit).reversed()
  }

  // MARK: - Files

  private static func contents(_ path: String) throws(SystemFailure) -> [UInt8] {
    do throws(SystemFailure) {
      return try Descriptor.contents(ofFile: path)
    } catch {
      if error.code == ENOENT { return [] }
      throw error
    }
  }

  private static func makeFolders(for path: String) throws(SystemFailure) {
    for end in path.indices where path[end] == "/" && end > path.startIndex {
      if unsafe mkdir(String(path[..<end]), 0o700) != 0, errno != EEXIST, errno != EROFS,
        errno != EACCES
      {
        throw SystemFailure(code: errno)
      }
    }
  }

  private func rewrite(_ path: String) throws(SystemFailure) {
    let fresh = "\(path).\(getpid())"
    try Self.write(entries.map(Self.line).joined(), to: fresh, O_TRUNC)
    if unsafe rename(fresh, path) != 0 { throw SystemFailure(code: errno) }
  }

  private static func write(
    _ text: String,
    to path: String,
    _ mode: Int32
  )
    throws(SystemFailure)
  {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    try Descriptor.writeAll(Array(text.utf8)[...], to: descriptor)
  }
}
