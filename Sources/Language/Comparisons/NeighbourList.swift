import Columns

/// The places that a table lists beside one: statistical or nearest neighbours.
///
/// A neighbour stands in the rows of the place, by its name or by its number; DfE's list has a row for
/// each authority with the numbers of ten others. Numbers are those of the first column that gives
/// every row another one.
struct NeighbourList {
  /// The names, each once, in the order in which they are listed.
  let names: [String]

  /// Finds the neighbours of a place; nil where no text column holds it.
  init?(_ table: Table, of place: String) {
    let cells = table.schema.fields.indices.map { Self.cells(of: $0, in: table) }
    guard let named = cells.firstIndex(where: { $0.contains(place) }) else { return nil }
    let rows = cells[named].indices.filter { cells[named][$0] == place }
    let numbered = cells.indices.first { index in
      let numbers = cells[index].filter { !$0.isEmpty }
      return index != named && table.schema.fields[index].type.number?.scale == 0
        && !numbers.isEmpty && Set(numbers).count == numbers.count
    }
    let isListed = Set(cells[named])
    var byNumber: [String: String] = [:]
    if let numbered {
      for (number, name) in zip(cells[numbered], cells[named]) where !number.isEmpty {
        byNumber[number] = name
      }
    }
    var names: [String] = []
    for row in rows {
      for index in cells.indices where index != named && index != numbered {
        let cell = cells[index][row]
        let name = isListed.contains(cell) ? cell : byNumber[cell]
        if let name, name != place, !name.isEmpty, !names.contains(name) { names.append(name) }
      }
    }
    // A list with a row for each pair names neighbours that need no rows of their own.
    if names.isEmpty, rows.count > 1 {
      let other = cells.indices.first { index in
        index != named && table.schema.fields[index].type == .text
          && Set(rows.map { cells[index][$0] }).count == rows.count
      }
      if let other { names = rows.map { cells[other][$0] }.filter { $0 != place && !$0.isEmpty } }
    }
    // Nor do those in a list of one place with its neighbours in one row.
    if names.isEmpty, rows.count == 1 {
      let others = cells.indices.filter { $0 != named && table.schema.fields[$0].type == .text }
      for cell in others.map({ cells[$0][rows[0]] })
      where cell != place && !cell.isEmpty && !names.contains(cell) { names.append(cell) }
    }
    self.names = names
  }

  /// The cells of a column as text without spaces at the ends; numbers as their digits.
  private static func cells(of index: Int, in table: Table) -> [String] {
    var cells: [String] = []
    for batch in table.batches {
      let column = batch.columns[index]
      for row in 0..<batch.count {
        switch column.value(at: row) {
        case .text(let text): cells.append(text.trimmingSpaces())
        case .decimal(let number): cells.append(number.description)
        case .boolean, .floating, .interval, .period, .missing: cells.append("")
        }
      }
    }
    return cells
  }
}
