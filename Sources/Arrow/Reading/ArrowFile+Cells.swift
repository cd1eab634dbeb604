import Columns

/// Cells as they lie in the file: what the format says of each type.
extension ArrowFile {
  /// For each of some rows why it has no value (blank) or 0; empty where all have one.
  func reasons(_ cells: ArrowBatch.Cells, _ rows: CellChoice) throws(DataError) -> [UInt8] {
    guard let validity = cells.validity, rows.count > 0 else { return [] }
    let bits = try self.bits(validity, rows)
    let blank = MissingReason.blank.rawValue
    var isAnyMissing = false
    let reasons = Self.map(rows) { row in
      let isThere = bits[row >> 3] & (1 << UInt8(truncatingIfNeeded: row & 7)) != 0
      isAnyMissing = isAnyMissing || !isThere
      return isThere ? 0 : blank
    }
    return isAnyMissing ? reasons : []
  }

  /// The bytes that have the bits of a range of cells.
  private func bits(
    _ buffer: Range<Int>,
    _ rows: CellChoice
  ) throws(DataError) -> [UInt8] {
    let first = rows.range.lowerBound / 8
    return try bytes.read(
      UInt8.self,
      from: buffer.lowerBound + first,
      count: (rows.range.upperBound + 7) / 8 - first
    )
  }

  /// Something of each cell that is wanted, given its place in the range.
  @inline(__always)
  private static func map<Result>(_ rows: CellChoice, _ body: (Int) -> Result) -> [Result] {
    if let chosen = rows.chosen { return chosen.map { body(Int($0)) } }
    return (0..<rows.range.count).map(body)
  }

  /// Cells of a type of a fixed width.
  func raw<Cell: BitwiseCopyable>(
    _ type: Cell.Type,
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice
  ) throws(DataError) -> [Cell] {
    let width = MemoryLayout<Cell>.stride
    return rows.taken(
      from: try bytes.read(
        type,
        from: cells.buffers[0].lowerBound + rows.range.lowerBound * width,
        count: rows.range.count
      )
    )
  }

  /// Truth values; false where there is none.
  func booleans(
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice,
    _ reasons: [UInt8]
  ) throws(DataError) -> [Bool] {
    guard rows.count > 0 else { return [] }
    let bits = try self.bits(cells.buffers[0], rows)
    var values = Self.map(rows) { row in
      bits[row >> 3] & (1 << UInt8(truncatingIfNeeded: row & 7)) != 0
    }
    if !reasons.isEmpty {
      for row in values.indices where reasons[row] != 0 { values[row] = false }
    }
    return values
  }

  /// Whole numbers, 0 where there is none; nil where one is too large for 64 bits.
  func integers(
    _ storage: ArrowType,
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice,
    _ reasons: [UInt8]
  ) throws(DataError) -> [Int64]? {
    var numbers: [Int64]
    switch storage {
    case .integer(8, true): numbers = try raw(Int8.self, cells, rows).map(Int64.init)
    case .integer(16, true): numbers = try raw(Int16.self, cells, rows).map(Int64.init)
    case .integer(32, true), .dateDays: numbers = try raw(Int32.self, cells, rows).map(Int64.init)
    case .integer(64, true), .dateMilliseconds, .timestamp:
      numbers = try raw(Int64.self, cells, rows)
    case .integer(8, false): numbers = try raw(UInt8.self, cells, rows).map(Int64.init)
    case .integer(16, false): numbers = try raw(UInt16.self, cells, rows).map(Int64.init)
    case .integer(32, false): numbers = try raw(UInt32.self, cells, rows).map(Int64.init)
    case .integer(64, false):
      return Self.narrowed(try raw(UInt64.self, cells, rows), reasons)
    case .decimal(_, _, 32): numbers = try raw(Int32.self, cells, rows).map(Int64.init)
    case .decimal(_, _, 64): numbers = try raw(Int64.self, cells, rows)
    case .decimal(_, _, 128): return Self.narrowed(try raw(Int128.self, cells, rows), reasons)
    default: numbers = [Int64](repeating: 0, count: rows.count)
    }
    if !reasons.isEmpty {
      for row in numbers.indices where reasons[row] != 0 { numbers[row] = 0 }
    }
    return numbers
  }

  private static func narrowed<Wide: FixedWidthInteger>(
    _ wide: [Wide],
    _ reasons: [UInt8]
  ) -> [Int64]? {
    var numbers = [Int64](repeating: 0, count: wide.count)
    var fits = true
    for row in wide.indices {
      let number = Int64(truncatingIfNeeded: wide[row])
      let isWanted = reasons.isEmpty || reasons[row] == 0
      fits = fits && (!isWanted || Wide(exactly: number) == wide[row])
      numbers[row] = isWanted ? number : 0
    }
    return fits ? numbers : nil
  }

  /// Numbers as floating point, 0 where there is none.
  ///
  /// A number that is none is taken for missing as undefined, as are infinite ones.
  func floating(
    _ storage: ArrowType,
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice,
    _ reasons: inout [UInt8]
  ) throws(DataError) -> [Double] {
    var numbers: [Double]
    switch storage {
    case .floating(16): numbers = try raw(Float16.self, cells, rows).map(Double.init)
    case .floating(32): numbers = try raw(Float.self, cells, rows).map(Double.init)
    case .floating: numbers = try raw(Double.self, cells, rows)
    case .integer(_, false): numbers = try raw(UInt64.self, cells, rows).map { Double($0) }
    case .decimal(_, let scale, 128):
      numbers = try raw(Int128.self, cells, rows).map { Self.floating($0, scale: scale) }
    default:
      let scale = storage.decimalScale
      numbers = (try integers(storage, cells, rows, reasons) ?? []).map {
        Self.floating(Int128($0), scale: scale)
      }
    }
    for row in numbers.indices {
      if !reasons.isEmpty, reasons[row] != 0 {
        numbers[row] = 0
      } else if !numbers[row].isFinite {
        if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: numbers.count) }
        reasons[row] = MissingReason.undefined.rawValue
        numbers[row] = 0
      }
    }
    return numbers
  }

  private static func floating(_ mantissa: Int128, scale: Int) -> Double {
    if let narrow = Int64(exactly: mantissa), (0...22).contains(scale) {
      return PowersOfTen.floating(narrow, scale: scale)
    }
    return Double("\(mantissa)e\(-scale)") ?? 0
  }

  // MARK: - Text

  /// Visits the text of each row that has one, in order.
  func forEachText(
    _ type: ArrowType,
    _ cells: ArrowBatch.Cells,
    _ rows: Range<Int>,
    _ reasons: [UInt8],
    _ body: (_ row: Int, Span<UInt8>) -> Void
  ) throws(DataError) {
    guard !rows.isEmpty else { return }
    switch type {
    case .text(let bits):
      let texts = cells.buffers[1]
      var offsets: [Int]
      let start = cells.buffers[0].lowerBound + rows.lowerBound * (bits / 8)
      if bits == 64 {
        offsets = try bytes.read(Int64.self, from: start, count: rows.count + 1).map {
          Int(clamping: $0)
        }
      } else {
        offsets = try bytes.read(Int32.self, from: start, count: rows.count + 1).map { Int($0) }
      }
      guard let first = offsets.first, let last = offsets.last, first >= 0, last >= first,
        last <= texts.count
      else { throw ArrowFault.damaged(bytes.name) }
      let block = try bytes.read(UInt8.self, from: texts.lowerBound + first, count: last - first)
      for row in 0..<rows.count {
        let (from, to) = (offsets[row], offsets[row + 1])
        guard from >= first, to >= from, to <= last else { throw ArrowFault.damaged(bytes.name) }
        guard reasons.isEmpty || reasons[row] == 0 else { continue }
        body(row, block.span.extracting(from - first..<to - first))
      }
    case .textView: try forEachView(cells, rows, reasons, body)
    default: break
    }
  }

  /// Texts of up to twelve bytes lie in their place; of longer ones that has the length, the first
  /// four bytes, the buffer and the place in it.
  private func forEachView(
    _ cells: ArrowBatch.Cells,
    _ rows: Range<Int>,
    _ reasons: [UInt8],
    _ body: (_ row: Int, Span<UInt8>) -> Void
  ) throws(DataError) {
    let places = try bytes.read(
      UInt32.self,
      from: cells.buffers[0].lowerBound + rows.lowerBound * 16,
      count: rows.count * 4
    )
    let buffers = Array(cells.buffers.dropFirst())
    var blocks = [[UInt8]?](repeating: nil, count: buffers.count)
    var short = [UInt8](repeating: 0, count: 12)
    for row in 0..<rows.count where reasons.isEmpty || reasons[row] == 0 {
      let length = Int(places[row * 4])
      if length <= 12 {
        for index in 0..<12 {
          let word = places[row * 4 + 1 + index / 4]
          short[index] = UInt8(truncatingIfNeeded: word >> UInt32(index % 4 * 8))
        }
        body(row, short.span.extracting(0..<length))
        continue
      }
      let (buffer, start) = (Int(places[row * 4 + 2]), Int(places[row * 4 + 3]))
      guard buffer < buffers.count, start <= buffers[buffer].count,
        length <= buffers[buffer].count - start
      else { throw ArrowFault.damaged(bytes.name) }
      if blocks[buffer] == nil {
        let range = buffers[buffer]
        blocks[buffer] = try bytes.read(UInt8.self, from: range.lowerBound, count: range.count)
      }
      if let block = blocks[buffer] { body(row, block.span.extracting(start..<start + length)) }
    }
  }
}

extension ArrowType {
  /// The decimal places of exact numbers.
  var decimalScale: Int { if case .decimal(_, let scale, _) = self { scale } else { 0 } }
}
