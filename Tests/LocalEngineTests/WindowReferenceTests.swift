import Columns
import Functions
import Plan
import Testing

/// Compares windows, fills and unpivots with plain loops over random rows.
struct WindowReferenceTests {
  private static let sum = WindowFunction.Kind.aggregate(TestAggregates.sum)

  /// The places of each group's rows, by number from the greatest, missing last.
  private static func groups(_ rows: [RandomRow]) -> [[Int]] {
    var texts: [String?] = []
    var groups: [[Int]] = []
    for row in rows {
      if let group = texts.firstIndex(of: row.text) {
        groups[group].append(row.place)
      } else {
        texts.append(row.text)
        groups.append([row.place])
      }
    }
    func key(_ place: Int) -> Int { rows[place].number ?? -1000 }
    return groups.map { group in
      group.sorted { key($0) != key($1) ? key($0) > key($1) : $0 < $1 }
    }
  }

  @Test(arguments: [(0, 1), (1, 1), (40, 7), (700, 64), (3000, 2500)])
  func windowsAsLoopsDo(_ count: Int, _ size: Int) {
    let rows = RandomRow.rows(count, seed: UInt64(count + 2))
    let plan = RandomRow.plan(rows, batchOf: size)
    var lines = [String](repeating: "", count: count)
    for group in Self.groups(rows) {
      for (place, row) in group.enumerated() {
        let tied = group.firstIndex { rows[$0].number == rows[row].number } ?? 0
        let better = Set(group[..<tied].map { rows[$0].number }).count
        let running = group[...place].reduce(0, +)
        let rolling = place < 3 ? "(no data)" : "\(group[(place - 3)...place].reduce(0, +))"
        let before = place < 2 ? "(no data)" : "\(group[place - 2])"
        let ranks = rows[row].number == nil ? "(blank) (blank)" : "\(tied + 1) \(better + 1)"
        lines[row] =
          "\(place + 1) \(ranks) \(group.reduce(0, +)) \(running) \(rolling) " + before
      }
    }
    let place = [plan.column("p")]
    func over(_ kind: WindowFunction.Kind, _ frame: WindowFrame = .whole) -> WindowCall {
      plan.over(kind, place, by: ["t"], sort: [("n", descending: true)], frame)
    }
    let windows = plan.window(
      over(.rowNumber),
      over(.rank),
      over(.denseRank),
      over(Self.sum),
      over(Self.sum, .running),
      over(Self.sum, .rolling(4)),
      over(.offset(by: 2))
    )
    check(windows.project((0..<7).map { ("w", windows.column("window \($0)")) }), gives: lines)
  }

  /// One group among many short ones, and groups of every length.
  @Test func runningSumsOfUnlikeGroups() {
    for lengths in [[900, 1, 1, 1, 2], Array(1...40), [Int](repeating: 1, count: 300)] {
      let groups = lengths.enumerated().flatMap { [Int](repeating: $0, count: $1) }
      // Groups are dealt so that their rows do not lie together.
      let dealt = groups.indices.sorted { ($0 * 7919 % 1009, $0) < ($1 * 7919 % 1009, $1) }
        .map { groups[$0] }
      var sums = [Int](repeating: 0, count: lengths.count)
      let expected = dealt.enumerated().map { row, group in
        sums[group] += row
        return "\(sums[group])"
      }
      let plan = Plan.scan(
        table(
          .whole("g", dealt.map { Cell(integerLiteral: Int64($0)) }),
          .whole("n", dealt.indices.map { Cell(integerLiteral: Int64($0)) })
        )
      )
      let call = plan.over(Self.sum, [plan.column("n")], by: ["g"], .running)
      check(plan.window(call).project("window 0"), gives: expected)
    }
  }

  @Test(arguments: [(0, 1), (1, 1), (40, 7), (700, 64)])
  func unpivotsAsLoopsDo(_ count: Int, _ size: Int) {
    let rows = RandomRow.rows(count, seed: UInt64(count + 3))
    let plan = RandomRow.plan(rows, batchOf: size)
    let lines = rows.flatMap { row in
      let text = row.text ?? "(blank)"
      return ["\(text) n \(row.number.map(String.init) ?? "(blank)")", "\(text) p \(row.place)"]
    }
    check(
      plan.unpivot(keeping: ["t"], [("n", plan.column("n")), ("p", plan.column("p"))]),
      gives: lines
    )
  }

  @Test(arguments: [(0, 1), (1, 1), (40, 7), (700, 64)])
  func fillsAsLoopsDo(_ count: Int, _ size: Int) {
    let rows = RandomRow.rows(count, seed: UInt64(count + 4))
    let cells = rows.map { row in
      row.number.map { Cell.period(.month($0 + 12 > 12 ? 12 : 1, of: 2000 + $0)) } ?? nil
    }
    let plan = Plan.scan(
      table(
        .text("t", rows.map { $0.text.map { Cell(.text($0)) } ?? nil }),
        .period("m", cells),
        .whole("p", rows.map { Cell(integerLiteral: Int64($0.place)) })
      )
    )
    func month(_ place: Int) -> Int? {
      rows[place].number.map { (2000 + $0) * 12 + ($0 + 12 > 12 ? 11 : 0) }
    }
    var lines: [String] = []
    for group in Self.groups(rows) {
      let text = group.first.flatMap { rows[$0].text } ?? "(blank)"
      let months = group.compactMap(month)
      if let first = months.min(), let last = months.max() {
        for current in first...last {
          let name = "\(CivilDate.monthNames[current % 12]) \(current / 12)"
          let own = group.filter { month($0) == current }
          lines += own.map { "\(text) \(name) \($0)" }
          if own.isEmpty { lines.append("\(text) \(name) (blank)") }
        }
      }
      lines += group.filter { month($0) == nil }.map { "\(text) (blank) \($0)" }
    }
    let added = NumberText.grouped(String(lines.count - count))
    let note = "\(added) row\(added == "1" ? " was" : "s were") added for missing periods"
    check(
      plan.fill("m", by: ["t"]),
      gives: lines,
      notes: lines.count == count ? [] : [note]
    )
  }
}
