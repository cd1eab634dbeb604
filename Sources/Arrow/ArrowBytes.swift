package import Columns

/// The bytes of an Arrow file, read at any place on any thread.
package protocol ArrowBytes: Sendable {
  /// The name for messages.
  var name: String { get }
  /// The number of bytes.
  var count: Int { get }
  /// Makes sure that the file is as it was when it was opened.
  func checkUnchanged() throws(DataError)
  /// So many cells from a place on, as they lie there.
  ///
  /// - Throws: where they are not there, or the file is another by now.
  func read<Cell: BitwiseCopyable>(
    _ type: Cell.Type,
    from offset: Int,
    count: Int
  ) throws(DataError) -> [Cell]
}

/// An Arrow file in memory.
package struct ArrowMemory: ArrowBytes {
  package let name: String
  private let bytes: [UInt8]

  /// Creates a file of bytes.
  package init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  package var count: Int { bytes.count }

  package func checkUnchanged() throws(DataError) {}

  package func read<Cell: BitwiseCopyable>(
    _ type: Cell.Type,
    from offset: Int,
    count: Int
  ) throws(DataError) -> [Cell] {
    let width = MemoryLayout<Cell>.stride
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= (bytes.count - offset) / width
    else { throw ArrowFault.damaged(name) }
    return unsafe bytes.withUnsafeBytes { all in
      unsafe [Cell](unsafeUninitializedCapacity: count) { cells, filled in
        let place = unsafe UnsafeRawBufferPointer(rebasing: all[offset..<offset + count * width])
        unsafe UnsafeMutableRawBufferPointer(cells).copyMemory(from: place)
        filled = count
      }
    }
  }
}

extension [UInt8] {
  /// Adds cells as they lie in memory: the format is that of little-endian machines.
  mutating func append<Cell: BitwiseCopyable>(_ cells: [Cell]) {
    unsafe cells.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}
