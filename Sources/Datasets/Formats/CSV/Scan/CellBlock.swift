/// The cells of the columns that are wanted, in some consecutive rows of a chunk: column by column.
struct CellBlock {
  /// The row of the chunk, counted from 0, that comes first.
  var firstRow = 0
  /// The number of rows.
  private(set) var rows = 0
  /// The cells, their places counted from the start of the chunk's buffer.
  private(set) var fields: [CSVField]
  /// The most rows that fit.
  let capacity: Int
  /// The number of columns that are wanted.
  let slots: Int

  /// The number of cells a block aims at: with their bytes about half a core's second-level cache.
  private static let standardFields = 1 << 15

  /// Creates an empty block for chunks of about so many bytes.
  init(slots: Int, bytes: Int) {
    self.slots = slots
    // A row has no fewer bytes than cells.
    let most = min(Self.standardFields, bytes) / max(slots, 1)
    capacity = max(64, min(most, 1 << 13))
    fields = [CSVField](repeating: CSVField(start: 0, length: 0, .plain), count: capacity * slots)
  }

  /// Begins anew at a row.
  mutating func clear(firstRow: Int) {
    self.firstRow = firstRow
    rows = 0
  }

  /// Sets a cell of the row that is being read.
  @inline(__always)
  mutating func set(_ slot: Int, _ field: CSVField) {
    fields[slot &* capacity &+ rows] = field
  }

  /// Completes the row that is being read.
  @inline(__always)
  mutating func endRow() { rows &+= 1 }

  /// Fills a column of rows that were cut by their separators, of which there are `width` in a row;
  /// `cell` is the column's place in the row, and `start` where the first row begins.
  mutating func fill(
    _ slot: Int,
    from separators: Span<UInt32>,
    rows: Int,
    width: Int,
    cell: Int,
    start: Int
  ) {
    var place = slot * capacity
    var target = fields.mutableSpan
    var end = cell
    if cell == 0 {
      var first = UInt32(truncatingIfNeeded: start)
      for _ in 0..<rows {
        target[place] = CSVField(start: first, length: separators[end] &- first)
        first = separators[end &+ width &- 1] &+ 1
        place &+= 1
        end &+= width
      }
    } else {
      for _ in 0..<rows {
        let first = separators[end &- 1] &+ 1
        target[place] = CSVField(start: first, length: separators[end] &- first)
        place &+= 1
        end &+= width
      }
    }
  }

  /// Takes the carriage return before the line's end from the cells of a column.
  mutating func dropReturns(_ slot: Int, _ bytes: Span<UInt8>) {
    let places = slot * capacity..<slot * capacity + rows
    var target = fields.mutableSpan
    for place in places {
      let field = target[place]
      let end = Int(field.start) + field.length
      if field.length > 0, bytes[end - 1] == 0x0D {
        target[place] = CSVField(start: field.start, length: UInt32(field.length - 1))
      }
    }
  }

  /// Says how many rows have been filled.
  mutating func fill(rows: Int) { self.rows = rows }
}
