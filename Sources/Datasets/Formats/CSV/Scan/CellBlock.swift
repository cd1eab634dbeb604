/// The cells of the columns that are wanted, in some consecutive rows of a chunk.
///
/// A cell is two places in the chunk's buffer: the one before its first byte, and the one behind its
/// last. Rows that were cut by their separators alone need no more than the separators' places, where
/// the end of a cell is what the next begins behind; those of other rows are written cell by cell.
struct CellBlock {
  /// The row of the chunk, counted from 0, that comes first.
  var firstRow = 0
  /// The number of rows.
  private(set) var rows = 0
  /// The places, row by row; the two highest bits of a cell's end are its form.
  private(set) var places: [UInt32]
  /// How many places there are from a row to the next.
  private(set) var stride = 0
  /// For each column the first place of its cell in the first row.
  private var firstPlaces: [Int]
  /// The most rows that fit.
  let capacity: Int
  /// The number of columns that are wanted.
  let slots: Int

  /// The number of cells a block aims at: with their bytes about half a core's second-level cache.
  private static let standardCells = 1 << 15
  /// Buffers end before this: a chunk and the longest record are shorter.
  static let mostBytes: UInt32 = 1 << 30

  /// Creates an empty block for chunks of about so many bytes.
  init(slots: Int, bytes: Int) {
    self.slots = slots
    // A row has no fewer bytes than cells.
    let most = min(Self.standardCells, bytes) / max(slots, 1)
    capacity = max(64, min(most, 1 << 13))
    let separators = SeparatorIndex.places(bytes: bytes)
    places = [UInt32](repeating: 0, count: max(capacity * 2 * slots, separators))
    firstPlaces = (0..<slots).map { 2 * $0 }
  }

  /// Begins anew at a row.
  mutating func clear(firstRow: Int) {
    self.firstRow = firstRow
    rows = 0
    stride = 2 * slots
    for slot in 0..<slots { firstPlaces[slot] = 2 * slot }
  }

  // MARK: - Filling

  /// Sets a cell of the row that is being read.
  @inline(__always)
  mutating func set(_ slot: Int, _ field: CSVField) {
    let place = rows &* stride &+ 2 &* slot
    places[place] = field.start &- 1
    places[place + 1] =
      (field.start &+ UInt32(truncatingIfNeeded: field.length)) | field.form.rawValue &<< 30
  }

  /// Completes the row that is being read.
  @inline(__always)
  mutating func endRow() { rows &+= 1 }

  /// Writes the places of separators in so many groups of 64 bytes; the rows are counted by ``fill``.
  mutating func find(
    _ index: SeparatorIndex,
    _ bytes: Span<UInt8>,
    from start: Int,
    groups: Int
  ) -> SeparatorIndex.Found {
    index.find(bytes, from: start, groups: groups, into: &places)
  }

  /// Takes rows as they were cut by their separators, so many in each, given the places in the row of
  /// the columns that are wanted.
  mutating func fill(rows: Int, separators: Int, columns: [Int]) {
    self.rows = rows
    stride = separators
    firstPlaces = columns
  }

  // MARK: - Reading

  /// The first place of a column's cell in the first row; those of the next are ``stride`` further.
  func firstPlace(_ slot: Int) -> Int { firstPlaces[slot] }

  /// A cell.
  func field(_ slot: Int, row: Int) -> CSVField {
    let place = firstPlaces[slot] + row * stride
    let (start, end) = (places[place] &+ 1, places[place + 1])
    return CSVField(
      start: Int(start),
      length: Int((end & (Self.mostBytes - 1)) &- start),
      CSVField.Form(rawValue: end >> 30) ?? .plain
    )
  }
}
