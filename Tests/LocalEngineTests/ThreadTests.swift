import Columns
import Diagnostics
import LocalEngine
import Plan
import Platform
import Testing

/// Runs on one, two and seven threads.
struct ThreadTests {
  private static let threads = [1, 2, 7]
  private static let sizes = [1, 7, 2048]

  /// Rows with three in a hundred missing, and texts and numbers that come back.
  private static let data: Table = {
    var state: UInt64 = 1
    func random(_ n: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % n
    }
    var texts: [Cell] = []
    var numbers: [Cell] = []
    for _ in 0..<20_000 {
      texts.append(random(100) < 3 ? nil : Cell(.text("t\(random(50))")))
      let number = ExactDecimal(mantissa: Int64(random(1000)), scale: 0)
      numbers.append(random(100) < 3 ? .suppressed : Cell(.decimal(number)))
    }
    let whole = table(.text("t", texts), .whole("x", numbers))
    // Cut, so that threads read it in parts.
    let batches = stride(from: 0, to: 20_000, by: 90).flatMap { start in
      whole.batches.map { $0.sliced(start..<min(start + 90, 20_000)) }
    }
    return Table(schema: whole.schema, batches: batches)
  }()

  private let plan = Plan.scan(ThreadTests.data)

  private var calls: [AggregateCall] {
    [
      AggregateCall(TestAggregates.count),
      AggregateCall(TestAggregates.sum, of: plan.column("x")),
      AggregateCall(
        TestAggregates.sum,
        of: call(TestFunctions.plus, plan.column("x"), literal(1))
      ),
    ]
  }

  @Test func answersDoNotDependOnThreads() throws {
    let filtered = plan.filter { call(TestFunctions.greater, $0.column("x"), literal(300)) }
    let groups = plan.aggregate(by: ["t"], calls)
    let window = plan.over(.rowNumber, by: ["t"], sort: [("x", descending: true)])
    let plans = [
      groups, filtered.aggregate(by: ["x", "t"], calls), plan.aggregate(by: [], calls),
      plan.aggregate(by: ["x"]), plan.window(window),
      plan.join(groups, .keepAll, on: ["t"], taking: ["t"]).aggregate(by: ["x"], calls),
      filtered, filtered.project([("y", call(TestFunctions.half, plan.column("x")))]),
      filtered.sort(("x", descending: true)), filtered.slice(.first(100)), filtered.slice(.last(3)),
    ]
    for plan in plans {
      let expected = try answer(plan, threads: 1)
      for (threads, size) in Self.ways {
        let other = try answer(plan, batchRows: size, threads: threads)
        #expect(other.table.lines == expected.table.lines, "\(threads) threads of \(size) rows")
        #expect(other.notes == expected.notes, "\(threads) threads of \(size) rows")
      }
    }
  }

  @Test func whatFailsFirstDoesNotDependOnThreads() {
    let places = [SourceSpan(start: 1, end: 2), SourceSpan(start: 3, end: 4)]
    func failing(_ number: Int64, at place: SourceSpan) -> AggregateCall {
      let rest = call(TestFunctions.minus, plan.column("x"), literal(Cell(integerLiteral: number)))
      let quotient = call(TestFunctions.divide, literal(1), rest, at: place)
      return AggregateCall(TestAggregates.sum, of: quotient, at: place)
    }
    let first = [Int64(5), 6].map { number in
      (0..<Self.data.rowCount).first { row in
        Self.data.value(row: row, column: 1) == .decimal(ExactDecimal(mantissa: number, scale: 0))
      } ?? 0
    }
    let expected = first[0] < first[1] ? places[0] : places[1]
    let orders: [[(Int64, SourceSpan)]] = [
      [(5, places[0]), (6, places[1])], [(6, places[1]), (5, places[0])],
    ]
    for order in orders {
      let failing = plan.aggregate(by: ["t"], order.map { failing($0.0, at: $0.1) })
      for (threads, size) in Self.ways where size < abs(first[0] - first[1]) {
        do {
          _ = try answer(failing, batchRows: size, threads: threads)
          Issue.record("\(threads) threads of \(size) rows")
        } catch .evaluation(let diagnostic) {
          #expect(diagnostic.span == expected, "\(threads) threads of \(size) rows")
        } catch {
          Issue.record("\(threads) threads of \(size) rows: \(error)")
        }
      }
    }
  }

  @Test func whatFailsFirstOfSeveralPartsDoesNotDependOnThreads() throws {
    let places = [SourceSpan(start: 1, end: 2), SourceSpan(start: 3, end: 4)]
    func inverse(lessThan number: Int64, at place: SourceSpan) -> Expression {
      let rest = call(TestFunctions.minus, plan.column("x"), literal(Cell(integerLiteral: number)))
      return call(TestFunctions.divide, literal(1), rest, at: place)
    }
    for (first, second) in [(5, 6), (6, 5)] as [(Int64, Int64)] {
      let failing = plan.filter { _ in
        call(TestFunctions.greater, inverse(lessThan: first, at: places[0]), literal(-5000))
      }
      .project([("y", inverse(lessThan: second, at: places[1]))])
      for plan in [failing, failing.sort(("y", descending: false))] {
        let expected = failure(of: plan, batchRows: 7, threads: 1)
        #expect(expected != nil)
        for threads in Self.threads {
          #expect(failure(of: plan, batchRows: 7, threads: threads) == expected)
        }
      }
    }
  }

  private func failure(of plan: Plan, batchRows: Int, threads: Int) -> SourceSpan? {
    do {
      _ = try answer(plan, batchRows: batchRows, threads: threads)
      return nil
    } catch .evaluation(let diagnostic) {
      return diagnostic.span
    } catch {
      return nil
    }
  }

  @Test func aRunOnSeveralThreadsStops() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let plan = plan.aggregate(by: ["t"], calls)
    for (threads, size) in Self.ways {
      do {
        _ = try LocalEngine(batchRows: size, threads: threads).run(plan, cancellation: cancellation)
        Issue.record("\(threads) threads of \(size) rows")
      } catch .cancelled {
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  private static let ways = threads.flatMap { threads in sizes.map { (threads, $0) } }
}
