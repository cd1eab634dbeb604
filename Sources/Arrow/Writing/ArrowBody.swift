/// The cells of a batch that is to be written: its buffers, each filled up to a multiple of 64 bytes.
struct ArrowBody {
  /// What readers with wide registers ask for.
  static let alignment = 64

  private(set) var bytes: [UInt8] = []
  private var nodes: [Int64] = []
  private var buffers: [Int64] = []
  private let rows: Int

  /// Creates a body of so many rows.
  init(rows: Int) {
    self.rows = rows
  }

  /// The number of bytes.
  var count: Int { bytes.count }

  /// The batch as a message has it.
  var written: FlatValue {
    .table([.long(Int64(rows)), .structs(nodes, each: 16), .structs(buffers, each: 16)])
  }

  /// Begins a column: which of its cells are missing, as reasons or nothing.
  mutating func begin(cells: Int, missing reasons: [UInt8]) {
    let missing = reasons.count { $0 != 0 }
    nodes += [Int64(cells), Int64(missing)]
    guard missing > 0 else { return add([UInt8]()) }
    add(Self.bits(reasons) { $0 == 0 })
  }

  /// Adds a buffer of truth values.
  mutating func add(bits cells: [Bool]) { add(Self.bits(cells) { $0 }) }

  /// Adds a buffer.
  mutating func add<Cell: BitwiseCopyable>(_ cells: [Cell]) {
    let start = bytes.count
    bytes.append(cells)
    buffers += [Int64(start), Int64(bytes.count - start)]
    let rest = bytes.count % Self.alignment
    if rest > 0 { bytes.append(contentsOf: repeatElement(0, count: Self.alignment - rest)) }
  }

  private static func bits<Cell>(_ cells: [Cell], _ isSet: (Cell) -> Bool) -> [UInt8] {
    var bits = [UInt8](repeating: 0, count: (cells.count + 7) / 8)
    for row in cells.indices where isSet(cells[row]) { bits[row >> 3] |= 1 << UInt8(row & 7) }
    return bits
  }
}
