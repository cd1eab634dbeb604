package import Columns

/// An Arrow IPC file, opened: its schema, and where the cells of each batch lie.
///
/// Opening reads the end of the file and the messages, and checks that every buffer that they name lies
/// in the file and holds as many cells as they say. What the cells are is seen when they are read.
package struct ArrowFile: Sendable {
  /// The bytes.
  let bytes: any ArrowBytes
  /// The columns.
  package let fields: [ArrowField]
  /// What else the schema says.
  package let metadata: ArrowMetadata
  /// The batches.
  let batches: [ArrowBatch]
  /// The batches of each dictionary, by its number.
  private let dictionaries: [Int64: [ArrowBatch]]

  private static let mostRows = 1 << 36
  private static let magic = Array("ARROW1".utf8)

  /// Opens a file.
  package init(_ bytes: any ArrowBytes) throws(DataError) {
    let name = bytes.name
    var packed = PackedBuffers(behind: bytes.count)
    let footer = try Self.footer(of: bytes)
    do throws(FlatFault) {
      let table = try FlatTable(root: footer.bytes)
      guard let schema = try table.table(1) else { throw FlatFault() }
      guard try schema.integer(0, Int16.self) == 0 else {
        throw FlatFault(.bigEndian)
      }
      fields = try ArrowField.fields(of: schema)
      metadata = try ArrowMetadata(schema.tables(2))
      var batches: [ArrowBatch] = []
      for place in try table.longs(3, each: 24) {
        let block = try Self.block(place, end: footer.offset)
        let message = try ArrowMessage.batch(try Self.message(block, bytes))
        batches.append(try ArrowBatch(message, block, fields, bytes, &packed))
      }
      // Columns without bytes could make a small file one of endlessly many rows.
      guard batches.reduce(0, { $0 + $1.rows }) <= Self.mostRows else { throw FlatFault() }
      self.batches = batches
      var further: [ArrowBlock] = []
      for place in try table.longs(2, each: 24) {
        further.append(try Self.block(place, end: footer.offset))
      }
      dictionaries = try Self.dictionaries(further, bytes, fields, &packed)
    } catch {
      throw error.dataError(name)
    }
    self.bytes = packed.all.isEmpty ? bytes : UnpackedBytes(bytes, packed)
  }

  /// The bytes of the file.
  package var size: Int { bytes.count }

  /// The number of rows.
  package var rowCount: Int { batches.reduce(0) { $0 + $1.rows } }

  /// The batches of a column's dictionary.
  func dictionary(of field: ArrowField) throws(DataError) -> [ArrowBatch] {
    guard let encoding = field.dictionary, let batches = dictionaries[encoding.id] else {
      throw ArrowFault.dictionary(bytes.name, field.name)
    }
    return batches
  }

  // MARK: - Opening

  /// The end of a file that tells the rest, and where it begins.
  private static func footer(
    of bytes: any ArrowBytes
  ) throws(DataError) -> (bytes: [UInt8], offset: Int) {
    let name = bytes.name
    let first = try bytes.read(UInt8.self, from: 0, count: min(bytes.count, 8))
    guard first.starts(with: magic) else {
      if first.starts(with: Array("FEA1".utf8)) {
        throw ArrowFault.other(
          name,
          "a Feather file of the first version, which is not read",
          help: "write it as version 2"
        )
      }
      if first.starts(with: [0xFF, 0xFF, 0xFF, 0xFF]) {
        throw ArrowFault.other(
          name,
          "a stream of Arrow messages, which is not read",
          help: "write it as a file: `pyarrow.ipc.new_file(path, schema)`"
        )
      }
      if first.starts(with: Array("PAR1".utf8)) {
        throw ArrowFault.other(
          name,
          "a Parquet file, which is not read",
          help: "write it as an Arrow file: `pyarrow.feather.write_feather(table, path, "
            + "compression=\"uncompressed\")`"
        )
      }
      throw ArrowFault.other(
        name,
        "not an Arrow file: it does not begin with `ARROW1`",
        help: "a name that ends in `.arrow` or `.feather` is taken for one; rename it if it is not"
      )
    }
    let end = magic.count + 4
    guard bytes.count >= 8 + end else { throw ArrowFault.truncated(name) }
    let tail = try bytes.read(UInt8.self, from: bytes.count - end, count: end)
    guard tail.suffix(magic.count).elementsEqual(magic) else { throw ArrowFault.truncated(name) }
    let length = (0..<4).reversed().reduce(0) { $0 << 8 | Int(tail[$1]) }
    let offset = bytes.count - end - length
    guard length > 0, offset >= 8 else { throw ArrowFault.damaged(name) }
    return (try bytes.read(UInt8.self, from: offset, count: length), offset)
  }

  private static func block(_ longs: [Int64], end: Int) throws(FlatFault) -> ArrowBlock {
    // The second number has four bytes, and four that fill it up.
    let metadata = Int(Int32(truncatingIfNeeded: longs[1]))
    guard let offset = Int(exactly: longs[0]), let body = Int(exactly: longs[2]), offset >= 8,
      metadata >= 8, body >= 0, offset <= end, metadata <= end - offset,
      body <= end - offset - metadata
    else { throw FlatFault() }
    return ArrowBlock(offset: offset, metadata: metadata, body: body)
  }

  private static func message(
    _ block: ArrowBlock,
    _ bytes: any ArrowBytes
  ) throws(FlatFault) -> [UInt8] {
    let all: [UInt8]
    do throws(DataError) {
      all = try bytes.read(UInt8.self, from: block.offset, count: block.metadata)
    } catch {
      throw FlatFault(.reading(error))
    }
    // Before 1.0 the length was not marked by four bytes of ones.
    let isMarked = all.starts(with: [0xFF, 0xFF, 0xFF, 0xFF])
    return Array(all.dropFirst(isMarked ? 8 : 4))
  }

  private static func dictionaries(
    _ blocks: [ArrowBlock],
    _ bytes: any ArrowBytes,
    _ fields: [ArrowField],
    _ packed: inout PackedBuffers
  ) throws(FlatFault) -> [Int64: [ArrowBatch]] {
    var types: [Int64: ArrowField] = [:]
    for field in fields {
      guard let encoding = field.dictionary else { continue }
      types[encoding.id] = ArrowField(field.name, field.type)
    }
    var dictionaries: [Int64: [ArrowBatch]] = [:]
    for block in blocks {
      let message = try ArrowMessage.dictionary(try Self.message(block, bytes))
      // Dictionaries of columns in columns are not read.
      guard let type = types[message.id], type.type.isReadable else { continue }
      let batch = try ArrowBatch(message.batch, block, [type], bytes, &packed)
      if message.isAddition, dictionaries[message.id] != nil {
        dictionaries[message.id]?.append(batch)
      } else if dictionaries[message.id] == nil {
        dictionaries[message.id] = [batch]
      } else {
        throw FlatFault()
      }
    }
    return dictionaries
  }
}

extension FlatFault {
  fileprivate func dataError(_ name: String) -> DataError {
    switch self.kind {
    case .damaged: ArrowFault.damaged(name)
    case .bigEndian:
      ArrowFault.other(
        name,
        "an Arrow file of a machine with another order of bytes, which is not read",
        help: "write it anew on an ordinary machine"
      )
    case .compressed: ArrowFault.compressed(name)
    case .reading(let error): error
    }
  }
}
