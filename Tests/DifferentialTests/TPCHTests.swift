import Foundation
import TestSupport
import Testing

/// The 22 questions of the TPC-H benchmark, in Scrutineer's language and in SQLite's SQL.
struct TPCHTests {
  static let questions = Repository.files(in: "Tests/DifferentialTests/TPCH", endingWith: ".scq")

  private static let twins = Result {
    try Twins(
      "wholesale",
      WholesaleTables.make(),
      bundled: false,
      indexes: ["lineitem(l_orderkey)", "lineitem(l_partkey, l_suppkey)", "orders(o_custkey)"]
    )
  }

  @Test func areAllThere() {
    #expect(Self.questions.count == 22)
  }

  /// SQL leaves the order of rows open that tie, so rows are compared in order only where the
  /// question's order is whole.
  @Test(arguments: questions)
  func agreesWithSQLite(_ path: String) throws {
    let twins = try Self.twins.get()
    let answer = try twins.answer(try Repository.text(path))
    let sql = try Repository.text(path.replacingOccurrences(of: ".scq", with: ".sql"))
    let expected = try twins.answer(sql: sql)
    #expect(!expected.rows.isEmpty)
    let cells = expected.rows.flatMap { $0 }
    #expect(!cells.allSatisfy { $0.isMissing }, "the question finds nothing")
    #expect(answer.difference(from: expected, inOrder: sql.contains("ORDER BY")) == nil)
  }

  @Test(arguments: questions)
  func answersDoNotDependOnBatches(_ path: String) throws {
    let twins = try Self.twins.get()
    let query = try Repository.text(path)
    let (answer, _) = try twins.table(query)
    for threads in [1, 2, 7] {
      let (other, _) = try twins.table(query, batchRows: 7, threads: threads)
      #expect(other.identityDifference(from: answer) == nil, "\(threads) threads")
    }
  }
}
