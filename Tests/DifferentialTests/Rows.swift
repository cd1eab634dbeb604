import Columns

/// An answer: the columns' names and the rows.
struct Rows: Sendable {
  let names: [String]
  let rows: [[Cell]]

  init(names: [String], rows: [[Cell]]) {
    self.names = names
    self.rows = rows
  }

  init(_ table: Table) {
    names = table.schema.names
    var rows: [[Cell]] = []
    rows.reserveCapacity(table.rowCount)
    for batch in table.batches {
      let columns = batch.columns.map { column in
        (0..<batch.count).map { Cell(column.value(at: $0)) }
      }
      for row in 0..<batch.count { rows.append(columns.map { $0[row] }) }
    }
    self.rows = rows
  }

  /// How this differs from another answer, in a few lines; nil where they agree.
  ///
  /// Unless the rows must come in the same order they have only to be the same rows.
  func difference(from other: Rows, inOrder: Bool) -> String? {
    guard names == other.names else { return "the columns are \(names) and not \(other.names)" }
    guard rows.count == other.rows.count else {
      return "there are \(rows.count) rows and not \(other.rows.count): "
        + "\(Self.list(rows)) and not \(Self.list(other.rows))"
    }
    let (mine, theirs) = inOrder ? (rows, other.rows) : (sorted, other.sorted)
    for (index, (left, right)) in zip(mine, theirs).enumerated() {
      for (name, cells) in zip(names, zip(left, right)) where !cells.0.agrees(with: cells.1) {
        return "row \(index + 1), `\(name)`: \(cells.0) and not \(cells.1), in \(left) and \(right)"
      }
    }
    return nil
  }

  private var sorted: [[Cell]] {
    rows.sorted { left, right in
      for (one, other) in zip(left, right) {
        let order = one.compare(other)
        if order != 0 { return order < 0 }
      }
      return false
    }
  }

  private static func list(_ rows: [[Cell]]) -> String {
    rows.prefix(3).map(\.description).joined(separator: ", ") + (rows.count > 3 ? " …" : "")
  }
}

extension Table {
  /// How this differs from another answer of Scrutineer, which must be the same to the last bit: its
  /// columns, values, units, printed decimals and the reasons for which cells are missing.
  func identityDifference(from other: Table) -> String? {
    guard schema == other.schema else { return "the columns are unlike" }
    guard rowCount == other.rowCount else {
      return "there are \(rowCount) rows and not \(other.rowCount)"
    }
    for (index, (left, right)) in zip(identities, other.identities).enumerated()
    where left != right {
      return "row \(index + 1): \(left) and not \(right)"
    }
    return nil
  }

  private var identities: [[Identity]] {
    var rows: [[Identity]] = []
    forEachRow { batch, row in
      rows.append(batch.columns.map { Identity($0, row) })
      return true
    }
    return rows
  }
}

/// All that is known of a cell.
private struct Identity: Hashable {
  private let value: Value
  /// Equal numbers may have unlike decimals, and both zeros are equal.
  private let digits: String
  private let unit: Unit?
  private let decimals: Int?

  init(_ column: Column, _ row: Int) {
    value = column.value(at: row)
    digits =
      switch value {
      case .decimal(let number): number.description
      case .floating(let number): String(number.bitPattern)
      case .boolean, .interval, .missing, .period, .text: ""
      }
    // What is noted of a cell without a value means nothing.
    unit = column.validity.isPresent(row) ? column.unit(at: row) : nil
    decimals = column.validity.isPresent(row) ? column.decimals(at: row) : nil
  }
}
