/// A table of a flatbuffer.
///
/// Nothing in the bytes is trusted: every place is checked against their length before it is read, and
/// what does not fit is a ``FlatFault``. Places point forwards only, so that no chain of them is endless.
struct FlatTable {
  private let bytes: [UInt8]
  private let position: Int
  private let slots: Int
  private let slotCount: Int
  private let size: Int
  private let budget: FlatBudget

  /// The table that a buffer begins with a reference to.
  init(root bytes: [UInt8]) throws(FlatFault) {
    let budget = FlatBudget(bytes.count * 4 + 1024)
    try self.init(bytes, at: Int(try FlatTable.word(bytes, at: 0)), budget)
  }

  private init(
    _ bytes: [UInt8],
    at position: Int,
    _ budget: FlatBudget
  ) throws(FlatFault) {
    try budget.spend(8)
    self.budget = budget
    self.bytes = bytes
    self.position = position
    let distance = Int(Int32(bitPattern: try FlatTable.word(bytes, at: position)))
    let slots = position - distance
    self.slots = slots
    let length = try FlatTable.half(bytes, at: slots)
    size = try FlatTable.half(bytes, at: slots + 2)
    guard length >= 4, slots + length <= bytes.count, size >= 4, position + size <= bytes.count
    else { throw FlatFault() }
    slotCount = (length - 4) / 2
  }

  /// A whole number of up to eight bytes in a slot.
  func integer<Number: FixedWidthInteger>(
    _ slot: Int,
    _ type: Number.Type,
    else missing: Number = 0
  ) throws(FlatFault) -> Number {
    let width = Number.bitWidth / 8
    guard let place = try place(slot, width: width) else { return missing }
    var result: Number = 0
    for index in (0..<width).reversed() {
      result = result << 8 | Number(truncatingIfNeeded: bytes[place + index])
    }
    return result
  }

  /// A truth value in a slot.
  func boolean(_ slot: Int) throws(FlatFault) -> Bool { try integer(slot, UInt8.self) != 0 }

  /// A table that a slot refers to.
  func table(_ slot: Int) throws(FlatFault) -> FlatTable? {
    guard let target = try target(slot) else { return nil }
    return try FlatTable(bytes, at: target, budget)
  }

  /// A text that a slot refers to.
  func text(_ slot: Int) throws(FlatFault) -> String? {
    guard let range = try vector(slot, width: 1) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The tables of a vector that a slot refers to.
  func tables(_ slot: Int) throws(FlatFault) -> [FlatTable] {
    guard let range = try vector(slot, width: 4) else { return [] }
    var tables: [FlatTable] = []
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
      let target = place + Int(try FlatTable.word(bytes, at: place))
      tables.append(try FlatTable(bytes, at: target, budget))
    }
    return tables
  }

  /// The eight-byte numbers of a vector of structs of so many bytes each.
  func longs(_ slot: Int, each width: Int = 8) throws(FlatFault) -> [[Int64]] {
    guard let range = try vector(slot, width: width) else { return [] }
    return stride(from: range.lowerBound, to: range.upperBound, by: width).map { start in
      stride(from: start, to: start + width, by: 8).map { place in
        var result: UInt64 = 0
        for index in (0..<8).reversed() { result = result << 8 | UInt64(bytes[place + index]) }
        return Int64(bitPattern: result)
      }
    }
  }

  private func vector(_ slot: Int, width: Int) throws(FlatFault) -> Range<Int>? {
    guard let target = try target(slot) else { return nil }
    let count = Int(try FlatTable.word(bytes, at: target))
    let start = target + 4
    guard count <= (bytes.count - start) / width else { throw FlatFault() }
    try budget.spend(count * width)
    return start..<start + count * width
  }

  private func target(_ slot: Int) throws(FlatFault) -> Int? {
    guard let place = try place(slot, width: 4) else { return nil }
    return place + Int(try FlatTable.word(bytes, at: place))
  }

  private func place(_ slot: Int, width: Int) throws(FlatFault) -> Int? {
    guard slot < slotCount else { return nil }
    let offset = try FlatTable.half(bytes, at: slots + 4 + slot * 2)
    guard offset > 0 else { return nil }
    guard offset >= 4, offset + width <= size else { throw FlatFault() }
    return position + offset
  }

  private static func word(_ bytes: [UInt8], at place: Int) throws(FlatFault) -> UInt32 {
    guard place >= 0, place <= bytes.count - 4 else { throw FlatFault() }
    return UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
  }

  private static func half(_ bytes: [UInt8], at place: Int) throws(FlatFault) -> Int {
    guard place >= 0, place <= bytes.count - 2 else { throw FlatFault() }
    return Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }
}

/// How many bytes may still be taken out of a buffer: references can be shared, so that a small buffer
/// could name endlessly many tables and texts.
private final class FlatBudget {
  private var left: Int

  init(_ bytes: Int) { left = bytes }

  func spend(_ bytes: Int) throws(FlatFault) {
    left -= bytes
    guard left >= 0 else { throw FlatFault() }
  }
}
