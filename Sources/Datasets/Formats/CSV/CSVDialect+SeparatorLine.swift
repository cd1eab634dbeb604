extension CSVDialect {
  /// Passes over a first line such as `sep=;`, which spreadsheets write and obey.
  ///
  /// - Returns: the offset behind it, and the byte that it names.
  static func separatorLine(_ bytes: Span<UInt8>, _ offset: Int) -> (Int, UInt8?) {
    let mark: [UInt8] = [0x73, 0x65, 0x70, 0x3D]
    guard bytes.count >= offset + 6,
      (0..<4).allSatisfy({ bytes[offset + $0] | 0x20 == mark[$0] | 0x20 })
    else { return (offset, nil) }
    var end = offset + 5
    guard bytes[end] == 0x0A || bytes[end] == 0x0D else { return (offset, nil) }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { end += 1 }
    return (end + 1, bytes[offset + 4])
  }
}
