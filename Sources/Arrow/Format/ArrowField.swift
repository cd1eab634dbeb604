/// A column of an Arrow file, as its schema says.
package struct ArrowField: Sendable {
  /// How a column refers to a dictionary.
  package struct Encoding: Hashable, Sendable {
    /// The dictionary's number.
    package var id: Int64
    /// What the codes are.
    package var index: ArrowType
    /// Whether the order of the dictionary is that of its values.
    package var isOrdered: Bool
  }

  /// The name.
  package var name: String
  /// What its cells are; of a column with a dictionary, what the dictionary's are.
  package var type: ArrowType
  /// The dictionary, where there is one.
  package var dictionary: Encoding?
  /// What else is said of it.
  package var metadata: ArrowMetadata
  /// The columns in it.
  private(set) var children: [ArrowField] = []

  /// Creates a column that is to be written.
  init(
    _ name: String,
    _ type: ArrowType,
    dictionary: Encoding? = nil,
    metadata: ArrowMetadata = ArrowMetadata()
  ) {
    self.name = name
    self.type = type
    self.dictionary = dictionary
    self.metadata = metadata
  }

  /// The type of the cells in record batches.
  package var storage: ArrowType { dictionary?.index ?? type }
}

extension ArrowField {
  /// The most columns, with those in others, and the most levels of them: references can be shared, so
  /// that a small file could name endlessly many.
  private static let mostFields = 100_000
  private static let mostLevels = 32

  /// Reads the columns of a schema.
  static func fields(of schema: FlatTable) throws(FlatFault) -> [ArrowField] {
    var left = mostFields
    return try fields(schema.tables(1), level: 0, &left)
  }

  private static func fields(
    _ tables: [FlatTable],
    level: Int,
    _ left: inout Int
  ) throws(FlatFault) -> [ArrowField] {
    guard level < mostLevels else { throw FlatFault() }
    var fields: [ArrowField] = []
    for table in tables {
      left -= 1
      guard left > 0 else { throw FlatFault() }
      var field = ArrowField(
        try table.text(0) ?? "",
        try ArrowType(of: table),
        metadata: try ArrowMetadata(table.tables(6))
      )
      if let encoding = try table.table(4) {
        let index = try encoding.table(1)
        let bits = Int(try index?.integer(0, Int32.self) ?? 32)
        guard [8, 16, 32, 64].contains(bits) else { throw FlatFault() }
        field.dictionary = Encoding(
          id: try encoding.integer(0, Int64.self),
          index: .integer(bits: bits, isSigned: try index?.boolean(1) ?? true),
          isOrdered: try encoding.boolean(2)
        )
      }
      field.children = try Self.fields(table.tables(5), level: level + 1, &left)
      fields.append(field)
    }
    return fields
  }

  /// The field as a schema has it.
  var written: FlatValue {
    let (number, type) = type.written
    var encoding = FlatValue.absent
    if let dictionary {
      encoding = .table([
        .long(dictionary.id), dictionary.index.written.table,
        .byte(dictionary.isOrdered ? 1 : 0),
      ])
    }
    return .table([
      .text(name), .byte(1), .byte(number), type, encoding, .tables([]), metadata.written,
    ])
  }

  /// The nodes, the buffers and the places of numbers of further buffers that it takes in a batch.
  var extent: (nodes: Int, buffers: Int, views: Int) {
    if dictionary != nil { return (1, 2, 0) }
    var extent = (nodes: 1, buffers: type.bufferCount, views: type.isView ? 1 : 0)
    for child in children {
      let inner = child.extent
      extent.nodes += inner.nodes
      extent.buffers += inner.buffers
      extent.views += inner.views
    }
    return extent
  }
}

/// The keys and values that a schema or a column carries besides.
package struct ArrowMetadata: Hashable, Sendable {
  /// The entries, in their order.
  package private(set) var entries: [Entry] = []

  /// One entry.
  package struct Entry: Hashable, Sendable {
    /// The key.
    package let key: String
    /// The value.
    package let value: String
  }

  /// Creates metadata without entries.
  package init() {}

  init(_ tables: [FlatTable]) throws(FlatFault) {
    for table in tables {
      entries.append(Entry(key: try table.text(0) ?? "", value: try table.text(1) ?? ""))
    }
  }

  /// The value of a key; setting one adds it.
  package subscript(key: String) -> String? {
    get { entries.first { $0.key == key }?.value }
    set {
      entries.removeAll { $0.key == key }
      if let newValue { entries.append(Entry(key: key, value: newValue)) }
    }
  }

  /// The entries as a schema has them.
  var written: FlatValue {
    .tables(entries.map { .table([.text($0.key), .text($0.value)]) })
  }
}
