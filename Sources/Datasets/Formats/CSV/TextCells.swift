import Columns

/// The cells of some consecutive rows of a column, as text.
///
/// Blank cells are missing and have code 0, which means nothing there.
struct TextCells {
  /// The texts.
  private(set) var codes: [UInt32] = []
  /// Why cells have no value, or 0.
  private(set) var reasons: [UInt8] = []
  /// Cells that begin or end with a space.
  private(set) var spaced = Places()
  /// The distinct texts.
  let dictionary: TextDictionary

  /// Reads a column of a block.
  init(_ bytes: Span<UInt8>, _ block: CSVBlock, column: Int, quote: UInt8) {
    let rows = block.rows
    let columns = block.columns
    let base = block.base
    let fields = block.fields.span
    var builder = TextDictionaryBuilder()
    var scratch: [UInt8] = []
    codes = [UInt32](repeating: 0, count: rows)
    reasons = [UInt8](repeating: 0, count: rows)
    var position = column
    for row in 0..<rows {
      let field = fields[position]
      position += columns
      let start = base + Int(field.start)
      let end = start + field.length
      if Self.isBlank(bytes, start, end) {
        reasons[row] = MissingReason.blank.rawValue
      } else if field.form == .plain {
        codes[row] = builder.code(for: bytes.extracting(start..<end))
        if bytes[start] == 0x20 || bytes[end - 1] == 0x20 {
          spaced.add(row: block.firstRow + row) {
            field.text(bytes, base: base, quote: quote).trimmingSpaces()
          }
        }
      } else {
        scratch.removeAll(keepingCapacity: true)
        field.copy(bytes, base: base, quote: quote, into: &scratch)
        codes[row] = builder.code(for: scratch.span)
      }
    }
    dictionary = builder.build()
  }

  /// The cells of blocks one after another.
  init(joining blocks: [TextCells]) {
    guard blocks.count != 1 else {
      self = blocks[0]
      return
    }
    var builder = TextDictionaryBuilder()
    let rows = blocks.reduce(0) { $0 + $1.codes.count }
    codes.reserveCapacity(rows)
    reasons.reserveCapacity(rows)
    for block in blocks {
      let map = builder.codes(of: block.dictionary)
      for code in block.codes { codes.append(map.isEmpty ? 0 : map[Int(code)]) }
      reasons.append(contentsOf: block.reasons)
      spaced.append(block.spaced)
    }
    dictionary = builder.build()
  }

  private static func isBlank(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if start == end { return true }
    guard bytes[start] == 0x20 || bytes[start] == 0x09 else { return false }
    for index in start..<end where bytes[index] != 0x20 && bytes[index] != 0x09 { return false }
    return true
  }

  /// The values of a text column; its dictionary has a text for code 0 even where every cell is
  /// missing.
  var values: Column.Values {
    .text(codes, dictionary.count == 0 ? TextDictionary([""]) : dictionary)
  }

  /// The codes of a text, with and without spaces round it.
  func codes(of text: String) -> [Int] {
    let wanted = Array(text.utf8)
    return (0..<dictionary.count).filter { code in
      let bytes = dictionary.utf8(UInt32(code))
      guard bytes.count >= wanted.count else { return false }
      let start = bytes.drop { $0 == 0x20 }
      guard let end = start.lastIndex(where: { $0 != 0x20 }) else { return wanted.isEmpty }
      return start[...end].elementsEqual(wanted)
    }
  }

  /// How many cells have each text.
  var counts: [Int] {
    var counts = [Int](repeating: 0, count: max(dictionary.count, 1))
    for row in codes.indices where reasons[row] == 0 { counts[Int(codes[row])] += 1 }
    return counts
  }

  /// The reasons, with cells of some texts missing too.
  func reasons(missing: [MissingReason?]) -> [UInt8] {
    guard missing.contains(where: { $0 != nil }) else { return reasons }
    let byCode = missing.map { $0?.rawValue ?? 0 }
    var result = reasons
    for row in result.indices where result[row] == 0 { result[row] = byCode[Int(codes[row])] }
    return result
  }

  /// The rows, in order and with their text, whose text satisfies a condition on its code.
  func places(_ isWanted: (UInt32) -> Bool, reasons: [UInt8]) -> Places {
    var places = Places()
    for row in codes.indices where reasons[row] == 0 && isWanted(codes[row]) {
      places.add(row: row) { dictionary.text(codes[row]) }
    }
    return places
  }
}

extension TextDictionaryBuilder {
  /// The codes here of all texts of another dictionary, which are added where they are new.
  fileprivate mutating func codes(of dictionary: TextDictionary) -> [UInt32] {
    let bytes = dictionary.bytes
    let offsets = dictionary.offsets
    var codes: [UInt32] = []
    codes.reserveCapacity(dictionary.count)
    for index in 0..<dictionary.count {
      let text = bytes.span.extracting(offsets[index]..<offsets[index + 1])
      codes.append(code(for: text))
    }
    return codes
  }
}
