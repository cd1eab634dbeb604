import Diagnostics
import Foundation
import Presentation
import TestSupport
import Testing

/// Each kind of query that PRQL's integration suite covers can be written in at most as many lines.
///
/// The kinds are named as there (`prqlc/prqlc/tests/integration/queries` of PRQL 0.13), with the
/// number of lines that a query has there without comments. Not written as it is there: `loop_01`
/// counts up by recursion, which a language whose queries always end does not have; `range` gives the
/// same rows. There are no times of day, so the patterns of `date_to_text` are those of days.
struct KindsTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: Int
    let query: String
    let answer: String
    var testDescription: String { name }
  }

  static let kinds: [Kind] = {
    let text = (try? Repository.text("Tests/DifferentialTests/Kinds/queries.kinds")) ?? ""
    return text.components(separatedBy: "\n\n").map { block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: true)
      let heading = lines.first?.dropFirst(2).components(separatedBy: ", ") ?? []
      let gives = lines.firstIndex(of: "gives") ?? lines.endIndex
      return Kind(
        name: heading.first ?? "",
        lines: heading.last.flatMap(Int.init) ?? 0,
        query: lines[..<gives].dropFirst().joined(separator: "\n"),
        answer: lines[gives...].dropFirst().map { $0 + "\n" }.joined()
      )
    }
  }()

  private static let twins = Result { try Twins("bookshop", ShopTables.all, bundled: false) }

  @Test func areAllThere() {
    #expect(Set(Self.kinds.map(\.name)).count == 31)
  }

  @Test(arguments: kinds)
  func answersInNoMoreLines(_ kind: Kind) throws {
    let twins = try Self.twins.get()
    let query = kind.query.replacing("{folder}", with: twins.folder)
    let format = try #require(Formats.named("csv", screen: Screen()))
    var output = ""
    format.write(try twins.table(query).table, to: &output)
    #expect(output == kind.answer)
    #expect(kind.query.split(separator: "\n").count <= kind.lines)
  }
}
