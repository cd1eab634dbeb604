import Columns
import Plan

extension AggregateFunction {
  /// The first value in the order of the rows.
  static let first = end(
    "first",
    isLast: false,
    summary: "The first value in the order of the rows that is not missing.",
    example: "from transport | summarise first(client_group) as group"
  )

  /// The last value in the order of the rows.
  static let last = end(
    "last",
    isLast: true,
    summary: "The last value in the order of the rows that is not missing.",
    example: "from transport | summarise last(client_group) as group"
  )

  private static func end(
    _ name: String,
    isLast: Bool,
    summary: String,
    example: String
  )
    -> AggregateFunction
  {
    .strict(
      name,
      [Parameter("x", meaning: "values of any type")],
      summary: summary,
      examples: [Example(example)]
    ) {
      (arguments) throws(TypeProblem) in
      arguments[0].type
    } accumulator: { signature in
      EndAccumulator(type: signature.result, isLast: isLast)
    }
  }
}

/// The first or last present cell of each group, with its notes.
private struct EndAccumulator: Accumulator {
  let type: DataType
  let isLast: Bool
  private var cells: [Cell?] = []
  private(set) var omitted = OmittedCells()

  private struct Cell {
    let value: Value
    let decimals: Int?
    let unit: Unit?
    let flags: CellFlags
  }

  init(type: DataType, isLast: Bool) {
    self.type = type
    self.isLast = isLast
  }

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    let column = arguments[0]
    omitted.add(column.validity)
    cells.grow(to: groupCount, with: nil)
    // A value is made once for each group of the batch and not for each row.
    var rows = [Int32](repeating: -1, count: groupCount)
    for row in groups.indices where column.validity.isPresent(row) {
      let group = Int(groups[row])
      if isLast || (rows[group] < 0 && cells[group] == nil) { rows[group] = Int32(row) }
    }
    for group in rows.indices where rows[group] >= 0 {
      let row = Int(rows[group])
      cells[group] = Cell(
        value: column.value(at: row),
        decimals: column.decimals(at: row),
        unit: column.unit(at: row),
        flags: column.flags(at: row)
      )
    }
  }

  func finish(groupCount: Int) -> Column {
    var builder = ColumnBuilder(type: type)
    for group in 0..<groupCount {
      let cell = group < cells.count ? cells[group] : nil
      builder.append(
        cell?.value ?? .missing(.noData),
        decimals: cell?.decimals,
        unit: cell?.unit,
        flags: cell?.flags ?? []
      )
    }
    return builder.build()
  }
}
