import Columns

/// The units that stand in a line of their own under the heading: `,£000,£m,%`.
enum UnitsRow {
  /// The rows that show whether the line under the heading holds units; the first of them may have
  /// no numbers.
  private static let rowsUnderUnits = 20

  /// The units in the line after the heading and where the rows begin below it; nil where there is no
  /// such line.
  static func found(
    _ bytes: Span<UInt8>,
    after heading: CSVScanner,
    columns: Int,
    _ quote: UInt8
  ) -> ([String], CSVScanner)? {
    var scanner = heading
    // What is wrong with a line is said when it is read as data.
    guard let line = try? scanner.header(bytes), line.fields.count == columns else { return nil }
    let cells = line.fields.map { $0.text(bytes, base: line.base, quote: quote) }
    let rest = scanner.restarted
    var rows: [[String]] = []
    while rows.count < rowsUnderUnits, let next = try? scanner.header(bytes) {
      rows.append(next.fields.map { $0.text(bytes, base: next.base, quote: quote) })
    }
    return units(cells, above: rows).map { ($0, rest) }
  }

  /// The units by column as they are written, empty for columns without; nil where the line is one
  /// of data.
  ///
  /// Every cell must be blank or name a unit, and below each unit must stand a number or a code of a
  /// missing value, so that a column of units is not taken for it.
  static func units(_ line: [String], above rows: [[String]]) -> [String]? {
    let units = line.map(bare)
    guard units.contains(where: { !$0.isEmpty }),
      units.allSatisfy({ $0.isEmpty || Unit(written: $0) != nil || YearsAndMonths.isName($0) })
    else { return nil }
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
