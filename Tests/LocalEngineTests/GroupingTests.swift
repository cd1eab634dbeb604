import Columns
import Diagnostics
import Functions
import LocalEngine
import Plan
import Platform
import Testing

/// The ways of grouping rows by parts, by partitions and in lanes give the same answers, notes and
/// failures.
struct GroupingTests {
  /// What the keys of the rows are like.
  enum Shape: CaseIterable {
    case few
    case one
    /// Nearly every row has its own.
    case many
    /// Many at first, and then the same in every row.
    case skewed
    /// Many, and later some that lie too far apart to be packed.
    case far
    /// Many, of which some are missing.
    case missing

    fileprivate func key(_ row: Int, _ random: inout SplitMix) -> Cell {
      let many = Cell(integerLiteral: Int64(random.next(below: 1_000_000)))
      switch self {
      case .few: return Cell(integerLiteral: Int64(random.next(below: 40)))
      case .one: return 7
      case .many: return many
      case .skewed: return row < 1000 ? many : 7
      case .far: return row % 1000 == 999 ? Cell(integerLiteral: .max - Int64(row)) : many
      case .missing: return random.next(below: 5) == 0 ? .suppressed : many
      }
    }
  }

  private static let rows = 2400
  /// As many rows as a source hands out at once.
  private static let partRows = 90

  private static func plan(_ shape: Shape) -> Plan {
    var random = SplitMix(state: 3)
    let units = [Unit(.money, power: 6), Unit(.money, power: 3)]
    func cells(_ cell: (inout SplitMix) -> Cell) -> [Cell] {
      (0..<rows).map { _ in random.next(below: 30) == 0 ? .suppressed : cell(&random) }
    }
    let keys = (0..<rows).map { shape.key($0, &random) }
    let columns: [Cells] = [
      .whole("key", keys),
      .text("area", cells { Cell(.text("a\($0.next(below: 9))")) }),
      .whole("x", cells { Cell(integerLiteral: Int64($0.next(below: 900) - 300)) }),
      .decimal(
        "money",
        scale: 2,
        cells {
          .decimal("\($0.next(below: 90)).\($0.next(below: 9))\(["", "5"][$0.next(below: 2)])")
        }
      ),
      // Two of them pass 64 bits.
      .whole("huge", cells { Cell(integerLiteral: .max - Int64($0.next(below: 900))) }),
      .decimal(
        "varied",
        scale: 1,
        unit: .varies,
        cells { .decimal("\($0.next(below: 90)).0", units[$0.next(below: 2)]) }
      ),
      .floating("share", cells { Cell(.floating(Double($0.next(below: 900)) / 7)) }),
    ]
    let whole = table(columns)
    let all = Batch.joined(whole.batches, schema: whole.schema)
    let parts = stride(from: 0, to: rows, by: partRows).map { start in
      all.sliced(start..<min(start + partRows, rows))
    }
    return .scan(Table(schema: whole.schema, batches: parts))
  }

  private static func named(
    _ name: String,
    _ columns: String...,
    of plan: Plan
  ) throws -> AggregateCall {
    let function = try #require(FunctionCatalogue.aggregate(named: name))
    let arguments = columns.map(plan.column)
    let type = try function.typing(arguments.map { Argument($0.type, spelling: "x") }).get()
    return AggregateCall(function, arguments, type: type, span: .none)
  }

  /// Calls of which any thread may sum up any rows, and calls that meet the rows of a group in order.
  private static func calls(_ plan: Plan) throws -> [[AggregateCall]] {
    let anyRow = [
      try named("count", of: plan), try named("count", "x", of: plan),
      try named("total", "x", of: plan), try named("total", "money", of: plan),
      try named("average", "huge", of: plan), try named("average", "money", of: plan),
      try named("minimum", "money", of: plan), try named("maximum", "huge", of: plan),
    ]
    let pairs = [
      try named("correlation", "x", "money", of: plan), try named("slope", "huge", "x", of: plan),
    ]
    let inOrder = [
      try named("total", "share", of: plan), try named("average", "share", of: plan),
      try named("maximum", "share", of: plan),
    ]
    let alone = [try named("total", "varied", of: plan), try named("first", "area", of: plan)]
    return [anyRow, anyRow + pairs, anyRow + inOrder, anyRow + alone]
  }

  private struct Outcome: Equatable {
    var lines: [String] = []
    var notes: [Diagnostic] = []
    var failure: Diagnostic?

    init(_ plan: Plan, batchRows: Int, threads: Int) throws {
      do {
        let answer = try answer(plan, batchRows: batchRows, threads: threads)
        (lines, notes) = (answer.table.lines, answer.notes)
      } catch .evaluation(let diagnostic) {
        failure = diagnostic
      }
    }
  }

  /// One thread that meets the whole input in a few batches groups it in lanes; small batches make the
  /// same input one of many, which is grouped by parts or by partitions.
  @Test(arguments: Shape.allCases)
  func allWaysGiveTheSame(_ shape: Shape) throws {
    let plan = Self.plan(shape)
    for calls in try Self.calls(plan) {
      for keys in [["key"], ["area", "key"], ["key", "money"], []] {
        let grouped = plan.aggregate(by: keys, calls)
        let expected = try Outcome(grouped, batchRows: 2048, threads: 1)
        #expect(expected.failure == nil)
        for (threads, size) in [(1, 7), (2, 7), (4, 20)] {
          let other = try Outcome(grouped, batchRows: size, threads: threads)
          #expect(other == expected, "\(keys), \(threads) threads of \(size) rows")
        }
      }
    }
  }

  @Test(arguments: Shape.allCases)
  func groupsComeInTheOrderOfTheirFirstRows(_ shape: Shape) throws {
    let plan = Self.plan(shape)
    let source = try answer(plan.project("key", "area"), batchRows: 2048, threads: 1).table.lines
    var (seen, firsts): (Set<String>, [String]) = ([], [])
    for line in source where seen.insert(line).inserted { firsts.append(line) }
    let grouped = plan.aggregate(by: ["key", "area"], [try Self.named("count", of: plan)])
    for threads in [1, 2, 4] {
      let lines = try answer(grouped, batchRows: 7, threads: threads).table.lines
      #expect(lines.map { $0.split(separator: " ").dropLast().joined(separator: " ") } == firsts)
    }
  }

  /// Each group has the rows of its key behind it, whichever threads have met them.
  @Test(arguments: [Shape.few, .many, .missing])
  func groupsKnowTheirRows(_ shape: Shape) throws {
    let plan = Self.plan(shape)
    let keys = try answer(plan.project("key"), batchRows: 2048, threads: 1).table.lines
    var places: [String: Int] = [:]
    var expected: [[Int]] = []
    for (row, key) in keys.enumerated() {
      let place = places[key] ?? expected.count
      if place == expected.count {
        places[key] = place
        expected.append([])
      }
      expected[place].append(row)
    }
    let grouped = plan.aggregate(by: ["key"], [try Self.named("total", "x", of: plan)])
    let cited = Plan(.cite(grouped), schema: grouped.schema, span: .none)
    for (threads, size) in [(1, 2048), (1, 7), (2, 7), (4, 20)] {
      let engine = LocalEngine(batchRows: size, threads: threads)
      let lineage = try #require(try engine.run(cited, cancellation: Cancellation()).lineage)
      let found = (0..<lineage.rowCount).map { row in
        lineage.rows(behind: row).flatMap { rows in
          let all = rows.listed
          return (0..<all.count).map { all[$0] }
        }
      }
      #expect(found == expected, "\(threads) threads of \(size) rows")
    }
  }

  /// Rows of the right that nothing matched come when all of the left has been read, also where one of
  /// its last rows has a key that does not pack, so that the run turns back.
  @Test func rowsWithoutMatchComeAlsoWhereTheRunTurnsBack() throws {
    var random = SplitMix(state: 9)
    let rows = 4000
    let ids = (0..<rows).map { row in
      row >= rows - 3
        ? Cell(integerLiteral: .max - Int64(row))
        : Cell(integerLiteral: Int64(random.next(below: 1_000_000)))
    }
    let whole = table([
      .whole("id", ids), .whole("x", (0..<rows).map { Cell(integerLiteral: Int64($0)) }),
    ])
    let all = Batch.joined(whole.batches, schema: whole.schema)
    let parts = stride(from: 0, to: rows, by: 90).map { all.sliced($0..<min($0 + 90, rows)) }
    let left = Plan.scan(Table(schema: whole.schema, batches: parts))
    let right = Plan.scan(
      table([.whole("id", [-1, -2, -3]), .whole("y", [1, 2, 3])])
    )
    let joined = left.join(right, .keepAll, on: ["id"], taking: ["y"])
    let grouped = joined.aggregate(by: ["id"], [try Self.named("total", "x", of: joined)])
    let expected = try Outcome(grouped, batchRows: 2048, threads: 1)
    for _ in 0..<20 {
      for threads in [2, 4] {
        let other = try Outcome(grouped, batchRows: 7, threads: threads)
        #expect(other == expected, "\(threads) threads")
      }
    }
  }

  /// The earliest row fails, or in the end the first call, whichever way rows are grouped.
  @Test(arguments: Shape.allCases)
  func allWaysFailAlike(_ shape: Shape) throws {
    let plan = Self.plan(shape)
    func failing(_ number: Int64, _ start: Int) throws -> AggregateCall {
      let rest = call(
        TestFunctions.minus,
        plan.column("x"),
        literal(Cell(integerLiteral: number))
      )
      let place = SourceSpan(start: start, end: start + 1)
      let quotient = call(TestFunctions.divide, literal(1), rest, at: place)
      let total = try #require(FunctionCatalogue.aggregate(named: "total"))
      return AggregateCall(total, [quotient], type: .integer, span: place)
    }
    let tooLarge = [try Self.named("total", "huge", of: plan), try Self.named("count", of: plan)]
    let inRows = [try failing(5, 1), try failing(6, 3)]
    for calls in [tooLarge, inRows, inRows.reversed()] {
      let grouped = plan.aggregate(by: ["key"], calls)
      let expected = try Outcome(grouped, batchRows: 7, threads: 1)
      for threads in [2, 4] {
        let other = try Outcome(grouped, batchRows: 7, threads: threads)
        #expect(other == expected, "\(threads) threads")
      }
    }
  }
}
