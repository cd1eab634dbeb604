import Columns
import Diagnostics
import Plan
import Testing

/// Filters that keep the first places of each group against the same filters over a window that is
/// sorted as a whole, because it gives another column too.
struct LeaderTests {
  private static let filters: [(name: String, passes: @Sendable (Int64, Int64) -> Bool)] = [
    ("<=", { $0 <= $1 }), ("<", { $0 < $1 }), ("=", { $0 == $1 }),
  ]

  private static func function(
    _ name: String,
    _ passes: @escaping @Sendable (Int64, Int64) -> Bool
  ) -> Function {
    Function(name, [], summary: "", typing: { _ in .success(.boolean) }) { columns, _, rows in
      guard case .decimal(let left, _) = columns[0].values,
        case .decimal(let right, _) = columns[1].values
      else { return columns[0] }
      return Column(.boolean((0..<rows).map { passes(left[$0], right[$0]) }))
    }
  }

  /// The rows with their places up to a bound, by way of a window with one call or with two.
  private static func leaders(
    _ plan: Plan,
    by groups: [String],
    _ order: [(String, descending: Bool)],
    _ filter: (Function, Int),
    isWhole: Bool,
    isTurned: Bool = false
  ) -> Plan {
    let call = plan.over(.rowNumber, by: groups, sort: order)
    let windows = isWhole ? plan.window(call, plan.over(.rank, by: groups)) : plan.window(call)
    let names = plan.schema.names + ["window 0"]
    let shown = windows.project(names.reversed().map { ($0, windows.column($0)) })
    let filtered = shown.filter { plan in
      let (place, bound) = (plan.column("window 0"), literal(Cell(integerLiteral: Int64(filter.1))))
      return Expression(
        .call(filter.0, isTurned ? [bound, place] : [place, bound]),
        type: .boolean,
        span: .none
      )
    }
    // The other call is seen, so that it is not taken out.
    guard isWhole else { return filtered }
    return filtered.project(names.reversed().map { ($0, filtered.column($0)) })
  }

  private static let orders: [[(String, descending: Bool)]] = [
    [("n", true)], [("n", false)], [("t", false)], [("n", true), ("p", true)],
    [("n", false), ("t", true)], [],
  ]

  @Test(arguments: [(0, 1), (1, 1), (700, 64), (3000, 2500), (9000, 4000)])
  func asTheWholeWindow(_ count: Int, _ size: Int) throws {
    let plan = RandomRow.plan(RandomRow.rows(count, seed: UInt64(count + 5)), batchOf: size)
    for groups in [["t"], ["t", "n"], []] {
      for order in Self.orders {
        for bound in [0, 1, 2, 5, 64, 65] {
          let (name, passes) = Self.filters[(bound + order.count) % Self.filters.count]
          let filter = (Self.function(name, passes), bound)
          let whole = Self.leaders(plan, by: groups, order, filter, isWhole: true)
          let expected = try answer(whole, threads: 1)
          let few = Self.leaders(plan, by: groups, order, filter, isWhole: false)
          for (threads, rows) in [(1, 2048), (2, 64), (4, 100), (2, 7)]
          where rows > 7 || count < 1000 {
            let found = try answer(few, batchRows: rows, threads: threads)
            #expect(
              found.table.lines == expected.table.lines,
              "\(name) \(bound), \(order), \(threads)"
            )
            #expect(found.notes == expected.notes)
          }
        }
      }
    }
  }

  @Test func theBoundMayComeFirst() throws {
    let plan = RandomRow.plan(RandomRow.rows(500, seed: 3), batchOf: 100)
    for (name, passes) in Self.filters.prefix(2) {
      let turned = String(name.map { $0 == "<" ? ">" : $0 })
      let function = Self.function(turned) { passes($1, $0) }
      let order = [("n", descending: true)]
      let few = Self.leaders(plan, by: ["t"], order, (function, 3), isWhole: false, isTurned: true)
      let all = Self.leaders(plan, by: ["t"], order, (function, 3), isWhole: true, isTurned: true)
      #expect(try answer(few).table.lines == answer(all).table.lines)
    }
  }

  /// Rows that rise displace each other all the time, so that those that lead no more are dropped.
  @Test func risingRows() throws {
    let count = 150_000
    let numbers = (0..<count).map { Cell(integerLiteral: Int64($0 / 3)) }
    let groups = (0..<count).map { Cell(integerLiteral: Int64($0 % 50)) }
    let plan = Plan.scan(table(.whole("g", groups), .whole("n", numbers)))
    let filter = (Self.function("<=") { $0 <= $1 }, 2)
    let order = [("n", descending: true)]
    let few = Self.leaders(plan, by: ["g"], order, filter, isWhole: false)
    let all = try answer(Self.leaders(plan, by: ["g"], order, filter, isWhole: true)).table.lines
    #expect(all.count == 100)
    for threads in [1, 2, 4] {
      #expect(try answer(few, threads: threads).table.lines == all)
    }
  }

  /// What fails is the key of the earliest row, whichever thread meets it.
  @Test func whatFailsFirstDoesNotDependOnThreads() {
    let numbers = (0..<20_000).map { Cell(integerLiteral: $0 == 12_345 || $0 == 15_000 ? 0 : 1) }
    let plan = Plan.scan(table(.whole("n", numbers)))
    let key = call(TestFunctions.divide, literal(1), plan.column("n"))
    let window = plan.window(
      WindowCall(
        plan.over(.rowNumber).function,
        [],
        groups: [key],
        order: [],
        frame: .whole,
        type: .integer,
        span: .none
      )
    )
    let few = window.filter {
      Expression(
        .call(Self.function("<=") { $0 <= $1 }, [$0.column("window 0"), literal(2)]),
        type: .boolean,
        span: .none
      )
    }
    for threads in [1, 2, 4] {
      do {
        _ = try answer(few, batchRows: 100, threads: threads)
        Issue.record("\(threads) threads")
      } catch .evaluation(let diagnostic) {
        #expect(diagnostic.id == "division")
      } catch {
        Issue.record("\(error)")
      }
    }
  }
}
