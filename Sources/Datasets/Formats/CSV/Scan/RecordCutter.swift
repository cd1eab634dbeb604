import Columns

/// Cuts a chunk into records and cells, as RFC 4180 says and as real files need.
///
/// Lines end at LF, CRLF or a bare CR; a quote inside an unquoted cell is text; text after a closing
/// quote is kept. Lines without any character are passed over and counted. Only the cells of the
/// columns that are wanted are handed on.
struct RecordCutter {
  /// Why cutting stopped.
  enum Stop {
    /// The block is full.
    case full
    /// The next record begins behind the chunk, or there is none.
    case end
    /// A record goes on behind the bytes that are there; an open quote's place where there is one.
    case cutShort(quote: Int?)
    /// The bytes are no text: they hold a NUL byte.
    case notText
  }

  private let dialect: CSVDialect
  private let delimiters: UInt64
  private let quote: UInt8
  private let quotes: UInt64
  private let columns: Int
  /// For each column its place among those wanted, or -1.
  private let slots: [Int]
  /// The offset in the buffer at which the next record begins.
  private(set) var offset = 0
  /// What has been noted of the records so far.
  private(set) var notes = RecordNotes()
  private let index: SeparatorIndex
  /// The columns that are wanted.
  private let wanted: [Int]
  private let isPlainWorthIt: Bool
  /// Records that are read one by one before plain text is looked for again.
  private var patience = 0
  private var impatience = 64
  private var seen: UInt64 = 0

  /// Makes a cutter for chunks of about so many bytes.
  init(_ layout: CSVLayout, wanted: [Int], bytes: Int) {
    dialect = layout.dialect
    delimiters = WordBytes.repeating(dialect.delimiter)
    quote = dialect.quote ?? 0
    quotes = WordBytes.repeating(dialect.quote ?? 0)
    columns = layout.columns
    var slots = [Int](repeating: -1, count: layout.columns)
    for (slot, column) in wanted.enumerated() { slots[column] = slot }
    self.slots = slots
    self.wanted = wanted
    index = SeparatorIndex(
      dialect,
      hasReturns: layout.hasReturns,
      columns: columns,
      bytes: bytes
    )
    isPlainWorthIt = layout.columns > 1 && layout.columns < SeparatorIndex.stretch / 64
  }

  /// Begins a chunk: the place of its first record.
  mutating func begin(at offset: Int) {
    self.offset = offset
    notes = RecordNotes()
    patience = 0
    impatience = 64
    seen = 0
  }

  /// Whether any byte was not ASCII.
  var hasForeignBytes: Bool { seen & WordBytes.highs != 0 }

  /// Fills a block with the records that begin before an offset.
  ///
  /// The buffer has padding behind the bytes that are there; `isLast` says that nothing follows them.
  mutating func cut(
    _ bytes: Span<UInt8>,
    count: Int,
    before end: Int,
    isLast: Bool,
    into block: inout CellBlock
  ) -> Stop {
    block.clear(firstRow: notes.rows)
    if isPlainWorthIt, patience == 0, cutPlain(bytes, count: count, before: end, into: &block) {
      return .full
    }
    let most = patience > 0 ? min(block.capacity, patience) : min(block.capacity, impatience)
    let stop = cutRecords(bytes, count, end, isLast, most, &block)
    patience = max(patience - block.rows, 0)
    return stop
  }

  // MARK: - Plain text

  /// Cuts rows by their separators; returns whether there were any.
  private mutating func cutPlain(
    _ bytes: Span<UInt8>,
    count: Int,
    before end: Int,
    into block: inout CellBlock
  ) -> Bool {
    let groups = min(index.room, min(count, end + 4096) - offset) / 64
    guard groups > 0 else { return false }
    let found = block.find(index, bytes, from: offset, groups: groups)
    if !found.isASCII { seen |= WordBytes.highs }
    let separators = index.rowSeparators
    var rows = 0
    if found.isPlain {
      let places = block.places.span
      rows = min(index.regularRows(bytes, places, found), block.capacity)
      // The last rows may belong to the next chunk.
      while rows > 1, Int(places[(rows - 1) * separators]) + 1 >= end { rows -= 1 }
      if rows == 1, offset >= end { rows = 0 }
    }
    guard rows > 0 else {
      patience = impatience
      impatience = min(impatience * 2, 1 << 20)
      return false
    }
    block.fill(rows: rows, separators: separators, columns: wanted)
    notes.addPlainRows(rows)
    offset = Int(block.places[rows * separators]) + 1
    if rows * separators * 4 > found.count { impatience = 64 }
    return true
  }

  // MARK: - Any text

  private mutating func cutRecords(
    _ bytes: Span<UInt8>,
    _ count: Int,
    _ end: Int,
    _ isLast: Bool,
    _ most: Int,
    _ block: inout CellBlock
  ) -> Stop {
    while block.rows < most {
      guard offset < end, offset < count else { return .end }
      var record = OpenRecord(start: offset)
      if let stop = read(&record, bytes, count, isLast, &block) { return stop }
      if record.isBlank {
        offset = record.next
        notes.addBlankLine()
        continue
      }
      let cells = record.column + 1
      if cells != columns, !square(record, cells, bytes, count, &block) {
        offset = record.next
        notes.addLineOfSpaces()
        continue
      }
      if record.isMixed { notes.mixed.add(row: notes.rows) { "" } }
      notes.addRow()
      notes.lineCount += record.innerLines
      offset = record.next
      block.endRow()
    }
    return .full
  }

  /// A record while it is read.
  private struct OpenRecord {
    let start: Int
    /// The column of the cell that is being read.
    var column = 0
    /// Where the next record begins.
    var next = 0
    /// Line ends within cells.
    var innerLines = 0
    var isMixed = false
    var isBlank = false

    init(start: Int) { self.start = start }
  }

  /// Reads one record; returns why it could not.
  private mutating func read(
    _ record: inout OpenRecord,
    _ bytes: Span<UInt8>,
    _ count: Int,
    _ isLast: Bool,
    _ block: inout CellBlock
  ) -> Stop? {
    let raw = bytes
    let delimiter = dialect.delimiter
    var start = record.start
    var position = start
    while true {
      // A cell that begins with a quote.
      if start < count, bytes[start] == quote, quote != 0 {
        switch quoted(bytes, start, count, isLast, &record.innerLines) {
        case .closed(let field, let after):
          if field.form == .mixed { record.isMixed = true }
          store(field, record.column, &block)
          position = after
        case .open:
          return .cutShort(quote: start)
        case .notText:
          return .notText
        }
      } else {
        // The first of the bytes that end a cell.
        while true {
          let word = raw.word(at: position)
          seen |= word
          let mask = ends(word)
          guard mask != 0 else {
            position &+= 8
            if position >= count { break }
            continue
          }
          position &+= mask.trailingZeroBitCount &>> 3
          if position >= count || bytes[position] == delimiter { break }
          let byte = bytes[position]
          if byte == 0x0A || byte == 0x0D { break }
          if byte == 0 { return .notText }
          position &+= 1
        }
        if position > count { position = count }
        store(
          CSVField(start: start, length: min(position - start, CSVField.maximumLength - 1), .plain),
          record.column,
          &block
        )
      }
      if position < count, bytes[position] == delimiter {
        record.column += 1
        position &+= 1
        start = position
        continue
      }
      return finish(&record, at: position, from: start, bytes, count, isLast)
    }
  }

  /// Ends a record at a line end or at the end of the bytes.
  private func finish(
    _ record: inout OpenRecord,
    at position: Int,
    from start: Int,
    _ bytes: Span<UInt8>,
    _ count: Int,
    _ isLast: Bool
  ) -> Stop? {
    guard position < count else {
      record.next = count
      return isLast ? nil : .cutShort(quote: nil)
    }
    record.next = position + 1
    if bytes[position] == 0x0D {
      guard position + 1 < count else {
        return isLast ? blank(&record, position) : .cutShort(quote: nil)
      }
      if bytes[position + 1] == 0x0A { record.next += 1 }
    }
    return blank(&record, position)
  }

  private func blank(_ record: inout OpenRecord, _ position: Int) -> Stop? {
    record.isBlank = position == record.start
    return nil
  }

  /// Bytes that may end a cell: delimiters, line ends and other controls.
  @inline(__always)
  private func ends(_ word: UInt64) -> UInt64 {
    let notControl = ((word & ~WordBytes.highs) &+ WordBytes.repeating(0x80 - 0x0E)) | word
    return ~(WordBytes.nonZero(word ^ delimiters) & notControl) & WordBytes.highs
  }

  @inline(__always)
  private func store(_ field: CSVField, _ column: Int, _ block: inout CellBlock) {
    guard column < columns else { return }
    let slot = slots[column]
    if slot >= 0 { block.set(slot, field) }
  }

  // MARK: - Quotes

  private enum Quoted {
    case closed(CSVField, after: Int)
    case open
    case notText
  }

  /// Reads a cell that begins with a quote.
  private mutating func quoted(
    _ bytes: Span<UInt8>,
    _ opening: Int,
    _ count: Int,
    _ isLast: Bool,
    _ innerLines: inout Int
  ) -> Quoted {
    let raw = bytes
    var form = CSVField.Form.plain
    var position = opening + 1
    var controls: UInt64 = 0
    while true {
      guard position < count else { return .open }
      let word = raw.word(at: position)
      seen |= word
      let mask = ~WordBytes.nonZero(word ^ quotes) & WordBytes.highs
      controls |=
        ~(((word & ~WordBytes.highs) &+ WordBytes.repeating(0x80 - 0x0E)) | word) & WordBytes.highs
      guard mask != 0 else {
        position &+= 8
        continue
      }
      position &+= mask.trailingZeroBitCount &>> 3
      guard position < count else { return .open }
      guard position + 1 < count else {
        if isLast { break }
        return .open
      }
      guard bytes[position + 1] == quote else { break }
      form = .escaped
      position &+= 2
    }
    let closing = position
    if controls != 0 {
      var before: UInt8 = 0
      for place in opening..<closing {
        let byte = bytes[place]
        if byte == 0 { return .notText }
        if byte == 0x0D || (byte == 0x0A && before != 0x0D) { innerLines += 1 }
        before = byte
      }
    }
    position = closing + 1
    while position < count {
      let byte = bytes[position]
      if byte == dialect.delimiter || byte == 0x0A || byte == 0x0D { break }
      if byte == 0 { return .notText }
      seen |= UInt64(byte)
      position += 1
    }
    let length = min(position - opening, CSVField.maximumLength - 1)
    let field =
      position == closing + 1
      ? CSVField(start: opening + 1, length: length - 2, form)
      : CSVField(start: opening, length: length, .mixed)
    return .closed(field, after: position)
  }

  // MARK: - Records of another length

  /// Gives a record as many cells as there are columns; returns false where it is a line of spaces.
  private mutating func square(
    _ record: OpenRecord,
    _ cells: Int,
    _ bytes: Span<UInt8>,
    _ count: Int,
    _ block: inout CellBlock
  ) -> Bool {
    if cells == 1 {
      let line = bytes.extracting(record.start..<min(record.next, count))
      if line.indices.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains(line[$0]) }) { return false }
      if quote != 0, line.count > 1, isQuotedSpace(line) { return false }
    }
    if cells < columns {
      notes.short.add(row: notes.rows) { "" }
      for column in cells..<columns {
        store(CSVField(start: 0, length: 0, .plain), column, &block)
      }
      return true
    }
    var scanner = CSVScanner(dialect, offset: record.start)
    guard let whole = try? scanner.header(bytes.extracting(0..<count)) else { return true }
    let extra = whole.fields.dropFirst(columns).filter { !$0.isSpace(bytes, base: whole.base) }
    if !extra.isEmpty {
      notes.long.add(row: notes.rows) {
        extra.map { $0.text(bytes, base: whole.base, quote: quote) }.joined(separator: ", ")
      }
    }
    return true
  }

  /// Whether a line is one cell in quotes with nothing but spaces in it.
  private func isQuotedSpace(_ line: Span<UInt8>) -> Bool {
    var scanner = CSVScanner(dialect)
    guard let whole = try? scanner.header(line) else { return false }
    return whole.fields.allSatisfy { $0.isSpace(line, base: whole.base) }
  }
}
