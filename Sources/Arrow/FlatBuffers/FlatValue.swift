/// A value of a flatbuffer that is to be written.
///
///     FlatValue.table([.short(4), .text("name")]).bytes
indirect enum FlatValue {
  /// The slot's default.
  case absent
  case byte(UInt8)
  case short(Int16)
  case int(Int32)
  case long(Int64)
  case text(String)
  /// The values of a table's slots.
  case table([FlatValue])
  /// A vector of tables.
  case tables([FlatValue])
  /// A vector of structs, each of so many bytes; `longs` are all of their bytes.
  case structs([Int64], each: Int)

  /// The buffer whose root is this table.
  var bytes: [UInt8] {
    var writer = FlatWriter()
    writer.bytes = [0, 0, 0, 0]
    writer.patch(0, with: writer.write(self))
    return writer.bytes
  }

  /// The bytes that the value takes in a table.
  fileprivate var width: Int {
    switch self {
    case .absent: 0
    case .byte: 1
    case .short: 2
    case .int, .text, .table, .tables, .structs: 4
    case .long: 8
    }
  }
}

/// Lays values out: a table first, then what it refers to.
private struct FlatWriter {
  var bytes: [UInt8] = []

  /// Writes what can be referred to; returns where it begins.
  mutating func write(_ value: FlatValue) -> Int {
    switch value {
    case .absent, .byte, .short, .int, .long: return bytes.count
    case .text(let text):
      align(to: 4, before: 0)
      let start = bytes.count
      add(UInt32(truncatingIfNeeded: text.utf8.count))
      bytes.append(contentsOf: text.utf8)
      bytes.append(0)
      return start
    case .tables(let tables):
      align(to: 4, before: 0)
      let start = bytes.count
      add(UInt32(truncatingIfNeeded: tables.count))
      let places = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: tables.count * 4))
      for (index, table) in tables.enumerated() { patch(places + index * 4, with: write(table)) }
      return start
    case .structs(let longs, let width):
      align(to: 8, before: 4)
      let start = bytes.count
      add(UInt32(truncatingIfNeeded: longs.count * 8 / width))
      for long in longs { add(UInt64(bitPattern: long)) }
      return start
    case .table(let slots): return write(slots)
    }
  }

  private mutating func write(_ slots: [FlatValue]) -> Int {
    var offsets = [UInt16](repeating: 0, count: slots.count)
    var size = 4
    for width in [8, 4, 2, 1] {
      for slot in slots.indices where slots[slot].width == width {
        offsets[slot] = UInt16(truncatingIfNeeded: size)
        size += width
      }
    }
    align(to: 2, before: 0)
    let vtable = bytes.count
    add(UInt16(truncatingIfNeeded: 4 + slots.count * 2))
    add(UInt16(truncatingIfNeeded: size))
    for offset in offsets { add(offset) }
    // Eight-byte values follow the first four bytes.
    align(to: 8, before: 4)
    let start = bytes.count
    add(UInt32(truncatingIfNeeded: start - vtable))
    bytes.append(contentsOf: repeatElement(0, count: size - 4))
    for slot in slots.indices {
      let place = start + Int(offsets[slot])
      switch slots[slot] {
      case .absent: break
      case .byte(let value): bytes[place] = value
      case .short(let value): put(UInt16(bitPattern: value), at: place)
      case .int(let value): put(UInt32(bitPattern: value), at: place)
      case .long(let value): put(UInt64(bitPattern: value), at: place)
      case .text, .table, .tables, .structs: patch(place, with: write(slots[slot]))
      }
    }
    return start
  }

  /// Writes how far it is from a place to where something begins.
  mutating func patch(_ place: Int, with target: Int) {
    put(UInt32(truncatingIfNeeded: target - place), at: place)
  }

  private mutating func align(to size: Int, before: Int) {
    while (bytes.count + before) % size != 0 { bytes.append(0) }
  }

  private mutating func add(_ value: some FixedWidthInteger) {
    let place = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: value.bitWidth / 8))
    put(value, at: place)
  }

  private mutating func put(_ value: some FixedWidthInteger, at place: Int) {
    for index in 0..<value.bitWidth / 8 {
      bytes[place + index] = UInt8(truncatingIfNeeded: value >> (index * 8))
    }
  }
}
