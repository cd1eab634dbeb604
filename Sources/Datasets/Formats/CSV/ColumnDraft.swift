/// A column of a chunk while it is read: numbers as long as its cells look like numbers, text
/// otherwise.
///
/// What a chunk takes a column for is a guess and decides nothing but what must be read again: the
/// type follows from all chunks together.
struct ColumnDraft {
  /// What a column must be read as.
  enum Reading: Sendable {
    case undecided
    case numbers
    case text
  }

  /// The column's place in the file.
  let column: Int
  /// What the column must be read as.
  let reading: Reading
  /// Whether the last chunk that was read looked like text.
  private var looksLikeText = false
  private var isText = false
  /// Whether cells that have been passed must be read again, as text.
  private(set) var mustReadAgain = false
  private var numbers = NumberDraft()
  private var texts = TextDraft()

  /// Creates a draft.
  init(_ column: Int, _ reading: Reading) {
    self.column = column
    self.reading = reading
  }

  /// Begins a chunk.
  mutating func begin() {
    isText = reading == .text || (reading == .undecided && looksLikeText)
    mustReadAgain = false
    numbers.clear()
    texts.clear()
  }

  /// Begins the same chunk again, where cells that have been passed must be read as text.
  mutating func beginAgain() {
    numbers.clear()
    texts.clear()
    isText = true
    mustReadAgain = false
  }

  /// Reads the column's cells in the block that comes next.
  mutating func read(_ bytes: Span<UInt8>, _ block: CellBlock, slot: Int, quote: UInt8) {
    if mustReadAgain { return }
    if isText { return texts.read(bytes, block, slot: slot, quote: quote) }
    numbers.read(bytes, block, slot: slot, quote: quote)
    guard reading == .undecided, numbers.isHopeless else { return }
    looksLikeText = true
    if block.firstRow == 0 {
      isText = true
      numbers.clear()
      texts.read(bytes, block, slot: slot, quote: quote)
    } else {
      mustReadAgain = true
    }
  }

  /// The cells of the chunk.
  func finish() -> ColumnPart {
    isText ? .text(TextCells(texts), texts.dictionary.texts) : .numbers(NumberCells(numbers))
  }
}

/// A column of a chunk that has been read.
enum ColumnPart: Sendable {
  case numbers(NumberCells)
  /// The cells, and their distinct texts.
  case text(TextCells, ChunkTexts)
}

/// The distinct texts of a chunk's column.
struct ChunkTexts: Sendable {
  /// The texts, end to end.
  let bytes: [UInt8]
  /// Where each text begins; one more than there are texts.
  let offsets: [UInt32]

  /// The number of texts.
  var count: Int { offsets.count - 1 }
}
