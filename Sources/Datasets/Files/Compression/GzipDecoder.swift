import CZlib
import Columns

/// Unpacks gzip, also where several packed files follow one another, as the format allows.
@safe final class GzipDecoder: Decoder {
  private var input: CompressedInput
  private var stream = unsafe z_stream()
  private var isBetweenMembers = false

  init(_ input: CompressedInput) throws(DataError) {
    self.input = input
    // 15 bits of window, and 16 for gzip's own header.
    let status = unsafe inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw FileProblem.outOfMemory(input.file.path) }
  }

  deinit { unsafe inflateEnd(&stream) }

  func read(into buffer: inout [UInt8], at place: Int) throws(DataError) -> Int {
    var filled = place
    while filled < buffer.count {
      try input.refill()
      if input.isAtEnd {
        guard isBetweenMembers else { throw input.cutOff }
        break
      }
      if isBetweenMembers {
        // Zeros behind the last member are padding, as on tapes.
        if input.bytes[input.used] == 0 {
          input.used += 1
          continue
        }
        unsafe inflateReset(&stream)
        isBetweenMembers = false
      }
      filled += try inflate(into: &buffer, at: filled)
    }
    return filled - place
  }

  private func inflate(into buffer: inout [UInt8], at place: Int) throws(DataError) -> Int {
    let (used, available) = (input.used, input.count - input.used)
    var packed = input.bytes
    let (status, taken, made) = unsafe packed.withUnsafeMutableBufferPointer { from in
      unsafe buffer.withUnsafeMutableBufferPointer { into in
        guard let source = from.baseAddress, let target = into.baseAddress else {
          return (Z_BUF_ERROR, 0, 0)
        }
        // The library counts in 32 bits.
        let room = min(into.count - place, 1 << 30)
        unsafe stream.next_in = source + used
        unsafe stream.avail_in = UInt32(available)
        unsafe stream.next_out = target + place
        unsafe stream.avail_out = UInt32(room)
        let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        return unsafe (status, available - Int(stream.avail_in), room - Int(stream.avail_out))
      }
    }
    input.used += taken
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    case Z_MEM_ERROR: throw FileProblem.outOfMemory(input.file.path)
    default: throw input.damaged
    }
    if taken == 0, made == 0, status != Z_STREAM_END { throw input.damaged }
    return made
  }
}
