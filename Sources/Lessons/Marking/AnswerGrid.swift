import Columns

/// An answer, cell by cell, for comparing it with another.
struct AnswerGrid {
  /// The most rows that are compared in any order, which takes time with their square.
  static let mostRows = 2_000

  let names: [String]
  let units: [String]
  let rows: [[AnswerCell]]

  init(_ table: Table) {
    names = table.schema.names
    units = table.schema.fields.map { $0.type.number?.unit.heading ?? "" }
    var rows: [[AnswerCell]] = []
    let types = table.schema.fields.map(\.type)
    table.forEachRow { batch, row in
      rows.append(types.indices.map { AnswerCell(batch.columns[$0], row, type: types[$0]) })
      return true
    }
    self.rows = rows
  }

  private init(names: [String], units: [String], rows: [[AnswerCell]]) {
    self.names = names
    self.units = units
    self.rows = rows
  }

  /// The columns given, in that order.
  func selecting(_ columns: [Int]) -> AnswerGrid {
    AnswerGrid(
      names: columns.map { names[$0] },
      units: columns.map { units[$0] },
      rows: rows.map { row in columns.map { row[$0] } }
    )
  }
}

/// How the cells of two answers are compared.
struct CellTest {
  var tolerance = 0.0
  var ignoresUnits = false

  func agrees(_ model: AnswerCell, _ given: AnswerCell) -> Bool {
    model.agrees(with: given, tolerance: tolerance, ignoringUnits: ignoresUnits)
  }

  func agrees(_ model: [AnswerCell], _ given: [AnswerCell]) -> Bool {
    model.count == given.count && zip(model, given).allSatisfy { agrees($0, $1) }
  }

  /// How many rows of the model have a row of their own among those given.
  func matches(_ model: [[AnswerCell]], _ given: [[AnswerCell]]) -> Int {
    guard model.count <= AnswerGrid.mostRows, given.count <= AnswerGrid.mostRows else {
      return zip(model, given).reduce(0) { $0 + (agrees($1.0, $1.1) ? 1 : 0) }
    }
    var isTaken = [Bool](repeating: false, count: given.count)
    var count = 0
    // Where both are in one order the row is found at once.
    var start = 0
    for row in model {
      let places = Array(start..<given.count) + Array(0..<start)
      guard let place = places.first(where: { !isTaken[$0] && agrees(row, given[$0]) }) else {
        continue
      }
      isTaken[place] = true
      start = place + 1
      count += 1
    }
    return count
  }

  /// The columns of an answer that hold what the model's columns hold, each for one; nil where some
  /// column has no equal.
  ///
  /// A column of the same name is preferred, then one at the same place.
  func columns(of given: AnswerGrid, as model: AnswerGrid) -> [Int]? {
    var chosen: [Int] = []
    for (index, name) in model.names.enumerated() {
      let wanted = model.rows.map { [$0[index]] }
      let all = given.names.indices.filter { !chosen.contains($0) }
      let alike = all.filter { given.names[$0].lowercased() == name.lowercased() }
      let places = alike + all.filter { $0 == index } + all
      let found = places.first { place in
        matches(wanted, given.rows.map { [$0[place]] }) == min(wanted.count, given.rows.count)
      }
      guard let found else { return nil }
      chosen.append(found)
    }
    return chosen
  }
}
