import Columns

/// Reads chunks of a file into columns; each thread has one.
///
/// A cutter cuts a block of records into cells, every column reads its cells of the block while they
/// are in the cache, and the next block follows.
struct ChunkReader {
  private let layout: CSVLayout
  private var cutter: RecordCutter
  private var drafts: [ColumnDraft]
  private var block: CellBlock
  private var buffer: [UInt8] = []
  private let wanted: [Int]

  /// The longest record that is read: far beyond any that is meant, and small enough for memory.
  static let longestRecord = 256 << 20
  /// What is read behind a chunk at first, for its last record.
  private static let lookahead = 16 << 10
  /// How far a record that may not begin where it seems to is followed.
  private static let guessLimit = 1 << 20

  /// Makes a reader of chunks of about so many bytes.
  init(_ layout: CSVLayout, _ wanted: [CSVScan.Wanted], bytes: Int) {
    self.layout = layout
    self.wanted = wanted.map(\.column)
    cutter = RecordCutter(layout, wanted: self.wanted, bytes: bytes)
    drafts = wanted.map { ColumnDraft($0.column, $0.reading) }
    block = CellBlock(slots: wanted.count, bytes: bytes)
  }

  /// Where a chunk's first record begins.
  enum Beginning {
    /// Behind the first line end, which may lie in a quoted cell.
    case guessed
    case known(Int)
  }

  /// Reads the chunk whose records begin within a range of offsets; nil where a guess leads nowhere.
  mutating func read(
    _ source: any ChunkSource,
    _ range: Range<Int>,
    _ beginning: Beginning
  ) throws(ScanStop) -> ChunkCells? {
    let isGuess = if case .guessed = beginning { true } else { false }
    // A guess needs the byte before the chunk too: the line end may be there.
    let base = if case .known(let offset) = beginning { offset } else { range.lowerBound - 1 }
    var filled = 0
    var isLast = try fill(source, base, &filled, upTo: range.upperBound - base + Self.lookahead)
    let end = range.upperBound - base
    var start = 0
    if isGuess {
      guard let line = lineStart(count: filled, before: end) else { return nil }
      start = line
    }
    cutter.begin(at: start)
    for slot in drafts.indices { drafts[slot].begin() }
    while true {
      switch step(count: filled, before: end, isLast: isLast, Array(drafts.indices)) {
      case .notText: throw .notPlainText
      case .full: break
      case .end:
        return try finish(base: base, from: start, filled: filled, end: end)
      case .cutShort(let quote):
        if isLast {
          // Without a quote the end of the file ends a record.
          if isGuess { return nil }
          throw fault(quote, isEnd: true)
        }
        let open = filled - cutter.offset
        if isGuess, open > Self.guessLimit { return nil }
        if open > Self.longestRecord { throw fault(quote, isEnd: false) }
        let most = cutter.offset + Self.longestRecord + Self.lookahead
        isLast = try fill(
          source,
          base,
          &filled,
          upTo: min(filled + max(Self.lookahead, open), most)
        )
      }
    }
  }

  /// Reads a piece of a stream.
  mutating func read(_ piece: StreamCutter.Piece) throws(ScanStop) -> ChunkCells {
    buffer = piece.bytes
    cutter.begin(at: 0)
    for slot in drafts.indices { drafts[slot].begin() }
    let slots = Array(drafts.indices)
    while true {
      switch step(count: piece.count, before: piece.count, isLast: true, slots) {
      case .notText: throw .notPlainText
      case .full: continue
      case .end, .cutShort:
        return try finish(base: piece.from, from: 0, filled: piece.count, end: piece.count)
      }
    }
  }

  /// Cuts a block and reads some of its columns.
  private mutating func step(
    count: Int,
    before end: Int,
    isLast: Bool,
    _ slots: [Int]
  ) -> RecordCutter.Stop {
    let buffer = self.buffer
    let stop = cutter.cut(buffer.span, count: count, before: end, isLast: isLast, into: &block)
    for slot in slots where block.rows > 0 {
      drafts[slot].read(buffer.span, block, slot: slot, quote: layout.dialect.quote ?? 0)
    }
    return stop
  }

  private func fault(_ quote: Int?, isEnd: Bool) -> ScanStop {
    ScanStop.openRecord(
      buffer.span,
      from: cutter.offset,
      quote: quote,
      line: cutter.notes.lineCount,
      isEnd: isEnd
    )
  }

  /// The size of a buffer for so many bytes, with padding.
  private func grown(_ bytes: Int) -> Int { bytes + 64 }

  /// Reads on until the buffer holds so many bytes; returns whether the file ends with them.
  private mutating func fill(
    _ source: any ChunkSource,
    _ base: Int,
    _ filled: inout Int,
    upTo wanted: Int
  ) throws(ScanStop) -> Bool {
    let room = min(wanted, source.count - base)
    if buffer.count < grown(room) {
      buffer.append(contentsOf: repeatElement(0x0A, count: grown(room) - buffer.count))
    }
    try source.read(into: &buffer, at: filled, from: base + filled, count: room - filled)
    filled = room
    // Line ends behind the bytes stop every search.
    for place in filled..<grown(filled) { buffer[place] = 0x0A }
    return base + filled == source.count
  }

  /// The beginning of the first line behind the buffer's first byte.
  private func lineStart(count: Int, before end: Int) -> Int? {
    var place = 0
    while place < end, place < count {
      let byte = buffer[place]
      if byte == 0x0A { return place + 1 }
      if byte == 0x0D { return place + (place + 1 < count && buffer[place + 1] == 0x0A ? 2 : 1) }
      place += 1
    }
    return nil
  }

  private mutating func finish(
    base: Int,
    from start: Int,
    filled: Int,
    end: Int
  ) throws(ScanStop) -> ChunkCells {
    if cutter.hasForeignBytes,
      DecodedText.firstInvalid(buffer.span.extracting(start..<cutter.offset)) != nil
    {
      throw .notPlainText
    }
    let (notes, next) = (cutter.notes, cutter.offset)
    if drafts.contains(where: \.mustReadAgain) {
      // Rare: a column that begins with numbers and turns to text within the chunk.
      let again = drafts.indices.filter { drafts[$0].mustReadAgain }
      for slot in again { drafts[slot].beginAgain() }
      cutter.begin(at: start)
      while true {
        guard case .full = step(count: filled, before: end, isLast: true, again) else { break }
      }
    }
    return ChunkCells(
      from: base + start,
      next: base + next,
      notes: notes,
      parts: drafts.map { $0.finish() }
    )
  }
}

/// What a chunk holds.
struct ChunkCells: Sendable {
  /// Where its first record was taken to begin.
  let from: Int
  /// Where the first record behind it begins.
  let next: Int
  /// What was noted of its records.
  let notes: RecordNotes
  /// The columns that were wanted.
  let parts: [ColumnPart]
}

/// Why a scan ended early.
enum ScanStop: Error {
  /// The records are not well formed.
  case fault(CSVFault)
  /// The bytes are not UTF-8, or hold NUL: the file must be read in another way.
  case notPlainText
  /// The file could not be read.
  case data(DataError)
}

extension ScanStop {
  /// A record that does not end, because the file ends or because it is longer than any that is
  /// meant; `quote` is the place of the quote that is open in it.
  static func openRecord(
    _ bytes: Span<UInt8>,
    from start: Int,
    quote: Int?,
    line: Int,
    isEnd: Bool
  ) -> ScanStop {
    guard let quote else { return .fault(.longRecord(line: line)) }
    var before = 0
    for place in start..<quote {
      let byte = bytes[place]
      if byte == 0x0A || (byte == 0x0D && bytes[place + 1] != 0x0A) { before += 1 }
    }
    let column = CSVScanner.column(of: quote, bytes)
    return .fault(
      isEnd
        ? .unterminatedQuote(column: column, line: line + before)
        : .longQuote(column: column, line: line + before)
    )
  }
}

/// The bytes of a file, in any order.
protocol ChunkSource: Sendable {
  /// The number of bytes.
  var count: Int { get }
  /// Reads so many bytes from an offset on into a place of a buffer.
  func read(
    into buffer: inout [UInt8],
    at place: Int,
    from offset: Int,
    count: Int
  ) throws(ScanStop)
  /// Makes sure that the bytes are those of the beginning.
  func checkUnchanged() throws(ScanStop)
  /// That they are not, in words.
  var changed: DataError { get }
}
