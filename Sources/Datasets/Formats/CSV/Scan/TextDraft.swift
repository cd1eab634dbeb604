import Columns

/// A chunk's column of text while it is read.
struct TextDraft {
  private(set) var codes: [UInt32] = []
  private(set) var reasons: [UInt8] = []
  /// Whether any cell has no value.
  private(set) var hasMissing = false
  private(set) var spaced = Places()
  private(set) var dictionary = ChunkDictionary()

  /// Begins anew.
  mutating func clear() {
    codes.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
    hasMissing = false
    spaced = Places()
    dictionary.clear()
  }

  /// Reads a column of a block.
  mutating func read(_ bytes: Span<UInt8>, _ block: CellBlock, slot: Int, quote: UInt8) {
    let rows = block.rows
    let first = codes.count
    codes.append(contentsOf: repeatElement(0, count: rows))
    reasons.append(contentsOf: repeatElement(0, count: rows))
    let base = slot * block.capacity
    var row = 0
    while row < rows {
      row = readPlain(bytes, block.fields.span, base: base, from: row, to: rows, at: first)
      guard row < rows else { break }
      readAny(bytes, block.fields[base + row], at: first + row, quote: quote)
      row += 1
    }
  }

  /// Reads cells up to the first that is blank, quoted or has a space at an end; returns its row.
  private mutating func readPlain(
    _ raw: Span<UInt8>,
    _ fields: Span<CSVField>,
    base: Int,
    from: Int,
    to rows: Int,
    at first: Int
  ) -> Int {
    // Taken out while it changes, because a span of it holds all of the draft.
    var own = self.codes
    self.codes = []
    defer { self.codes = own }
    var codes = own.mutableSpan
    var row = from
    while row < rows {
      let field = unsafe fields[unchecked: base &+ row]
      let (start, length) = (Int(field.start), field.length)
      guard field.isPlain, length > 0, raw.byte(at: start) > 0x20,
        raw.byte(at: start &+ length &- 1) > 0x20
      else { break }
      unsafe codes[unchecked: first &+ row] = dictionary.code(raw, start, length)
      row &+= 1
    }
    return row
  }

  private mutating func readAny(
    _ bytes: Span<UInt8>,
    _ field: CSVField,
    at row: Int,
    quote: UInt8
  ) {
    if field.length == 0 || field.isSpace(bytes, base: 0) {
      reasons[row] = MissingReason.blank.rawValue
      hasMissing = true
      return
    }
    let start = Int(field.start)
    if field.isPlain {
      codes[row] = dictionary.code(bytes, start, field.length)
      if bytes[start] == 0x20 || bytes[start + field.length - 1] == 0x20 {
        spaced.add(row: row) { field.text(bytes, base: 0, quote: quote).trimmingSpaces() }
      }
      return
    }
    var text: [UInt8] = []
    field.copy(bytes, base: 0, quote: quote, into: &text)
    let length = text.count
    guard length > 0 else {
      reasons[row] = MissingReason.blank.rawValue
      hasMissing = true
      return
    }
    text.append(contentsOf: repeatElement(0, count: 8))
    codes[row] = dictionary.code(text.span, 0, length)
  }
}
