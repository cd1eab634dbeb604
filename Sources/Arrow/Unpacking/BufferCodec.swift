import CLz4
import CZstd
import Platform

/// How the buffers of a batch are packed; the numbers are those of `CompressionType` in `Message.fbs`.
enum BufferCodec: UInt8, Sendable {
  case lz4Frame = 0
  case zstandard = 1

  /// The most bytes that so many packed ones become.
  ///
  /// A byte of LZ4 stands for 255 at most. A block of Zstandard takes four bytes and holds 128 KiB at
  /// most (RFC 8878, 3.1.1.2).
  func mostUnpacked(_ packed: Int) -> Int {
    let ratio =
      switch self {
      case .lz4Frame: 255
      case .zstandard: 1 << 15
      }
    return packed.multipliedReportingOverflow(by: ratio).overflow ? .max : packed * ratio
  }

  /// Unpacks one buffer; nil where the bytes are not those of so many.
  func unpacked(_ packed: [UInt8], count: Int) -> MemoryBlock? {
    guard let buffer = MemoryBlock(count: count) else { return nil }
    let isWhole =
      switch self {
      case .lz4Frame: Self.unpackLZ4(packed, buffer)
      case .zstandard: Self.unpackZstandard(packed, buffer)
      }
    return isWhole ? buffer : nil
  }

  private static func unpackZstandard(_ packed: [UInt8], _ buffer: MemoryBlock) -> Bool {
    let made = unsafe packed.withUnsafeBytes { from in
      unsafe ZSTD_decompress(
        buffer.bytes.baseAddress,
        buffer.bytes.count,
        from.baseAddress,
        from.count
      )
    }
    return ZSTD_isError(made) == 0 && made == buffer.count
  }

  private static func unpackLZ4(_ packed: [UInt8], _ buffer: MemoryBlock) -> Bool {
    var context: OpaquePointer?
    let version = UInt32(LZ4F_VERSION)
    guard unsafe LZ4F_isError(LZ4F_createDecompressionContext(&context, version)) == 0,
      let context = unsafe context
    else { return false }
    defer { unsafe _ = LZ4F_freeDecompressionContext(context) }
    return unsafe packed.withUnsafeBytes { from in
      var (taken, made) = (0, 0)
      while taken < from.count {
        var (source, target) = (from.count - taken, buffer.count - made)
        let into = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[made...])
        let rest = unsafe UnsafeRawBufferPointer(rebasing: from[taken...])
        let hint = unsafe LZ4F_decompress(
          context,
          into.baseAddress,
          &target,
          rest.baseAddress,
          &source,
          nil
        )
        guard LZ4F_isError(hint) == 0, source > 0 || target > 0 else { return false }
        (taken, made) = (taken + source, made + target)
        if hint == 0 { break }
      }
      return taken == from.count && made == buffer.count
    }
  }
}
