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
    var row = 0
    while row < rows {
      row = readKnown(bytes, block, slot: slot, from: row, at: first)
      guard row < rows else { break }
      readAny(bytes, block.field(slot, row: row), at: first + row, quote: quote)
      row += 1
    }
  }

  /// Reads cells up to the first whose text was not met lately; returns its row.
  private mutating func readKnown(
    _ raw: Span<UInt8>,
    _ block: CellBlock,
    slot: Int,
    from: Int,
    at first: Int
  ) -> Int {
    // Taken out while it changes, because a span of it holds all of the draft.
    var own = self.codes
    self.codes = []
    defer { self.codes = own }
    var codes = own.mutableSpan
    let (recent, epoch) = (dictionary.recent.span, dictionary.epoch)
    let allMasks = TextKey.masks
    let masks = allMasks.span
    let (places, stride, rows) = (block.places.span, block.stride, block.rows)
    var row = from
    var place = block.firstPlace(slot) &+ from &* stride
    precondition(place + (rows - 1 - from) * stride + 1 < places.count, "every cell has two places")
    precondition(first + rows <= codes.count, "every row has room")
    while row < rows {
      let start = unsafe places[unchecked: place] &+ 1
      // The length of a cell that is not plain is far beyond this.
      let length = unsafe places[unchecked: place &+ 1] &- start
      guard length <= 32 else { break }
      let key = TextKey(raw, Int(start), Int(length), epoch, masks)
      let known = unsafe recent[unchecked: key.place]
      guard known.matches(key) else { break }
      unsafe codes[unchecked: first &+ row] = known.code
      row &+= 1
      place &+= stride
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
    text.append(contentsOf: repeatElement(0, count: 32))
    codes[row] = dictionary.code(text.span, 0, length)
  }
}
