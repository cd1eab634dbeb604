import Columns

/// The units that stand in a line of their own under the heading: `,£000,£m,%`.
enum UnitsRow {
  /// The rows that show whether the line under the heading holds units; the first of them may have
  /// no numbers.
  private static let rowsUnderUnits = 20

  /// What came of looking for a line of units.
  struct Search {
    /// The units and where the rows begin below them; nil where there is no such line.
    let found: (units: [String], rest: CSVScanner)?
    /// The offset up to which bytes decided on that.
    let examined: Int
  }

  /// Looks for units in the line after the heading.
  static func search(
    _ bytes: Span<UInt8>,
    after heading: CSVScanner,
    columns: Int,
    _ quote: UInt8
  ) -> Search {
    var scanner = heading
    // What is wrong with a line is said when it is read as data.
    guard let line = try? scanner.header(bytes) else {
      return Search(found: nil, examined: bytes.count)
    }
    let rest = scanner
    guard line.fields.count == columns else { return Search(found: nil, examined: rest.offset) }
    let cells = line.fields.map { $0.text(bytes, base: line.base, quote: quote) }
    guard areUnits(cells.map(bare)) else { return Search(found: nil, examined: rest.offset) }
    var rows: [[String]] = []
    while rows.count < rowsUnderUnits {
      guard let next = try? scanner.header(bytes) else {
        return Search(found: units(cells, above: rows).map { ($0, rest) }, examined: bytes.count)
      }
      rows.append(next.fields.map { $0.text(bytes, base: next.base, quote: quote) })
    }
    return Search(found: units(cells, above: rows).map { ($0, rest) }, examined: scanner.offset)
  }

  /// Whether every cell is blank or names a unit, and one does.
  private static func areUnits(_ units: [String]) -> Bool {
    units.contains { !$0.isEmpty }
      && units.allSatisfy { $0.isEmpty || Unit(written: $0) != nil || YearsAndMonths.isName($0) }
  }

  /// The units by column as they are written, empty for columns without; nil where the line is one
  /// of data.
  ///
  /// Every cell must be blank or name a unit, and below each unit must stand a number or a code of a
  /// missing value, so that a column of units is not taken for it.
  static func units(_ line: [String], above rows: [[String]]) -> [String]? {
    let units = line.map(bare)
    guard areUnits(units) else { return nil }
    var numbers = 0
    for (unit, below) in rows.flatMap({ zip(units, $0) }) where !unit.isEmpty {
      if YearsAndMonths.months(below) != nil {
        numbers += 1
        continue
      }
      let bytes = Array(below.utf8)
      switch NumberParser.read(bytes.span, 0, bytes.count).kind {
      case .number, .wide: numbers += 1
      case .blank, .code, .legacyCode: break
      case .leadingZero: return nil
      case .odd:
        guard UnitTexts.isNumber(below) else { return nil }
        numbers += 1
      }
    }
    return numbers > 0 ? units : nil
  }

  /// A cell without spaces and brackets round it.
  private static func bare(_ cell: String) -> String {
    let text = cell.trimmingSpaces()
    guard text.count > 2, let last = text.last else { return text }
    switch (text.first, last) {
    case ("(", ")"), ("[", "]"): return String(text.dropFirst().dropLast()).trimmingSpaces()
    default: return text
    }
  }
}
