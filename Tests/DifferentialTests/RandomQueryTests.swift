import Columns
import Diagnostics
import Testing

/// Made-up questions have the same answers here and in SQLite, however the rows are cut.
struct RandomQueryTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func agreesWithSQLite(_ lot: UInt64) throws {
    let twins = try Twins.small.get()
    var answered = 0
    for seed in lot * 10..<lot * 10 + 10 {
      let query = RandomQuery(seed: seed)
      let answer: Table
      let expected: Rows
      do {
        answer = try twins.table(query.text).table
        expected = try twins.answer(sql: query.sql)
      } catch {
        Issue.record("\(seed): \(error)\n\(query.text)\n\(query.sql)")
        continue
      }
      if !expected.rows.isEmpty { answered += 1 }
      let difference = Rows(answer).difference(from: expected, inOrder: false)
      #expect(difference == nil, "\(seed): \(query.text)\n\(query.sql)")
      let cut = try twins.table(query.text, batchRows: 7).table
      #expect(cut.identityDifference(from: answer) == nil, "\(seed): \(query.text)")
    }
    #expect(answered >= 5, "too few of these questions have an answer")
  }
}
