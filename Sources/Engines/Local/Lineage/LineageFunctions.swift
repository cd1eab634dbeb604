import Columns
import Plan

extension LineageStore {
  /// What two lineage columns stand for together, row by row.
  var union: Function {
    Function(
      "lineage of both",
      [Parameter("a"), Parameter("b")],
      summary: "",
      typing: { _ in .success(LineageCode.type) },
      kernel: { columns, _, rows in
        guard columns.count == 2 else {
          return Column.missing(.noData, type: LineageCode.type, count: rows)
        }
        return self.united(columns[0], columns[1])
      }
    )
  }

  private func united(_ first: Column, _ second: Column) -> Column {
    let (a, b) = (first.lineageCodes, second.lineageCodes)
    var codes = a
    var (left, right): ([Int64], [Int64]) = ([], [])
    var reasons = [UInt8](repeating: 0, count: a.count)
    var isAnyMissing = false
    for row in a.indices {
      if a[row] == Self.none {
        codes[row] = b[row]
        if b[row] == Self.none {
          (codes[row], reasons[row]) = (0, MissingReason.noData.rawValue)
          isAnyMissing = true
        }
      } else if b[row] != Self.none, b[row] != a[row] {
        // The place among the pairs, until the block's first handle is known.
        codes[row] = Int64.min + 1 + Int64(truncatingIfNeeded: left.count)
        left.append(a[row])
        right.append(b[row])
      }
    }
    if !left.isEmpty {
      let count = left.count
      let start = add(.pairs(left, right), count: count)
      let end = Int64.min + 1 + Int64(truncatingIfNeeded: count)
      for row in codes.indices where codes[row] < end {
        codes[row] = Self.code(start + Int(codes[row] - (Int64.min + 1)))
      }
    }
    return Column(
      .decimal(codes, scale: 0),
      validity: isAnyMissing ? Validity(reasons: reasons) : .all
    )
  }

  /// What the rows of each group stand for together.
  var gathering: AggregateFunction {
    AggregateFunction(
      "lineage of all",
      [Parameter("x")],
      summary: "",
      typing: { _ in .success(LineageCode.type) },
      accumulator: { _ in LineageAccumulator(self) }
    )
  }
}

/// Keeps the batches as they come; see ``LineageStore``.
private struct LineageAccumulator: Accumulator {
  private let store: LineageStore
  private let gathering: Int
  private var part = 0
  let omitted = OmittedCells()

  init(_ store: LineageStore) {
    self.store = store
    gathering = store.newGathering()
  }

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    guard let column = arguments.first else { return }
    let part = LineageStore.Part(
      number: part,
      codes: column.gatheredCodes,
      groups: NarrowGroups(groups, groupCount: groupCount)
    )
    store.add(part, to: gathering)
  }

  var sharing: RowSharing { .byRow }

  mutating func begin(part: Int) { self.part = part }

  mutating func merge(_ other: any Accumulator, groups: [Int32], groupCount: Int) {
    guard let other = other as? Self else { return }
    store.move(from: other.gathering, to: gathering, groups: groups, groupCount: groupCount)
  }

  func finish(groupCount: Int) -> Column {
    let parts = store.partCount(of: gathering)
    let start = store.add(.groups(gathering: gathering, parts: parts), count: groupCount)
    let codes = (0..<groupCount).map { LineageStore.code(start + $0) }
    return Column(.decimal(codes, scale: 0))
  }
}

extension Column {
  /// The codes of a lineage column, as they are where they are of rows that were only filtered.
  fileprivate var gatheredCodes: LineageStore.Part.Codes {
    if case .rowNumbers(let rows) = values, validity.isAll { return .rows(rows.compact) }
    return .mixed(lineageCodes)
  }
}
