import Columns
import Plan
import Testing

/// Compares operators with the shortest program that could be right, on random rows.
struct ReferenceTests {
  @Test(arguments: [(0, 1), (1, 1), (40, 7), (700, 64), (3000, 2500)])
  func sortsAsTheStandardLibraryDoes(_ count: Int, _ size: Int) throws {
    let rows = RandomRow.rows(count, seed: UInt64(count))
    let plan = RandomRow.plan(rows, batchOf: size)
    // Missing cells are moved past every key, and places keep the order stable.
    let sorted = rows.sorted { left, right in
      let (a, b) = (left.text ?? "~", right.text ?? "~")
      if a != b { return a < b }
      let (x, y) = (left.number ?? -99, right.number ?? -99)
      return x != y ? x > y : left.place < right.place
    }
    check(plan.sort(("t", descending: false), ("n", descending: true)), gives: sorted.map(\.line))
  }

  @Test(arguments: [(1, 1), (40, 7), (700, 64), (3000, 2500)])
  func groupsAsADictionaryDoes(_ count: Int, _ size: Int) throws {
    let rows = RandomRow.rows(count, seed: UInt64(count + 1))
    let plan = RandomRow.plan(rows, batchOf: size)
    for keys in [["t"], ["n"], ["t", "n"]] {
      var order: [String] = []
      var sums: [String: Int] = [:]
      for row in rows {
        let words = row.line.split(separator: " ")
        let key = keys.map { String($0 == "t" ? words[0] : words[1]) }.joined(separator: " ")
        if sums[key] == nil { order.append(key) }
        sums[key, default: 0] += row.place
      }
      check(
        plan.aggregate(by: keys, [AggregateCall(TestAggregates.sum, of: plan.column("p"))]),
        gives: order.map { "\($0) \(sums[$0] ?? 0)" }
      )
    }
  }

  @Test(arguments: [(0, 5), (5, 0), (40, 7), (150, 120)])
  func joinsAsTwoLoopsDo(_ leftCount: Int, _ rightCount: Int) throws {
    let left = RandomRow.rows(leftCount, seed: 3)
    let right = RandomRow.rows(rightCount, seed: 4)
    let leftPlan = RandomRow.plan(left, batchOf: 32)
    let rightPlan = RandomRow.plan(right, batchOf: 50)
    func matches(_ row: RandomRow) -> [RandomRow] {
      right.filter {
        $0.text != nil && $0.number != nil && $0.text == row.text && $0.number == row.number
      }
    }
    var keepLeft: [String] = []
    var matching: [String] = []
    var without: [String] = []
    for row in left {
      let found = matches(row)
      matching += found.map { "\(row.line) \($0.place)" }
      keepLeft +=
        found.isEmpty ? [row.line + " (no match)"] : found.map { "\(row.line) \($0.place)" }
      if found.isEmpty { without.append(row.line) }
    }
    let unused = right.filter { other in
      other.text == nil || other.number == nil
        || !left.contains { $0.text == other.text && $0.number == other.number }
    }
    let keepAll =
      keepLeft
      + unused.map { row in
        let words = row.line.split(separator: " ")
        return "\(words[0]) \(words[1]) (no match) \(words[2])"
      }
    for (kind, expected) in [
      (Join.Kind.keepLeft, keepLeft), (.onlyMatching, matching), (.without, without),
      (.keepAll, keepAll),
    ] {
      let taken = if case .without = kind { [String]() } else { ["p"] }
      let joined = leftPlan.join(rightPlan, kind, on: ["t", "n"], taking: taken)
      let answers = try batchSizes.map { try answer(joined, batchRows: $0) }
      for answer in answers {
        #expect(answer.table.lines == expected)
        #expect(answer.notes == answers[0].notes)
      }
    }
  }
}
