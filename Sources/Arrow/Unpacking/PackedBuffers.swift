/// The packed buffers of a file.
///
/// What they hold is given places behind the end of the file, as if it stood there unpacked, so that
/// whoever reads cells need not know.
struct PackedBuffers: Sendable {
  /// One packed buffer.
  struct Buffer: Sendable {
    /// The bytes of the file.
    let packed: Range<Int>
    let codec: BufferCodec
    /// Where its unpacked bytes are said to be.
    let places: Range<Int>
  }

  /// The buffers in the order of their places.
  private(set) var all: [Buffer] = []
  private var end: Int

  /// Creates a list for a file of so many bytes.
  init(behind size: Int) { end = size }

  /// Adds a buffer and returns the places of its unpacked bytes.
  ///
  /// - Throws: where it cannot hold so many.
  mutating func add(
    _ packed: Range<Int>,
    _ codec: BufferCodec,
    count: Int64
  ) throws(FlatFault) -> Range<Int> {
    guard let count = Int(exactly: count), count >= 0,
      count <= codec.mostUnpacked(packed.count),
      case (let next, let isTooMuch) = end.addingReportingOverflow(count),
      !isTooMuch
    else { throw FlatFault() }
    let buffer = Buffer(packed: packed, codec: codec, places: end..<next)
    // A buffer without bytes has no place to be found by.
    if count > 0 { all.append(buffer) }
    end = next
    return buffer.places
  }

  /// The number of the buffer that holds a place.
  ///
  /// - Complexity: O(log buffers).
  func index(of place: Int) -> Int? {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].places.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].places.contains(place) ? low : nil
  }
}
