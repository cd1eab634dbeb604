import Columns
import Diagnostics
import LocalEngine
import Plan
import Platform
import Testing

/// Joins whose left side is read in parts, against a dictionary, on one, two and four threads.
struct JoinPartsTests {
  /// How a number stands in a key.
  enum KeyKind: CaseIterable {
    case close, apart, decimal, text, textAndNumber, floating

    func columns(_ keys: [Int?]) -> [Cells] {
      func whole(_ name: String, _ number: (Int) -> Int) -> Cells {
        .whole(name, keys.map { $0.map { Cell(integerLiteral: Int64(number($0))) } ?? nil })
      }
      func text(_ name: String, _ number: (Int) -> Int) -> Cells {
        .text(name, keys.map { $0.map { Cell(stringLiteral: "key \(number($0))") } ?? nil })
      }
      return switch self {
      case .close: [whole("k") { $0 - 50 }]
      case .apart: [whole("k") { $0 * 1_000_003_000_007 }]
      case .decimal:
        [.decimal("k", scale: 2, keys.map { $0.map { Cell.decimal("\($0).50") } ?? .suppressed })]
      case .text: [text("k") { $0 }]
      case .textAndNumber: [text("k") { $0 / 7 }, whole("l") { $0 % 7 }]
      case .floating:
        [.floating("k", keys.map { $0.map { Cell(floatLiteral: Double($0) / 4) } ?? nil })]
      }
    }

    var names: [String] { self == .textAndNumber ? ["k", "l"] : ["k"] }
  }

  /// Rows of both sides; a key without a value is missing.
  struct Sides: CustomTestStringConvertible {
    let left: [Int?]
    let right: [Int?]
    let testDescription: String

    init(_ name: String, left: Int, _ leftKeys: Int, right: Int, _ rightKeys: Int, missing: Int) {
      testDescription = name
      var state = UInt64(truncatingIfNeeded: left * 31 + right)
      func random(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
      }
      func key(_ keys: Int) -> Int? { random(100) < missing ? nil : random(keys) }
      self.left = (0..<left).map { _ in key(leftKeys) }
      // Each key once, where there are as many as rows.
      self.right =
        rightKeys == right
        ? (0..<right).map { random(100) < missing ? nil : ($0 * 7) % max(right, 1) }
        : (0..<right).map { _ in key(rightKeys) }
    }
  }

  private static let sides = [
    Sides("unique keys", left: 3000, 230, right: 200, 200, missing: 0),
    Sides("unique keys, some missing", left: 3000, 230, right: 200, 200, missing: 4),
    Sides("many to many", left: 1500, 60, right: 300, 50, missing: 3),
    Sides("all match", left: 1500, 90, right: 100, 100, missing: 0),
    Sides("nothing matches", left: 1500, 90, right: 3, 1, missing: 100),
    Sides("an empty right", left: 1500, 90, right: 0, 1, missing: 0),
    Sides("an empty left", left: 0, 90, right: 500, 90, missing: 3),
    Sides("a large right", left: 1500, 9000, right: 5000, 5000, missing: 1),
  ]

  /// A table whose batches have texts of their own.
  private func plan(_ kind: KeyKind, _ keys: [Int?], place: String, batchOf size: Int) -> Plan {
    let batches = stride(from: 0, to: max(keys.count, 1), by: size).map { start in
      let rows = start..<min(start + size, keys.count)
      let places = Cells.whole(place, rows.map { Cell(integerLiteral: Int64($0)) })
      return table(kind.columns(Array(keys[rows])) + [places])
    }
    return .scan(Table(schema: batches[0].schema, batches: batches.flatMap(\.batches)))
  }

  @Test(arguments: KeyKind.allCases, sides)
  func joinsAsADictionaryDoes(_ kind: KeyKind, _ sides: Sides) throws {
    let left = plan(kind, sides.left, place: "p", batchOf: 70)
    let right = plan(kind, sides.right, place: "q", batchOf: 90)
    var rowsOfKey: [Int: [Int]] = [:]
    for (row, key) in sides.right.enumerated() where key != nil {
      rowsOfKey[key ?? 0, default: []].append(row)
    }
    var (kept, matching, without): ([String], [String], [String]) = ([], [], [])
    for (row, key) in sides.left.enumerated() {
      let pairs = (key.flatMap { rowsOfKey[$0] } ?? []).map { "\(row) \($0)" }
      matching += pairs
      kept += pairs.isEmpty ? ["\(row) (no match)"] : pairs
      if pairs.isEmpty { without.append("\(row)") }
    }
    let used = Set(sides.left.compactMap { $0 })
    let unused = sides.right.indices.filter { !(sides.right[$0].map(used.contains) ?? false) }
    let all = kept + unused.map { "(no match) \($0)" }
    for (joinKind, expected) in [
      (Join.Kind.keepLeft, kept), (.onlyMatching, matching), (.keepAll, all), (.without, without),
    ] {
      let chooses = if case .without = joinKind { true } else { false }
      let joined = left.join(right, joinKind, on: kind.names, taking: chooses ? [] : ["q"])
      let shown = chooses ? joined.project("p") : joined.project("p", "q")
      let alone = try answer(shown, batchRows: 50, threads: 1)
      #expect(alone.table.lines == expected)
      let messages = alone.notes.map(\.message)
      if !chooses {
        expect(messages, without.count, of: sides.left.count, "row", " found no match")
        expect(messages, unused.count, of: nil, "row", " of `other` w")
      }
      for (threads, size) in [(2, 50), (4, 9), (4, 1)] {
        let other = try answer(shown, batchRows: size, threads: threads)
        #expect(other.table.lines == expected, "\(threads) threads, \(size) rows")
        #expect(other.notes.map(\.message) == messages, "\(threads) threads, \(size) rows")
      }
      // The left goes through other operators, whose notes and rows come in parts too.
      let filtered = joined.filter { call(TestFunctions.greater, $0.column("p"), literal(20)) }
        .aggregate(by: [], [AggregateCall(TestAggregates.count)])
      let counts = try [1, 2, 4].map {
        try answer(filtered, batchRows: 20, threads: $0).table.lines
      }
      #expect(Set(counts).count == 1)
    }
  }

  private func expect(
    _ messages: [String],
    _ count: Int,
    of total: Int?,
    _ noun: String,
    _ rest: String
  ) {
    func grouped(_ number: Int) -> String { NumberText.grouped(String(number)) }
    let all = total.map { "\(grouped(count)) of \(grouped($0)) \(noun)\($0 == 1 ? "" : "s")" }
    let start = (all ?? "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")") + rest
    #expect(messages.contains { $0.hasPrefix(start) } == (count > 0), "\(start) in \(messages)")
  }

  @Test func aJoinOfManyToManyStops() {
    let keys = [Int?](repeating: 1, count: 5000)
    let left = plan(.close, keys, place: "p", batchOf: 100)
    let right = plan(.close, keys, place: "q", batchOf: 5000)
    let joined = left.join(right, .onlyMatching, on: ["k"], taking: ["q"])
    for threads in [1, 2] {
      let cancellation = Cancellation()
      cancellation.limit(memory: 1)
      #expect(throws: EngineError.self) {
        try LocalEngine(batchRows: 100, threads: threads).run(joined, cancellation: cancellation)
      }
      #expect(cancellation.reason == .memory)
    }
  }
}
