import Datasets
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Every saved query gives the answer that lies beside it.
///
/// The answers are recorded with `RECORD_SNAPSHOTS=1 swift test --filter SavedQueryTests`; read the
/// difference before committing it.
struct SavedQueryTests {
  static let queries = Repository.files(in: "Queries", endingWith: ".scq")
    .filter { !$0.hasPrefix("Queries/invalid/") }

  @Test func thereAreEnough() {
    #expect(Self.queries.count >= 20)
  }

  @Test(arguments: queries)
  func answersAreAsRecorded(_ path: String) throws {
    let source = SourceFile(name: path, text: try Repository.text(path))
    let asking = Asking()
    let result = asking.ask(source)
    #expect(result.failure == nil, "\(asking.rendered(result))")
    let snapshot = Snapshot(path.replacingOccurrences(of: ".scq", with: ".expected"))
    let difference = try snapshot.difference(from: result.output + asking.rendered(result))
    #expect(difference == nil)
  }

  /// The leading comment says what the query is for, as a question.
  @Test(arguments: queries)
  func eachBeginsWithItsQuestion(_ path: String) throws {
    let first = try Repository.text(path).split(separator: "\n").first ?? ""
    #expect(first.hasPrefix("# ") && first.hasSuffix("?"))
  }
}
