package import Columns

/// Writes a table as an Arrow IPC file, a piece of bytes at a time.
///
/// The rows are looked at twice: once to find out what dictionaries and companions there are, and then
/// to write them.
///
///     let writer = ArrowWriter(schema: table.schema)
///     for batch in table.batches { writer.survey(batch) }
///     try writer.begin(sink)
///     for batch in table.batches { try writer.write(batch, sink) }
///     try writer.finish(sink)
package struct ArrowWriter {
  private var columns: [ColumnWriter]
  /// The rows of a batch of the file: enough that its message is small beside them, and few enough to be
  /// read by several threads.
  private let batchRows: Int
  private let names: [String]
  private let metadata: ArrowMetadata
  private var fields: [ArrowField] = []
  private var schema = FlatValue.absent
  private var batches: [ArrowBlock] = []
  private var dictionaries: [ArrowBlock] = []
  private var waiting = 0
  private var offset = 0

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - schema: the columns.
  ///   - metadata: what the schema says besides.
  ///   - isNarrow: whether numbers take as few bytes as they need, for this program alone to read; other
  ///     programs expect decimals as decimals, and whole numbers that can be added up.
  ///   - isCutByCaller: whether ``endBatch(_:)`` says where batches end, and nothing else does.
  package init(
    schema: Schema,
    metadata: ArrowMetadata = ArrowMetadata(),
    isNarrow: Bool = false,
    isCutByCaller: Bool = false
  ) {
    batchRows = isCutByCaller ? .max : 1 << 16
    columns = schema.fields.map { ColumnWriter($0, isNarrow: isNarrow) }
    names = schema.names
    var metadata = metadata
    metadata[ArrowFile.versionKey] = "1"
    self.metadata = metadata
  }

  /// Looks at rows that will be written.
  package mutating func survey(_ batch: Batch) {
    for index in columns.indices { columns[index].survey(batch.columns[index]) }
  }

  /// Writes the beginning, after all rows have been looked at.
  package mutating func begin<Failure: Error>(
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var names = UniqueNames(names)
    var dictionary: Int64 = 0
    for index in columns.indices {
      fields += columns[index].fields(&names, dictionary: &dictionary)
    }
    schema = ArrowMessage.schema(fields, metadata)
    try put(Array("ARROW1\0\0".utf8), sink)
    _ = try put(message: ArrowMessage.written(schema), body: [], sink)
  }

  /// Writes rows.
  package mutating func write<Failure: Error>(
    _ batch: Batch,
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    while start < batch.count {
      let end = min(batch.count, start &+ min(batchRows - waiting, batch.count))
      let piece = batch.sliced(start..<end)
      for index in columns.indices { columns[index].add(piece.columns[index]) }
      waiting += end - start
      start = end
      if waiting == batchRows { try flush(sink) }
    }
  }

  /// Ends a batch of the file, which may have no rows.
  package mutating func endBatch<Failure: Error>(
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) { try flush(sink) }

  /// Writes the end.
  package mutating func finish<Failure: Error>(
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    if waiting > 0 { try flush(sink) }
    var id: Int64 = 0
    for column in columns {
      for body in column.dictionaries {
        let message = ArrowMessage.written(dictionary: id, body)
        dictionaries.append(try put(message: message, body: body.bytes, sink))
        id += 1
      }
    }
    try put([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], sink)
    var footer = ArrowMessage.footer(schema, dictionaries: dictionaries, batches: batches)
    footer.append([UInt32(truncatingIfNeeded: footer.count)])
    try put(footer + Array("ARROW1".utf8), sink)
  }

  private mutating func flush<Failure: Error>(
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var body = ArrowBody(rows: waiting)
    for index in columns.indices { columns[index].flush(into: &body) }
    waiting = 0
    batches.append(try put(message: ArrowMessage.written(body), body: body.bytes, sink))
  }

  private mutating func put<Failure: Error>(
    message: [UInt8],
    body: [UInt8],
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> ArrowBlock {
    var bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    // Bodies begin where readers with wide registers want them.
    let filled = (offset + 8 + message.count + ArrowBody.alignment - 1) / ArrowBody.alignment
    let length = filled * ArrowBody.alignment - offset - 8
    bytes.append([UInt32(truncatingIfNeeded: length)])
    bytes += message
    bytes.append(contentsOf: repeatElement(0, count: length - message.count))
    let block = ArrowBlock(offset: offset, metadata: bytes.count, body: body.count)
    try put(bytes, sink)
    if !body.isEmpty { try put(body, sink) }
    return block
  }

  private mutating func put<Failure: Error>(
    _ bytes: [UInt8],
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try sink(bytes)
    offset += bytes.count
  }
}

extension ArrowWriter {
  /// The bytes of a table in memory.
  package static func bytes(
    of table: Table,
    metadata: ArrowMetadata = ArrowMetadata()
  ) -> [UInt8] {
    var writer = ArrowWriter(schema: table.schema, metadata: metadata)
    for batch in table.batches { writer.survey(batch) }
    var bytes: [UInt8] = []
    let sink = { (piece: [UInt8]) in bytes += piece }
    writer.begin(sink)
    for batch in table.batches { writer.write(batch, sink) }
    writer.finish(sink)
    return bytes
  }
}

extension ArrowFile {
  /// The key of a schema that this program has written.
  package static let versionKey = "scrutineer.version"
}
