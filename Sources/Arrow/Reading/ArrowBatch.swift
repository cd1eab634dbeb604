import Columns

/// Where the cells of one batch lie, column by column.
struct ArrowBatch: Sendable {
  /// The cells of one column in one batch.
  struct Cells: Sendable {
    /// The number of cells.
    let count: Int
    /// The bits that say which cells have a value; nil where all have.
    let validity: Range<Int>?
    /// The buffers with the cells themselves, as ranges of the file.
    let buffers: [Range<Int>]
  }

  /// The number of rows.
  let rows: Int
  /// The cells of each column; nil for one whose kind is not read.
  let columns: [Cells?]

  /// Checks what a message says against the columns and the length of the body.
  init(
    _ message: ArrowMessage.Batch,
    _ block: ArrowBlock,
    _ fields: [ArrowField],
    _ bytes: any ArrowBytes,
    _ packed: inout PackedBuffers
  ) throws(FlatFault) {
    // Rows are counted in 32 bits where they are chosen.
    guard let rows = Int(exactly: message.rows), rows >= 0, rows <= Int(Int32.max) else {
      throw FlatFault()
    }
    self.rows = rows
    var reader = Reader(message: message, block: block, bytes: bytes)
    var columns: [Cells?] = []
    for field in fields {
      let start = reader
      let extent = field.extent
      columns.append(field.isReadable ? try reader.cells(of: field, rows: rows, &packed) : nil)
      reader = start
      try reader.skip(extent)
    }
    self.columns = columns
  }

  /// Goes along the lists of a message.
  private struct Reader {
    let message: ArrowMessage.Batch
    let block: ArrowBlock
    let bytes: any ArrowBytes
    var node = 0
    var buffer = 0
    var view = 0

    mutating func skip(_ extent: (nodes: Int, buffers: Int, views: Int)) throws(FlatFault) {
      node += extent.nodes
      buffer += extent.buffers
      for _ in 0..<extent.views { buffer += try viewBuffers() }
      guard node <= message.nodes.count, buffer <= message.buffers.count else { throw FlatFault() }
    }

    mutating func cells(
      of field: ArrowField,
      rows: Int,
      _ packed: inout PackedBuffers
    ) throws(FlatFault) -> Cells {
      guard node < message.nodes.count, message.nodes[node][0] == Int64(rows) else {
        throw FlatFault()
      }
      let missing = message.nodes[node][1]
      guard missing >= 0, missing <= Int64(rows) else { throw FlatFault() }
      let storage = field.storage
      if storage == .null { return Cells(count: rows, validity: nil, buffers: []) }
      var count = storage.bufferCount
      if storage.isView { count += try viewBuffers() }
      var ranges: [Range<Int>] = []
      for _ in 0..<count { ranges.append(try next(&packed)) }
      let validity = ranges.removeFirst()
      if missing > 0, validity.count < (rows + 7) / 8 { throw FlatFault() }
      if rows > 0, ranges[0].count < Self.bytes(storage, rows) { throw FlatFault() }
      return Cells(count: rows, validity: missing > 0 ? validity : nil, buffers: ranges)
    }

    /// The bytes that the first buffer of so many cells has at least.
    private static func bytes(_ storage: ArrowType, _ rows: Int) -> Int {
      switch storage {
      case .text(let bits): (rows + 1) * (bits / 8)
      case .textView: rows * 16
      default: (rows * (storage.cellBits ?? 0) + 7) / 8
      }
    }

    /// Where the bytes of the next buffer stand, or are said to stand where they are packed.
    private mutating func next(_ packed: inout PackedBuffers) throws(FlatFault) -> Range<Int> {
      guard buffer < message.buffers.count else { throw FlatFault() }
      let (offset, length) = (message.buffers[buffer][0], message.buffers[buffer][1])
      buffer += 1
      guard offset >= 0, length >= 0, offset <= Int64(block.body),
        length <= Int64(block.body) - offset
      else { throw FlatFault() }
      let start = block.offset + block.metadata + Int(offset)
      let range = start..<start + Int(length)
      guard let packing = message.packing, !range.isEmpty else { return range }
      guard case .known(let codec) = packing else { throw FlatFault(.compressed) }
      // A packed buffer begins with how many bytes it holds, or -1 where it is left as it is.
      guard range.count >= 8 else { throw FlatFault() }
      let content = range.dropFirst(8)
      let count: Int64
      do throws(DataError) {
        count = try bytes.read(Int64.self, from: start, count: 1)[0]
      } catch {
        throw FlatFault(.reading(error))
      }
      return count == -1 ? content : try packed.add(content, codec, count: count)
    }

    private mutating func viewBuffers() throws(FlatFault) -> Int {
      guard view < message.viewBuffers.count else { throw FlatFault() }
      let count = message.viewBuffers[view]
      view += 1
      guard count >= 0, count <= Int64(message.buffers.count) else { throw FlatFault() }
      return Int(count)
    }
  }
}

extension ArrowType {
  /// Whether cells of the type are read.
  package var isReadable: Bool {
    switch self {
    case .other, .decimal(_, _, 256): false
    case .decimal(_, let scale, _): (-18...38).contains(scale)
    default: true
    }
  }
}

extension ArrowField {
  /// Whether its cells are read.
  package var isReadable: Bool { type.isReadable && (dictionary == nil || type.hasValues) }
}

extension ArrowType {
  /// Whether a dictionary of the type is read.
  fileprivate var hasValues: Bool {
    switch self {
    case .text, .textView, .integer, .floating, .boolean, .dateDays: true
    default: false
    }
  }
}
