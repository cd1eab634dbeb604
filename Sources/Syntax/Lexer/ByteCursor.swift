/// A place in UTF-8 bytes that moves forward and never leaves them.
struct ByteCursor {
  let bytes: [UInt8]
  var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset >= bytes.count }

  /// The byte so many places on, or 0 past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// Whether a no-break space is so many places on; pasted text is full of them.
  func isAtNoBreakSpace(_ distance: Int = 0) -> Bool {
    peek(distance) == 0xC2 && peek(distance + 1) == 0xA0
  }

  /// Whether the byte so many places on could go on with a word.
  func isInWord(_ distance: Int = 0) -> Bool {
    peek(distance).isWordByte && !isAtNoBreakSpace(distance)
  }

  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset + length <= bytes.count else { return false }
    return bytes[offset..<(offset + length)].elementsEqual("\(text)".utf8)
  }

  /// The scalar here and its length in bytes; nil where the bytes are not UTF-8.
  func scalar() -> (Unicode.Scalar, length: Int)? {
    let first = peek()
    if first < 0x80 { return isAtEnd ? nil : (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, offset + length <= bytes.count else { return nil }
    let decoded = String(validating: bytes[offset..<(offset + length)], as: UTF8.self)
    guard let scalar = decoded?.unicodeScalars.first else { return nil }
    return (scalar, length)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isWordByte: Bool { isDigit || isASCIILetter || self == 0x5F || self >= 0x80 }
}
