import Foundation
import TestSupport
import Testing

/// A question in Scrutineer's language and in SQL.
///
/// Cases stand in files, with an empty line between two. A case is a remark on lines that begin with
/// `#`, the query, and from a line that begins with `select` or `with` the SQL that means the same.
/// Where plain SQL means something else on purpose it stands below a line `unlike`, and must give
/// another answer: a difference that vanishes is a change of the language.
struct DifferentialCase: Sendable, CustomTestStringConvertible {
  let file: String
  let line: Int
  let remark: String
  let query: String
  let sql: String
  let unlike: String?

  var testDescription: String { "\(file):\(line) \(query)" }

  /// Whether the SQL asks for an order, which the answer must then have.
  ///
  /// The order of the whole stands outside of all brackets.
  var isOrdered: Bool {
    var depth = 0
    var outside = ""
    for character in sql {
      if character == "(" { depth += 1 }
      if depth == 0 { outside.append(character.isWhitespace ? " " : character) }
      if character == ")" { depth -= 1 }
    }
    return outside.lowercased().contains(" order by ")
  }

  /// The cases of a folder, from the project's folder.
  static func all(in folder: String) -> [DifferentialCase] {
    Repository.files(in: folder, endingWith: ".cases").flatMap { path in
      let text = (try? Repository.text(path)) ?? ""
      return cases(in: text, file: URL(fileURLWithPath: path).lastPathComponent)
    }
  }

  private static func cases(in text: String, file: String) -> [DifferentialCase] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var cases: [DifferentialCase] = []
    var start = 0
    for end in 0...lines.count where end == lines.count || lines[end].isEmpty {
      // A block of remarks alone is a heading.
      if lines[start..<end].contains(where: { !$0.hasPrefix("#") }) {
        cases.append(DifferentialCase(lines[start..<end], file: file, line: start + 1))
      }
      start = end + 1
    }
    return cases
  }

  private init(_ lines: ArraySlice<Substring>, file: String, line: Int) {
    let remarks = lines.prefix { $0.hasPrefix("#") }
    let rest = lines[remarks.endIndex...]
    let sqlStart =
      rest.firstIndex { line in
        ["select ", "with "].contains { line.lowercased().hasPrefix($0) }
      } ?? rest.endIndex
    let unlikeStart = rest.firstIndex { $0 == "unlike" }
    self.file = file
    self.line = line
    remark = remarks.map { $0.dropFirst(2) }.joined(separator: " ")
    query = rest[..<sqlStart].joined(separator: "\n")
    sql = rest[sqlStart..<(unlikeStart ?? rest.endIndex)].joined(separator: "\n")
    unlike = unlikeStart.map { rest[($0 + 1)...].joined(separator: "\n") }
  }
}
