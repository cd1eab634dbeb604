import Columns
import Plan

extension AggregateFunction {
  /// The number of different values.
  static let distinctCount = AggregateFunction.strict(
    "distinct_count",
    aliases: ["count_distinct"],
    [Parameter("x", meaning: "values of any type")],
    summary: "The number of different values; missing ones do not count.",
    examples: [
      Example(
        "from transport | where not is_total | summarise distinct_count(client_group) as groups"
      )
    ]
  ) { (_) throws(TypeProblem) in
    .number(NumberType(.decimal(scale: 0), unit: .count))
  } accumulator: { _ in
    DistinctAccumulator()
  }
}

/// The distinct values of each group, each as one 64-bit key.
private struct DistinctAccumulator: Accumulator {
  private struct Key: Hashable {
    let group: Int32
    let unit: UInt32
    let cell: UInt64
  }

  private var keys: Set<Key> = []
  private var counts: [Int64] = []
  private var texts = TextDictionaryBuilder()
  private var units: [Unit: UInt32] = [:]
  private(set) var omitted = OmittedCells()

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    let column = arguments[0].withAnyText
    omitted.add(column.validity)
    counts.grow(to: groupCount, with: 0)
    let cells = keys(of: column)
    let units = column.notes.unitTable.map { position(of: $0) }
    for row in groups.indices where column.validity.isPresent(row) {
      let unit = units.isEmpty ? 0 : units[Int(column.notes.units[row])]
      let key = Key(group: groups[row], unit: unit, cell: cells[row])
      if keys.insert(key).inserted { counts[Int(key.group)] += 1 }
    }
  }

  private mutating func position(of unit: Unit) -> UInt32 {
    if let known = units[unit] { return known }
    let new = UInt32(units.count)
    units[unit] = new
    return new
  }

  private mutating func keys(of column: Column) -> [UInt64] {
    switch column.values {
    case .boolean(let cells): return cells.map { $0 ? 1 : 0 }
    case .decimal(let cells, _): return cells.map { UInt64(bitPattern: $0) }
    // Both zeros are one value.
    case .floating(let cells): return cells.map { $0 == 0 ? 0 : $0.bitPattern }
    case .period(let cells): return cells.map(\.sortKey)
    case .rowNumbers(let rows): return rows.all.map { UInt64(bitPattern: $0) }
    case .interval:
      guard let ends = column.ends else { return [] }
      return zip(keys(of: ends.lower), keys(of: ends.upper)).map { lower, upper in
        UInt64(texts.code(for: Array("\(lower) \(upper)".utf8).span))
      }
    case .text(let codes, let dictionary):
      return TextCells.map(codes, dictionary) { code in
        UInt64(texts.code(for: dictionary.utf8(code).span))
      }
    }
  }

  func finish(groupCount: Int) -> Column {
    Column(.decimal(counts.padded(to: groupCount, with: 0), scale: 0))
  }
}
