import Columns
import TestSupport
import Testing

/// Columns against the plain lists of values that they stand for.
@Suite struct ColumnTests {
  private static let types: [DataType] = [
    .boolean, .integer, .number(NumberType(.decimal(scale: 2), unit: .pounds)),
    .number(NumberType(.floating, unit: .plain)), .period, .text, .unknown,
    .number(NumberType(.decimal(scale: 1), unit: .varies)),
    .interval(NumberType(.decimal(scale: 1), unit: .percent)),
    .interval(NumberType(.floating, unit: .percent)),
    .interval(NumberType(.decimal(scale: 1), unit: .varies)),
  ]

  /// Random values of a type, one in four of them missing.
  private func values(_ type: DataType, _ count: Int, _ random: inout SeededGenerator) -> [Value] {
    (0..<count).map { _ in
      if Int.random(in: 0..<4, using: &random) == 0 {
        return .missing(MissingReason.allCases.randomElement(using: &random) ?? .blank)
      }
      let number = Int64.random(in: -9...9, using: &random)
      switch type {
      case .boolean: return .boolean(number > 0)
      case .number(let type):
        guard let scale = type.scale else { return .floating(Double(number) / 4) }
        return .decimal(ExactDecimal(mantissa: number, scale: scale))
      case .interval(let type):
        let width = Int64.random(in: 0...3, using: &random)
        guard let scale = type.scale else {
          return .interval(.floating(Double(number) / 4), .floating(Double(number + width) / 4))
        }
        return .interval(
          .decimal(ExactDecimal(mantissa: number, scale: scale)),
          .decimal(ExactDecimal(mantissa: number + width, scale: scale))
        )
      case .period:
        return .period(Period(start: Int32(number), end: Int32(number) + 9, grain: .range))
      case .text: return .text("text \(number)")
      case .unknown: return .missing(.blank)
      }
    }
  }

  private func column(_ values: [Value], _ type: DataType) -> Column {
    var builder = ColumnBuilder(type: type)
    for (row, value) in values.enumerated() {
      builder.append(value, decimals: row % 3, unit: row % 2 == 0 ? .percent : .pounds)
    }
    return builder.build()
  }

  /// Every cell with what is known of it.
  private func cells(_ column: Column) -> [[String]] {
    (0..<column.count).map { row in
      [
        "\(column.value(at: row))", "\(column.decimals(at: row).map(String.init) ?? "")",
        column.unit(at: row)?.heading ?? "",
      ]
    }
  }

  @Test func whatIsBuiltIsThere() {
    var random = SeededGenerator(seed: 7)
    for type in Self.types {
      for count in [0, 1, 63, 64, 65, 200] {
        let values = values(type, count, &random)
        let column = column(values, type)
        #expect(column.count == count)
        #expect((0..<count).map(column.value(at:)) == values)
        let missing = values.filter { if case .missing = $0 { true } else { false } }.count
        #expect(column.validity.missingCount == missing)
      }
    }
  }

  @Test func gatheringAndSlicing() {
    var random = SeededGenerator(seed: 8)
    for type in Self.types {
      let column = column(values(type, 150, &random), type)
      let all = cells(column)
      let rows = (0..<200).map { _ in Int32.random(in: 0..<150, using: &random) }
      #expect(cells(column.gathered(rows)) == rows.map { all[Int($0)] })
      #expect(cells(column.gathered([])) == [])
      for range in [0..<0, 0..<150, 10..<75, 149..<150, 63..<65] {
        #expect(cells(column.sliced(range)) == Array(all[range]))
      }
    }
  }

  @Test func joining() {
    var random = SeededGenerator(seed: 9)
    for type in Self.types {
      for sizes in [[0], [3], [3, 0, 5], [64, 64], [1, 1, 1]] {
        let parts = sizes.map { column(values(type, $0, &random), type) }
        let joined = Column.joined(parts, type: type)
        #expect(joined.count == sizes.reduce(0, +))
        #expect(
          (0..<joined.count).map(joined.value(at:))
            == parts.flatMap { part in
              (0..<part.count).map(part.value(at:))
            }
        )
        #expect(cells(joined).map(\.last) == parts.flatMap { cells($0).map(\.last) })
      }
    }
  }

  @Test func slicesOfOneColumnJoinToIt() {
    var random = SeededGenerator(seed: 10)
    for type in Self.types {
      let column = column(values(type, 100, &random), type)
      let parts = [column.sliced(0..<33), column.sliced(33..<64), column.sliced(64..<100)]
      #expect(cells(Column.joined(parts, type: type)) == cells(column))
    }
  }

  @Test func decimalsMoveToTheCommonScale() {
    let tenths = Column(.decimal([15, 20], scale: 1))
    let hundredths = Column(.decimal([125], scale: 2))
    let type = DataType.number(NumberType(.decimal(scale: 2), unit: .plain))
    let joined = Column.joined([tenths, hundredths], type: type)
    guard case .decimal(let cells, 2) = joined.values else {
      Issue.record("decimals at scale 2 were expected")
      return
    }
    #expect(cells == [150, 200, 125])
    let floating = DataType.number(NumberType(.floating, unit: .plain))
    let mixed = Column.joined([tenths, Column(.floating([0.5]))], type: floating)
    #expect((0..<3).map(mixed.value(at:)) == [.floating(1.5), .floating(2), .floating(0.5)])
  }

  @Test func whatDoesNotFitIsUnreadable() {
    let huge = Column(.decimal([.max, 1], scale: 0))
    let type = DataType.number(NumberType(.decimal(scale: 2), unit: .plain))
    let joined = Column.joined([huge, Column(.decimal([7], scale: 2))], type: type)
    #expect(joined.value(at: 0) == .missing(.unreadable))
    #expect(joined.value(at: 1) == .decimal(ExactDecimal(mantissa: 100, scale: 2)))
    #expect(joined.value(at: 2) == .decimal(ExactDecimal(mantissa: 7, scale: 2)))
    var builder = ColumnBuilder(type: .boolean)
    builder.append(.text("yes"))
    builder.append(.missing(.suppressed))
    #expect(builder.build().value(at: 0) == .missing(.unreadable))
    #expect(builder.build().value(at: 1) == .missing(.suppressed))
  }

  @Test func printedDecimalsAreKept() {
    var builder = ColumnBuilder(type: .number(NumberType(.decimal(scale: 2), unit: .plain)))
    builder.append(.decimal(ExactDecimal(mantissa: 1, scale: 2)), decimals: 2)
    builder.append(.decimal(ExactDecimal(mantissa: 7, scale: 0)), decimals: 0)
    builder.append(.missing(.blank))
    builder.append(.decimal(ExactDecimal(mantissa: 5, scale: 1)), decimals: 1)
    let column = builder.build()
    #expect((0..<4).map(column.decimals(at:)) == [2, 0, 2, 1])
  }

  @Test func constants() {
    let column = Column.constant(.text("a"), type: .text, count: 5)
    #expect((0..<5).map(column.value(at:)) == [Value](repeating: .text("a"), count: 5))
    #expect(
      Column.constant(.missing(.noMatch), type: .integer, count: 2).value(at: 1)
        == .missing(.noMatch)
    )
    #expect(Column.constant(.boolean(true), type: .boolean, count: 0).count == 0)
  }

  @Test func batchesAndTables() {
    let schema = Schema([Field("a", .integer), Field("b", .text)])
    func batch(_ numbers: [Int64]) -> Batch {
      let texts = TextDictionary(numbers.map { "t\($0)" })
      return Batch(
        [
          Column(.decimal(numbers, scale: 0)),
          Column(.text(numbers.indices.map(UInt32.init), texts)),
        ],
        count: numbers.count
      )
    }
    let table = Table(schema: schema, batches: [batch([1, 2]), batch([]), batch([3])])
    #expect(table.rowCount == 3 && table.batches.count == 2)
    #expect(table.value(row: 2, column: 1) == .text("t3"))
    #expect(table.value(row: 3, column: 1) == .missing(.noData))
    let joined = Batch.joined(table.batches, schema: schema)
    #expect((0..<3).map(joined.columns[1].value(at:)) == [.text("t1"), .text("t2"), .text("t3")])
    #expect(Batch.joined([], schema: schema).count == 0)
    #expect(joined.gathered([2, 0]).columns[0].value(at: 0) == table.value(row: 2, column: 0))
    #expect(joined.sliced(1..<2).count == 1)
    var visited: [Int] = []
    table.forEachRow { _, row in
      visited.append(row)
      return visited.count < 2
    }
    #expect(visited == [0, 1])
  }
}
