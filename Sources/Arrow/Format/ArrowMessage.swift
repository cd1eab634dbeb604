/// Where a message and its body lie in a file.
struct ArrowBlock: Hashable, Sendable {
  /// The first byte of the message.
  var offset: Int
  /// The bytes of the message, with its length before it and the filling behind.
  var metadata: Int
  /// The bytes of the body.
  var body: Int
}

/// The messages of the published format; the numbers of slots are those of `Message.fbs` and `File.fbs`.
enum ArrowMessage {
  /// The version of the format: 1.0 and later.
  private static let version = FlatValue.short(4)
  private static let recordBatch: UInt8 = 3
  private static let dictionaryBatch: UInt8 = 2

  /// A table of cells as a message says.
  struct Batch {
    let rows: Int64
    /// The cells and the missing cells of each node.
    let nodes: [[Int64]]
    /// Where each buffer lies in the body and its length.
    let buffers: [[Int64]]
    /// How many further buffers each column of views has.
    let viewBuffers: [Int64]
    /// How its buffers are packed; nil where they are not.
    let packing: Packing?

    /// The packing that a message names.
    enum Packing {
      case known(BufferCodec)
      case unknown

      fileprivate init(_ table: FlatTable) throws(FlatFault) {
        // Slot 1 is the method; 0 packs each buffer by itself and is the only one published.
        guard try table.integer(1, UInt8.self) == 0,
          let codec = BufferCodec(rawValue: try table.integer(0, UInt8.self))
        else {
          self = .unknown
          return
        }
        self = .known(codec)
      }
    }

    fileprivate init(_ table: FlatTable) throws(FlatFault) {
      rows = try table.integer(0, Int64.self)
      nodes = try table.longs(1, each: 16)
      buffers = try table.longs(2, each: 16)
      if let table = try table.table(3) { packing = try Packing(table) } else { packing = nil }
      viewBuffers = try table.longs(4).map { $0[0] }
    }
  }

  /// A dictionary as a message says.
  struct Dictionary {
    let id: Int64
    /// Whether its values follow those of the same number before.
    let isAddition: Bool
    let batch: Batch
  }

  static func batch(_ bytes: [UInt8]) throws(FlatFault) -> Batch {
    let message = try FlatTable(root: bytes)
    guard try message.integer(1, UInt8.self) == recordBatch, let header = try message.table(2)
    else {
      throw FlatFault()
    }
    return try Batch(header)
  }

  static func dictionary(_ bytes: [UInt8]) throws(FlatFault) -> Dictionary {
    let message = try FlatTable(root: bytes)
    guard try message.integer(1, UInt8.self) == dictionaryBatch,
      let header = try message.table(2), let batch = try header.table(1)
    else { throw FlatFault() }
    return Dictionary(
      id: try header.integer(0, Int64.self),
      isAddition: try header.boolean(2),
      batch: try Batch(batch)
    )
  }

  // MARK: - Writing

  /// A schema's message.
  static func written(_ schema: FlatValue) -> [UInt8] {
    FlatValue.table([version, .byte(1), schema, .long(0)]).bytes
  }

  /// A batch's message.
  static func written(_ body: ArrowBody) -> [UInt8] {
    FlatValue.table([version, .byte(recordBatch), body.written, .long(Int64(body.count))]).bytes
  }

  /// A dictionary's message.
  static func written(dictionary id: Int64, _ body: ArrowBody) -> [UInt8] {
    let header = FlatValue.table([.long(id), body.written, .byte(0)])
    return FlatValue.table([version, .byte(dictionaryBatch), header, .long(Int64(body.count))])
      .bytes
  }

  /// The end of a file.
  static func footer(
    _ schema: FlatValue,
    dictionaries: [ArrowBlock],
    batches: [ArrowBlock]
  ) -> [UInt8] {
    func places(_ blocks: [ArrowBlock]) -> FlatValue {
      .structs(
        blocks.flatMap { [Int64($0.offset), Int64($0.metadata), Int64($0.body)] },
        each: 24
      )
    }
    return FlatValue.table([version, schema, places(dictionaries), places(batches)]).bytes
  }

  /// A schema.
  static func schema(_ fields: [ArrowField], _ metadata: ArrowMetadata) -> FlatValue {
    .table([.short(0), .tables(fields.map(\.written)), metadata.written])
  }
}
