import CScan

/// Reads `-123.45` of up to eight bytes, as nearly every cell of a real file is, many cells at once.
enum ShortNumbers {
  /// Reads a column of a block into mantissas and scales from a place on; returns how many cells are
  /// anything else, whose rows are in `others` then.
  static func read(
    _ bytes: Span<UInt8>,
    _ block: CellBlock,
    slot: Int,
    into mantissas: inout [Int64],
    _ scales: inout [UInt8],
    at first: Int,
    others: inout [UInt32]
  ) -> Int {
    let (rows, stride, place) = (block.rows, block.stride, block.firstPlace(slot))
    guard rows > 0 else { return 0 }
    precondition(place + (rows - 1) * stride + 1 < block.places.count, "a cell is two places")
    precondition(min(mantissas.count, scales.count) >= first + rows, "every row has room")
    precondition(others.count >= rows, "every row may be another")
    let count = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe block.places.withUnsafeBufferPointer { places in
        unsafe mantissas.withUnsafeMutableBufferPointer { mantissas in
          unsafe scales.withUnsafeMutableBufferPointer { scales in
            unsafe others.withUnsafeMutableBufferPointer { others -> UInt32 in
              guard let bytes = bytes.baseAddress, let places = places.baseAddress,
                let mantissas = mantissas.baseAddress, let scales = scales.baseAddress,
                let others = others.baseAddress
              else { return 0 }
              return unsafe cscan_numbers(
                bytes,
                places + place,
                stride,
                UInt32(rows),
                SeparatorIndex.vectorBytes,
                mantissas + first,
                scales + first,
                others
              )
            }
          }
        }
      }
    }
    return Int(count)
  }
}
