import Columns

/// A chunk's column of numbers while it is read.
struct NumberDraft {
  private(set) var mantissas: [Int64] = []
  private(set) var forms: [UInt8] = []
  private(set) var reasons: [UInt8] = []
  private(set) var wide: [(row: Int, value: Double)] = []
  /// Numbers with flags such as `[r]`, by row; ascending.
  private(set) var flagged: [(row: Int, flags: UInt8)] = []
  private(set) var tally = NumberTally()
  /// Numbers so far.
  private(set) var numbers = 0
  private var memory = CellMemory()
  /// The rows of a block whose cells are no short numbers.
  private var others: [UInt32] = []

  /// Begins anew.
  mutating func clear() {
    mantissas.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
    wide = []
    flagged = []
    tally = NumberTally()
    numbers = 0
  }

  /// Whether what has been seen so far rules out that the cells are numbers.
  var isHopeless: Bool { tally.leadingZeros > 0 || tally.odd.count * 9 > numbers }

  /// Reads a column of a block.
  mutating func read(_ bytes: Span<UInt8>, _ block: CellBlock, slot: Int, quote: UInt8) {
    let first = mantissas.count
    mantissas.append(contentsOf: repeatElement(0, count: block.rows))
    forms.append(contentsOf: repeatElement(0, count: block.rows))
    reasons.append(contentsOf: repeatElement(0, count: block.rows))
    if others.count < block.rows { others = [UInt32](repeating: 0, count: block.capacity) }
    let odd = ShortNumbers.read(
      bytes,
      block,
      slot: slot,
      into: &mantissas,
      &forms,
      at: first,
      others: &others
    )
    numbers += block.rows - odd
    for place in 0..<odd {
      let row = Int(others[place])
      let field = block.field(slot, row: row)
      let cell: NumberCell
      if field.form == .plain {
        cell = memory.cell(bytes, Int(field.start), field.length)
      } else {
        var text: [UInt8] = []
        field.copy(bytes, base: 0, quote: quote, into: &text)
        cell = NumberParser.read(text.span, 0, text.count)
      }
      note(cell, at: first + row) { field.text(bytes, base: 0, quote: quote) }
    }
  }

  /// Adds the readings of texts, one a row; a missing cell has its reason.
  mutating func add(_ texts: TextCells, _ readings: [NumberCell], _ text: (Int) -> String) {
    let first = mantissas.count
    mantissas.append(contentsOf: repeatElement(0, count: texts.rows))
    forms.append(contentsOf: repeatElement(0, count: texts.rows))
    reasons.append(contentsOf: repeatElement(0, count: texts.rows))
    let codes = texts.codes.map(.range(0..<texts.rows)) { $0 }
    for row in codes.indices {
      if !texts.reasons.isEmpty, texts.reasons[row] != 0 {
        reasons[first + row] = texts.reasons[row]
      } else {
        note(readings[codes[row]], at: first + row) { text(codes[row]) }
      }
    }
  }

  private mutating func note(_ cell: NumberCell, at row: Int, text: () -> String) {
    if cell.flags != 0, cell.isNumber { flagged.append((row, cell.flags)) }
    switch cell.kind {
    case .number, .leadingZero:
      mantissas[row] = cell.mantissa
      forms[row] = cell.form
      numbers += 1
      if cell.kind == .leadingZero { tally.leadingZeros += 1 }
    case .wide:
      forms[row] = cell.form
      wide.append((row, cell.floating))
      numbers += 1
      tally.wide += 1
      if tally.firstWide == nil { tally.firstWide = row }
    case .blank, .code:
      reasons[row] = cell.reason.rawValue
      if cell.kind == .code { tally.codes += 1 }
    case .legacyCode:
      reasons[row] = cell.reason.rawValue
      tally.countLegacy(text().trimmingSpaces(), row: row)
    case .odd:
      reasons[row] = MissingReason.unreadable.rawValue
      tally.odd.add(row: row, text: text)
    }
  }
}

/// Remembers what short cells were read as: the same codes of missing values come again and again.
private struct CellMemory {
  private var words: [UInt64] = []
  private var cells: [NumberCell] = []

  /// A cell of at most seven bytes is remembered by them; an empty one is never in the table.
  mutating func cell(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> NumberCell {
    guard length > 0, length < 8 else { return NumberParser.read(bytes, start, start + length) }
    if words.isEmpty {
      words = [UInt64](repeating: 0, count: 64)
      cells = [NumberCell](repeating: NumberCell(), count: 64)
    }
    let word =
      bytes.word(at: start) & WordBytes.keeping(length) | UInt64(length) &<< 56
    let place = Int((word &* 0x9E37_79B9_7F4A_7C15) &>> 58)
    if words[place] == word { return cells[place] }
    let cell = NumberParser.read(bytes, start, start + length)
    words[place] = word
    cells[place] = cell
    return cell
  }
}
