import Columns
import Plan

/// The leaders of each group among some batches of the input, with their rows.
final class LeaderLane {
  /// So many rows are kept before those that lead no more are dropped.
  private static let fewRows = 1 << 16

  private let schema: Schema
  private let groupKeys: [ExpressionEvaluator]
  private let order: [(key: ExpressionEvaluator, isDescending: Bool)]
  /// The words by which a row is ordered.
  private let width: Int
  private var groups: RowGroups
  private var table: LeaderTable
  /// The rows that led when they came, in batches, and their number.
  private var batches: [Batch] = []
  private var kept = 0

  init(_ bound: LeaderBound) {
    schema = bound.input.schema
    groupKeys = bound.call.groups.map(ExpressionEvaluator.init)
    order = bound.call.order.map { (ExpressionEvaluator($0.expression), $0.isDescending) }
    groups = RowGroups(groupKeys.map(\.type))
    width = LeaderWords.width(order.map(\.key.type))
    table = LeaderTable(most: bound.last, width: width)
  }

  /// Takes in a batch, whose first row has a number among all rows.
  func take(_ batch: Batch, from first: Int) throws(EngineError) {
    let keys = try groupKeys.evaluated(over: batch)
    let ordered = try order.map(\.key).evaluated(over: batch)
    let words = LeaderWords(
      order.indices.map { index in
        let type = order[index].key.type
        let column = Column.joined([ordered[index]], type: type)
        return OrderKey(column, type: type, isDescending: order[index].isDescending)
      },
      rows: batch.count
    )
    let groupOfRow = groups.assign(keys, rows: batch.count)
    table.grow(to: groups.count)
    let rows = table.candidates(words.firsts, groupOfRow)
    guard !rows.isEmpty else { return }
    let entered = table.enter(
      rows,
      words.words(of: rows, width: width),
      groupOfRow,
      from: first,
      keptFrom: kept
    )
    guard !entered.isEmpty else { return }
    batches.append(batch.gathered(entered))
    kept += entered.count
    if kept > max(table.count * 4, Self.fewRows) { drop() }
  }

  private func drop() {
    let rows = table.drop(of: kept)
    batches = [Batch.joined(batches, schema: schema).gathered(rows)]
    kept = rows.count
  }

  /// Takes in what another lane has.
  func merge(_ other: LeaderLane) {
    let map = groups.assign(other.groups.keyColumns(), rows: other.groups.count)
    table.grow(to: groups.count)
    table.merge(other.table, groups: map, keptFrom: kept)
    batches += other.batches
    kept += other.kept
  }

  /// The leaders in the order of their rows, with the place of each in its group.
  func answer() -> Batch {
    var rows: [UInt64] = []
    var places: [Int64] = []
    var kept: [Int32] = []
    table.forEach { place, number, row in
      rows.append(number)
      places.append(Int64(place))
      kept.append(Int32(truncatingIfNeeded: row))
    }
    let order = RadixSort.order(rows)
    let batch = Batch.joined(batches, schema: schema).gathered(order.map { kept[Int($0)] })
    let numbers = Column(.decimal(order.map { places[Int($0)] }, scale: 0))
    return Batch(batch.columns + [numbers], count: batch.count)
  }
}
