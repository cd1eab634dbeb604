import Columns
import Plan

/// Each row once for each of some values: the kept columns, the value's name, the value.
///
/// The rows that come of one row lie together.
struct UnpivotOperator: Operator {
  private var input: any Operator
  private let kept: [Int]
  private let values: [ExpressionEvaluator]
  private let names: TextDictionary
  private let nameCodes: [UInt32]
  private let type: DataType
  private let run: Run
  private var current: Wide?

  /// A batch of the input with its values, one after another as one column.
  private struct Wide {
    let kept: [Column]
    let values: Column
    let rows: Int
    var row = 0
  }

  init(_ input: any Operator, _ unpivot: Unpivot, run: Run) {
    self.input = input
    kept = unpivot.kept
    values = unpivot.values.map { ExpressionEvaluator($0.expression) }
    type = unpivot.values.first?.expression.type ?? .unknown
    var builder = TextDictionaryBuilder()
    nameCodes = unpivot.values.map { builder.code(for: $0.name) }
    names = builder.build()
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? {
    try run.check()
    while true {
      if let batch = nextRows() { return batch }
      guard let batch = try input.next() else { return nil }
      let columns = try values.evaluated(over: batch)
      guard !columns.isEmpty else { continue }
      current = Wide(
        kept: kept.map { batch.columns[$0] },
        values: Column.joined(columns, type: type),
        rows: batch.count
      )
    }
  }

  /// As many rows as a batch should have, so that a table of many columns does not swell them.
  private mutating func nextRows() -> Batch? {
    guard let wide = current, wide.row < wide.rows else { return nil }
    let width = values.count
    let rows = wide.row..<min(wide.row + max(run.batchRows / width, 1), wide.rows)
    current?.row = rows.upperBound
    var sources: [Int32] = []
    var cells: [Int32] = []
    var codes: [UInt32] = []
    sources.reserveCapacity(rows.count * width)
    cells.reserveCapacity(rows.count * width)
    codes.reserveCapacity(rows.count * width)
    for row in rows {
      for place in 0..<width {
        sources.append(Int32(truncatingIfNeeded: row))
        cells.append(Int32(truncatingIfNeeded: place * wide.rows + row))
      }
      codes.append(contentsOf: nameCodes)
    }
    let columns =
      wide.kept.map { $0.gathered(sources) }
      + [Column(.text(codes, names)), wide.values.gathered(cells)]
    return Batch(columns, count: codes.count)
  }
}
