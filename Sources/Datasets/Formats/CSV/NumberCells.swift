import Columns

/// The cells of some consecutive rows of a column, read as numbers.
///
/// Cells of one block are read on their own and then appended in the order of the blocks, so blocks
/// may be read in any order and on any core.
struct NumberCells {
  /// Mantissas; 0 where there is no exact number.
  private(set) var mantissas: [Int64] = []
  /// How each number was printed: scale in the low five bits, mark in the others.
  private(set) var forms: [UInt8] = []
  /// Why cells have no value, or 0.
  private(set) var reasons: [UInt8] = []
  /// Numbers that need floating point, by row; ascending.
  private(set) var wide: [(row: Int, value: Double)] = []
  /// Numbers with flags such as `[r]`, by row; ascending.
  private(set) var flagged: [(row: Int, flags: UInt8)] = []
  /// What was seen.
  private(set) var tally = NumberTally()

  /// Creates an empty column.
  init() {}

  /// Reads a column of a block.
  init(_ bytes: Span<UInt8>, _ block: CSVBlock, column: Int, quote: UInt8) {
    let rows = block.rows
    let columns = block.columns
    let base = block.base
    let fields = block.fields.span
    mantissas = [Int64](repeating: 0, count: rows)
    forms = [UInt8](repeating: 0, count: rows)
    reasons = [UInt8](repeating: 0, count: rows)
    var position = column
    for row in 0..<rows {
      let field = fields[position]
      position += columns
      let start = base + Int(field.start)
      let cell = NumberParser.read(bytes, start, start + field.length)
      if cell.kind == .number, field.form == .plain {
        mantissas[row] = cell.mantissa
        forms[row] = cell.form
        if cell.flags != 0 { flag(cell, row: block.firstRow + row) }
      } else {
        // Text with quotes in it is no number, whatever its bytes are.
        let kind = field.form == .plain ? cell : NumberCell()
        note(kind, at: row, row: block.firstRow + row) {
          field.text(bytes, base: base, quote: quote)
        }
      }
    }
    tally.countForms(forms, reasons)
  }

  /// Reads a column of texts as numbers.
  init(_ texts: TextCells, _ readings: TextReadings) {
    let codes = texts.codes
    let cells = readings.cells
    mantissas = [Int64](repeating: 0, count: codes.count)
    forms = [UInt8](repeating: 0, count: codes.count)
    reasons = texts.reasons
    for row in codes.indices where reasons[row] == 0 {
      let cell = cells[Int(codes[row])]
      if cell.kind == .number {
        mantissas[row] = cell.mantissa
        forms[row] = cell.form
        if cell.flags != 0 { flag(cell, row: row) }
      } else {
        note(cell, at: row, row: row) { texts.dictionary.text(codes[row]) }
      }
    }
    tally.countForms(forms, reasons)
  }

  private mutating func note(_ cell: NumberCell, at index: Int, row: Int, text: () -> String) {
    switch cell.kind {
    case .number, .leadingZero:
      mantissas[index] = cell.mantissa
      forms[index] = cell.form
      if cell.flags != 0 { flag(cell, row: row) }
      if cell.kind == .leadingZero { tally.leadingZeros += 1 }
    case .wide:
      if cell.flags != 0 { flag(cell, row: row) }
      forms[index] = cell.form
      wide.append((row, cell.floating))
    case .blank, .code:
      reasons[index] = cell.reason.rawValue
      if cell.kind == .code { tally.codes += 1 }
    case .legacyCode:
      reasons[index] = cell.reason.rawValue
      tally.countLegacy(text().trimmingSpaces(), row: row)
    case .odd:
      reasons[index] = MissingReason.unreadable.rawValue
      tally.odd.add(row: row, text: text)
    }
  }

  private mutating func flag(_ cell: NumberCell, row: Int) {
    flagged.append((row, cell.flags))
  }

  /// The flags of each row, or nothing where no cell has one.
  var flags: [UInt8] {
    guard !flagged.isEmpty else { return [] }
    var flags = [UInt8](repeating: 0, count: reasons.count)
    for (row, bits) in flagged { flags[row] = bits }
    return flags
  }

  /// Adds the cells of the rows that come after these.
  mutating func append(_ other: NumberCells) {
    if mantissas.isEmpty {
      self = other
      return
    }
    mantissas.append(contentsOf: other.mantissas)
    forms.append(contentsOf: other.forms)
    reasons.append(contentsOf: other.reasons)
    wide.append(contentsOf: other.wide)
    flagged.append(contentsOf: other.flagged)
    tally.append(other.tally)
  }

  /// Takes back numbers that the declared type does not allow, as unreadable.
  mutating func refuse(_ isRefused: (_ mantissa: Int64, _ form: UInt8) -> Bool) -> Places {
    var places = Places()
    for row in forms.indices where reasons[row] == 0 && isRefused(mantissas[row], forms[row]) {
      reasons[row] = MissingReason.unreadable.rawValue
      let cell = ExactDecimal(mantissa: mantissas[row], scale: Int(forms[row] & 31))
      places.add(row: row) { cell.description }
      mantissas[row] = 0
      forms[row] = 0
    }
    return places
  }
}

/// Counts of what a column of numbers holds.
struct NumberTally {
  /// Numbers by their form: scale in the low five bits, mark in the others.
  private(set) var forms = [Int](repeating: 0, count: 256)
  /// Published missing codes.
  var codes = 0
  /// Numbers with a leading zero.
  var leadingZeros = 0
  /// Marks of missing values that are no published codes, in the order in which they were met, with
  /// the first row that has each.
  private(set) var legacyCounts: [(code: String, count: Int, row: Int)] = []
  /// Cells that are nothing of the above.
  var odd = Places()

  /// The number of cells that hold a number.
  var numbers: Int { forms.reduce(0, +) }

  /// Whether nine in ten of the cells that are not missing, and at least one, are numbers, and none
  /// looks like a code.
  var isNumeric: Bool {
    let numbers = numbers
    return leadingZeros == 0 && numbers > 0 && odd.count * 9 <= numbers
  }

  /// Whether what has been seen so far rules out that the cells are numbers.
  var isHopeless: Bool { leadingZeros > 0 || odd.count * 9 > numbers }

  /// The number of numbers with a mark.
  func count(_ mark: NumberMark) -> Int {
    forms[(Int(mark.rawValue) << 5)..<(Int(mark.rawValue) << 5 + 32)].reduce(0, +)
  }

  mutating func countLegacy(_ code: String, row: Int) {
    if let index = legacyCounts.firstIndex(where: { $0.code == code }) {
      legacyCounts[index].count += 1
    } else {
      legacyCounts.append((code, 1, row))
    }
  }

  fileprivate mutating func countForms(_ cells: [UInt8], _ reasons: [UInt8]) {
    for row in cells.indices where reasons[row] == 0 { forms[Int(cells[row])] += 1 }
  }

  fileprivate mutating func append(_ other: NumberTally) {
    for index in forms.indices { forms[index] += other.forms[index] }
    codes += other.codes
    leadingZeros += other.leadingZeros
    for (code, count, row) in other.legacyCounts {
      if let index = legacyCounts.firstIndex(where: { $0.code == code }) {
        legacyCounts[index].count += count
      } else {
        legacyCounts.append((code, count, row))
      }
    }
    odd.append(other.odd)
  }
}
