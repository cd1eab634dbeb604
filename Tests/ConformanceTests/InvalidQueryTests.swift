import Diagnostics
import Foundation
import TestSupport
import Testing

/// Every message has a query in `Queries/invalid/` that provokes it, named by the message's id, and
/// beside it what standard error then shows.
///
/// The answers are recorded with `RECORD_SNAPSHOTS=1 swift test --filter InvalidQueryTests`; read
/// the difference before committing it.
struct InvalidQueryTests {
  static let queries = Repository.files(in: "Queries/invalid", endingWith: ".txt")

  @Test(arguments: queries)
  func saysWhatIsRecorded(_ path: String) throws {
    let bytes = try Data(contentsOf: Repository.root.appendingPathComponent(path))
    let name = URL(filePath: path).lastPathComponent
    let asking = Asking()
    let result = asking.ask(SourceFile(name: name, bytes: Array(bytes)))
    #expect(result.diagnostics.map(\.id).contains(Self.id(of: path)))
    let recorded = Snapshot(path.replacingOccurrences(of: ".txt", with: ".expected"))
    #expect(try recorded.difference(from: asking.rendered(result)) == nil)
  }

  /// A message is one plain sentence; what to do about it is lines of their own.
  @Test(arguments: queries)
  func everyMessageIsASentence(_ path: String) throws {
    let bytes = try Data(contentsOf: Repository.root.appendingPathComponent(path))
    let result = Asking().ask(SourceFile(name: path, bytes: Array(bytes)))
    for diagnostic in result.diagnostics {
      #expect(!diagnostic.message.isEmpty)
      #expect(!diagnostic.message.hasSuffix("."))
      #expect(diagnostic.message.first?.isUppercase != true)
      #expect(!diagnostic.message.contains("\n"))
      #expect(diagnostic.help.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
    }
  }

  /// A recorded answer whose query is gone is dead.
  @Test func everyAnswerHasItsQuery() {
    let answers = Repository.files(in: "Queries/invalid", endingWith: ".expected")
      .filter { !$0.hasPrefix("Queries/invalid/files/") }
    let wanted = Self.queries.map { $0.replacingOccurrences(of: ".txt", with: ".expected") }
    #expect(answers == wanted)
  }

  @Test func everyIdHasItsQuery() throws {
    let known = Set(Self.queries.map(Self.id)).union(InvalidFileTests.cases.map(\.id))
      .union(["no-tables"])
    let missing = try MessageIds.inSources().subtracting(known)
    #expect(missing.subtracting(MessageIds.outOfReach.keys).sorted() == [])
    #expect(Set(MessageIds.outOfReach.keys).subtracting(missing).sorted() == [])
  }

  /// The name of a file without its ending and the number of a variant.
  private static func id(of path: String) -> String {
    let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
    let parts = stem.split(separator: "-")
    guard parts.count > 1, let last = parts.last, Int(last) != nil else {
      return stem
    }
    return parts.dropLast().joined(separator: "-")
  }
}
