import Columns
import Platform
import Synchronization

/// A file some of whose buffers are packed: each is unpacked when it is first read, and kept a while.
struct UnpackedBytes: ArrowBytes {
  private let file: any ArrowBytes
  private let packed: PackedBuffers
  private let kept = KeptBuffers()

  init(_ file: any ArrowBytes, _ packed: PackedBuffers) {
    self.file = file
    self.packed = packed
  }

  var name: String { file.name }
  var count: Int { file.count }
  func checkUnchanged() throws(DataError) { try file.checkUnchanged() }

  func read<Cell: BitwiseCopyable>(
    _ type: Cell.Type,
    from offset: Int,
    count: Int
  ) throws(DataError) -> [Cell] {
    guard count > 0, offset >= file.count else {
      return try file.read(type, from: offset, count: count)
    }
    guard let index = packed.index(of: offset) else { throw ArrowFault.damaged(name) }
    let start = packed.all[index].places.lowerBound
    guard
      let cells = try buffer(index).cells(type, from: offset - start, count: count)
    else { throw ArrowFault.damaged(name) }
    return cells
  }

  private func buffer(_ index: Int) throws(DataError) -> MemoryBlock {
    if let known = kept[index] { return known }
    let buffer = packed.all[index]
    // How many bytes there are is what the file claims: a few may become gigabytes.
    if Cancellation.current?.shouldStop(before: buffer.places.count) == true { throw .interrupted }
    let bytes = try file.read(
      UInt8.self,
      from: buffer.packed.lowerBound,
      count: buffer.packed.count
    )
    guard let unpacked = buffer.codec.unpacked(bytes, count: buffer.places.count) else {
      throw ArrowFault.damaged(name)
    }
    kept.add(unpacked, at: index)
    return unpacked
  }
}

/// The buffers that were unpacked last.
///
/// A batch is read in parts, column by column and on several threads, so that a buffer is wanted again
/// soon, and after its batch never. Two threads may unpack the same one; the second is kept.
private final class KeptBuffers: Sendable {
  // Buffers that are kept however large they are: those of the batches at hand. Programs that write all
  // rows as one batch have no more than this of columns that a question needs.
  private static let fewest = 64
  // The bytes that are kept besides.
  private static let mostBytes = 1 << 28

  private struct State {
    var buffers: [Int: MemoryBlock] = [:]
    /// Their numbers, the one that was unpacked first at the front.
    var order: [Int] = []
    var bytes = 0
  }

  private let state = Mutex(State())

  subscript(index: Int) -> MemoryBlock? { state.withLock { $0.buffers[index] } }

  func add(_ buffer: MemoryBlock, at index: Int) {
    state.withLock { state in
      if let other = state.buffers.updateValue(buffer, forKey: index) {
        state.bytes += buffer.count - other.count
        return
      }
      state.order.append(index)
      state.bytes += buffer.count
      while state.order.count > Self.fewest, state.bytes > Self.mostBytes {
        let oldest = state.order.removeFirst()
        state.bytes -= state.buffers.removeValue(forKey: oldest)?.count ?? 0
      }
    }
  }
}
