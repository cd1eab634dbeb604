import Glibc

/// Bytes that the system was asked for by a call that may say no.
///
/// Swift's own containers end the program where there is no memory, so that a size which a file claims
/// is asked for here.
@safe package final class MemoryBlock: @unchecked Sendable {
  /// The bytes; whoever made the block writes them before another thread sees it.
  package let bytes: UnsafeMutableRawBufferPointer

  /// Asks for so many bytes; nil where the system has none for it.
  package init?(count: Int) {
    guard count >= 0, let start = unsafe malloc(max(count, 1)) else { return nil }
    unsafe bytes = UnsafeMutableRawBufferPointer(start: start, count: count)
  }

  deinit { unsafe free(bytes.baseAddress) }

  /// The number of bytes.
  package var count: Int { unsafe bytes.count }

  /// So many cells from a byte on; nil where they are not there.
  package func cells<Cell: BitwiseCopyable>(
    _ type: Cell.Type,
    from offset: Int,
    count: Int
  ) -> [Cell]? {
    let width = MemoryLayout<Cell>.stride
    guard offset >= 0, count >= 0, offset <= self.count, count <= (self.count - offset) / width
    else { return nil }
    return unsafe [Cell](unsafeUninitializedCapacity: count) { cells, filled in
      let place = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count * width])
      unsafe UnsafeMutableRawBufferPointer(cells).copyMemory(from: place)
      filled = count
    }
  }
}
