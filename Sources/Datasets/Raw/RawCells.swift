import Columns

/// The cells of one column as they are written: codes of distinct texts, and which cells are blank.
struct RawCells: Sendable {
  /// For each row the code of its text; 0 where the cell is blank.
  let codes: [UInt32]
  /// For each row 1 where the cell is blank, and 0 where it is not.
  let blank: [UInt8]
  /// Cells that begin or end with a space.
  let spaced: Places
  /// The distinct texts, in the order in which they are first met.
  let dictionary: TextDictionary

  /// The rows, in order and with their text, whose distinct text is wanted, by its code.
  func places(of wanted: [Bool]) -> Places {
    var places = Places()
    guard wanted.contains(true) else { return places }
    for row in codes.indices where blank[row] == 0 && wanted[Int(codes[row])] {
      places.add(row: row) { dictionary.text(codes[row]) }
    }
    return places
  }
}

/// Gathers the cells of one column.
struct RawCellsBuilder {
  private var codes: [UInt32] = []
  private var blank: [UInt8] = []
  private var spaced = Places()
  private var texts = TextDictionaryBuilder()

  /// Adds the cells of a column in some rows.
  mutating func add(_ rows: RawRows, column: Int, _ bytes: Span<UInt8>, quote: UInt8) {
    var position = column
    var scratch: [UInt8] = []
    for row in rows.bases.indices {
      let field = rows.fields[position]
      position += rows.columns
      let start = rows.bases[row] + Int(field.start)
      let end = start + field.length
      guard !Self.isBlank(bytes, start, end) else {
        codes.append(0)
        blank.append(1)
        continue
      }
      if field.form == .plain {
        codes.append(texts.code(for: bytes.extracting(start..<end)))
        if bytes[start] == 0x20 || bytes[end - 1] == 0x20 {
          spaced.add(row: blank.count) {
            field.text(bytes, base: rows.bases[row], quote: quote).trimmingSpaces()
          }
        }
      } else {
        scratch.removeAll(keepingCapacity: true)
        field.copy(bytes, base: rows.bases[row], quote: quote, into: &scratch)
        codes.append(texts.code(for: scratch.span))
      }
      blank.append(0)
    }
  }

  private static func isBlank(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index == end
  }

  /// The cells.
  func build() -> RawCells {
    RawCells(codes: codes, blank: blank, spaced: spaced, dictionary: texts.build())
  }
}
