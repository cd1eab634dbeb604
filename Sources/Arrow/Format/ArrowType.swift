/// What the cells of a column of an Arrow file are.
///
/// The numbers are those of `Schema.fbs` of the published format.
package enum ArrowType: Hashable, Sendable {
  case boolean
  case dateDays
  case dateMilliseconds
  /// Whole numbers of the last of `scale` decimal places, in 32, 64, 128 or 256 bits.
  case decimal(precision: Int, scale: Int, bits: Int)
  case floating(bits: Int)
  case integer(bits: Int, isSigned: Bool)
  /// No cell has a value.
  case null
  /// Text: the bits of its offsets.
  case text(offsetBits: Int)
  /// Text in places of 16 bytes.
  case textView
  /// Moments, in units of which a second has so many.
  case timestamp(perSecond: Int64, hasZone: Bool)
  /// Anything else, in words, with the number of its buffers and whether more follow for each batch.
  case other(String, buffers: Int, isView: Bool)

  /// The number of buffers of a column, without those that a batch says that it has besides.
  var bufferCount: Int {
    switch self {
    case .null: 0
    case .text: 3
    case .other(_, let count, _): count
    default: 2
    }
  }

  /// Whether each batch says how many more buffers a column has.
  var isView: Bool {
    switch self {
    case .textView: true
    case .other(_, _, let isView): isView
    default: false
    }
  }

  /// The bits of each cell where all cells have the same number; nil for others.
  package var cellBits: Int? {
    switch self {
    case .boolean: 1
    case .dateDays: 32
    case .dateMilliseconds, .timestamp: 64
    case .decimal(_, _, let bits): bits
    case .floating(let bits): bits
    case .integer(let bits, _): bits
    case .null, .text, .textView, .other: nil
    }
  }
}

// MARK: - Flatbuffers

extension ArrowType {
  /// Reads the type of a field.
  init(of field: FlatTable) throws(FlatFault) {
    let number = try field.integer(2, UInt8.self)
    let table = try field.table(3)
    switch number {
    case 1: self = .null
    case 2:
      let bits = Int(try table?.integer(0, Int32.self) ?? 0)
      guard [8, 16, 32, 64].contains(bits) else { throw FlatFault() }
      self = .integer(bits: bits, isSigned: try table?.boolean(1) ?? false)
    case 3: self = .floating(bits: try Self.floatingBits(table))
    case 4, 19: self = .other("bytes", buffers: 3, isView: false)
    case 5: self = .text(offsetBits: 32)
    case 6: self = .boolean
    case 7: self = try Self.decimal(table)
    case 8:
      let unit = try table?.integer(0, Int16.self, else: 1) ?? 1
      self = unit == 0 ? .dateDays : .dateMilliseconds
    case 9: self = .other("times of day", buffers: 2, isView: false)
    case 10: self = try Self.timestamp(table)
    case 11: self = .other("calendar intervals", buffers: 2, isView: false)
    case 12, 17, 21: self = .other(number == 17 ? "maps" : "lists", buffers: 2, isView: false)
    case 13: self = .other("records", buffers: 1, isView: false)
    case 14:
      let isDense = try table?.integer(0, Int16.self) ?? 0 == 1
      self = .other("unions", buffers: isDense ? 2 : 1, isView: false)
    case 15: self = .other("bytes", buffers: 2, isView: false)
    case 16: self = .other("lists", buffers: 1, isView: false)
    case 18: self = .other("durations", buffers: 2, isView: false)
    case 20: self = .text(offsetBits: 64)
    case 22: self = .other("runs", buffers: 0, isView: false)
    case 23: self = .other("bytes", buffers: 2, isView: true)
    case 24: self = .textView
    case 25, 26: self = .other("lists", buffers: 3, isView: false)
    default: throw FlatFault()
    }
  }

  private static func floatingBits(_ table: FlatTable?) throws(FlatFault) -> Int {
    switch try table?.integer(0, Int16.self) ?? 0 {
    case 0: 16
    case 1: 32
    case 2: 64
    default: throw FlatFault()
    }
  }

  private static func decimal(_ table: FlatTable?) throws(FlatFault) -> ArrowType {
    let bits = Int(try table?.integer(2, Int32.self, else: 128) ?? 128)
    guard [32, 64, 128, 256].contains(bits) else { throw FlatFault() }
    return .decimal(
      precision: Int(try table?.integer(0, Int32.self) ?? 0),
      scale: Int(try table?.integer(1, Int32.self) ?? 0),
      bits: bits
    )
  }

  private static func timestamp(_ table: FlatTable?) throws(FlatFault) -> ArrowType {
    let unit = try table?.integer(0, Int16.self) ?? 0
    guard (0...3).contains(unit) else { throw FlatFault() }
    return .timestamp(
      perSecond: [1, 1_000, 1_000_000, 1_000_000_000][Int(unit)],
      hasZone: try table?.text(1).map { !$0.isEmpty } ?? false
    )
  }

  /// The number of the type and its table, as a field has them; types that are not written have none.
  var written: (number: UInt8, table: FlatValue) {
    switch self {
    case .null: (1, .table([]))
    case .integer(let bits, let isSigned):
      (2, .table([.int(Int32(bits)), .byte(isSigned ? 1 : 0)]))
    case .floating(let bits): (3, .table([.short(bits == 16 ? 0 : bits == 32 ? 1 : 2)]))
    case .text(let bits): (bits == 64 ? 20 : 5, .table([]))
    case .boolean: (6, .table([]))
    case .decimal(let precision, let scale, let bits):
      (7, .table([.int(Int32(precision)), .int(Int32(scale)), .int(Int32(bits))]))
    case .dateDays: (8, .table([.short(0)]))
    case .dateMilliseconds: (8, .table([.short(1)]))
    case .textView, .timestamp, .other: (0, .absent)
    }
  }
}
