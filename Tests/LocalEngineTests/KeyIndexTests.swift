import Columns
import TestSupport
import Testing

@testable import LocalEngine

/// Keys are numbered in the order in which they first appear, however far apart their values lie.
struct KeyIndexTests {
  /// What a key is, for a dictionary.
  private struct Key: Hashable {
    let texts: [String]
  }

  /// One column of a batch.
  private static func column(
    _ type: DataType,
    _ cells: [Value]
  ) -> Column {
    var builder = ColumnBuilder(type: type)
    for cell in cells { builder.append(cell) }
    return builder.build()
  }

  /// A batch: for each row its keys.
  private typealias Rows = [[Value]]

  private static let whole = DataType.number(NumberType(.decimal(scale: 0), unit: .plain))

  private func check(
    _ types: [DataType],
    _ batches: [Rows],
    mostBits: Int = DirectGroups.cachedBits,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var index = KeyIndex(types.map { KeyForm($0) }, mostBits: mostBits)
    var known: [Key: Int32] = [:]
    var firsts = [[Column]](repeating: [], count: types.count)
    var isMissing: Set<Int32> = []
    func columns(_ rows: Rows) -> [Column] {
      types.indices.map { key in Self.column(types[key], rows.map { $0[key] }) }
    }
    for rows in batches {
      let keys = columns(rows)
      var expected: [Int32] = []
      var expectedNew: [Int32] = []
      for (row, values) in rows.enumerated() {
        let key = Key(texts: values.map { "\($0)" })
        if known[key] == nil {
          known[key] = Int32(known.count)
          expectedNew.append(Int32(row))
          let lacks = values.contains { if case .missing = $0 { true } else { false } }
          if lacks { isMissing.insert(Int32(known.count - 1)) }
        }
        expected.append(known[key] ?? -1)
      }
      var groups = [Int32](repeating: 0, count: rows.count)
      var newRows: [Int32] = []
      index.assign(keys, earlier: firsts, to: &groups, newRows: &newRows)
      #expect(groups == expected, sourceLocation: sourceLocation)
      #expect(newRows == expectedNew, sourceLocation: sourceLocation)
      #expect(index.count == known.count, sourceLocation: sourceLocation)
      for key in types.indices where !newRows.isEmpty {
        firsts[key].append(keys[key].gathered(newRows))
      }
    }
    for rows in batches {
      let expected = rows.map { values in
        let number = known[Key(texts: values.map { "\($0)" })] ?? -1
        return isMissing.contains(number) ? -1 : number
      }
      let found = index.matches(columns(rows), rows: rows.count)
      #expect(found == expected, sourceLocation: sourceLocation)
    }
  }

  private func number(_ mantissa: Int64) -> Value {
    .decimal(ExactDecimal(mantissa: mantissa, scale: 0))
  }

  @Test func valuesThatFallMoveTheNumbers() {
    check(
      [Self.whole],
      (0..<40).map { batch in (0..<50).map { [number(Int64(-batch * 50 - $0))] } }
    )
  }

  @Test func valuesThatRiseMakeRoom() {
    check([Self.whole], (0..<40).map { batch in (0..<50).map { [number(Int64(batch * 50 + $0))] } })
  }

  /// The second batch lies too far from the first for an array.
  @Test(arguments: [Int64.max, .min, 1 << 40, -(1 << 25)])
  func valuesFarApartAreHashed(_ far: Int64) {
    let near: Rows = (0..<100).map { [number(Int64($0 % 7))] }
    check([Self.whole], [near, [[number(far)], [number(3)], [number(far)]], near])
  }

  @Test func theWholeRangeOfNumbers() {
    check([Self.whole], [[[number(.min)], [number(.max)], [number(0)], [number(.min)]]])
    check([Self.whole], [[[number(.min)], [number(.min + 1)]], [[number(.min)]]])
    check([Self.whole], [[[number(.max)]], [[number(.max - 3)], [number(.max)]]])
  }

  @Test func missingKeysAreGroupsByReason() {
    let rows: Rows = [
      [.missing(.suppressed)], [number(0)], [.missing(.low)], [.missing(.suppressed)], [number(0)],
    ]
    check([Self.whole], [[[.missing(.notApplicable)]], rows, rows])
  }

  @Test func severalKeysOfSeveralTypes() {
    var random = SeededGenerator(seed: 7)
    let types: [DataType] = [.text, Self.whole, .boolean]
    let batches: [Rows] = (0..<30).map { batch in
      (0..<100).map { _ in
        [
          Int.random(in: 0..<10, using: &random) == 0
            ? .missing(.suppressed) : .text("t\(Int.random(in: 0...batch * 3, using: &random))"),
          number(Int64.random(in: -9...Int64(batch), using: &random)),
          .boolean(Bool.random(using: &random)),
        ]
      }
    }
    check(types, batches)
    // With so little room the keys are hashed from the start, or after some batches.
    for bits in [10, 12, 14, 16] { check(types, batches, mostBits: bits) }
  }
}
