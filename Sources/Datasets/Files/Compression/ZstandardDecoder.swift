import CZstd
import Columns

/// Unpacks Zstandard, also where several frames follow one another.
@safe final class ZstandardDecoder: Decoder {
  private var input: CompressedInput
  private let stream: OpaquePointer
  /// What the library expects to be given next; 0 between frames.
  private var expected = 0
  private var isDrained = true

  init(_ input: CompressedInput) throws(DataError) {
    self.input = input
    guard let stream = unsafe ZSTD_createDStream() else {
      throw FileProblem.outOfMemory(input.file.path)
    }
    unsafe self.stream = stream
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  func read(into buffer: inout [UInt8], at place: Int) throws(DataError) -> Int {
    var filled = place
    while filled < buffer.count {
      try input.refill()
      if input.isAtEnd, isDrained {
        guard expected == 0 else { throw input.cutOff }
        break
      }
      let made = try decompress(into: &buffer, at: filled)
      filled += made
    }
    return filled - place
  }

  private func decompress(into buffer: inout [UInt8], at place: Int) throws(DataError) -> Int {
    let (used, count, size) = (input.used, input.count, buffer.count)
    let (result, taken, made) = unsafe input.bytes.withUnsafeBufferPointer { from in
      unsafe buffer.withUnsafeMutableBufferPointer { into in
        var source = unsafe ZSTD_inBuffer(src: from.baseAddress, size: count, pos: used)
        var target = unsafe ZSTD_outBuffer(dst: into.baseAddress, size: size, pos: place)
        let result = unsafe ZSTD_decompressStream(stream, &target, &source)
        return unsafe (result, source.pos, target.pos)
      }
    }
    guard ZSTD_isError(result) == 0 else { throw input.damaged }
    if taken == used, made == place, count > used { throw input.damaged }
    // Without progress the library speaks of the frame that could come next.
    if taken > used || made > place { expected = result }
    isDrained = result == 0 || made < size
    input.used = taken
    return made - place
  }
}
