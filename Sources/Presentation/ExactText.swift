import Columns

/// Appends cells as bytes for machines to read: every digit, no separators, no units.
///
/// Formats share one buffer, so that no text is allocated for a cell.
struct ExactText {
  /// The bytes so far.
  var bytes: [UInt8] = []

  /// Appends ASCII or other text as it is.
  mutating func append(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  /// Appends an exact number with its decimal places: `-0.60`.
  mutating func append(_ number: ExactDecimal) {
    if number.mantissa < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.mantissa.magnitude
    // Digits are written from the last to the first, with a zero before the point at least.
    var places = 0
    while rest > 0 || places <= number.scale {
      if places == number.scale, places > 0 { bytes.append(UInt8(ascii: ".")) }
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      rest = quotient
      places += 1
    }
    bytes[start...].reverse()
  }

  /// Appends a floating-point number in the fewest digits that read back as it.
  mutating func append(_ number: Double) { append(NumberText.shortest(number)) }

  /// Hands the bytes to a stream once they are many; returns whether it wants more.
  mutating func handOn(to stream: inout some AnswerStream) -> Bool {
    guard bytes.count >= 1 << 16 else { return true }
    flush(to: &stream)
    return !stream.isStopped
  }

  /// Hands the bytes to a stream and starts afresh.
  mutating func flush(to stream: inout some AnswerStream) {
    stream.write(String(decoding: bytes, as: UTF8.self))
    bytes.removeAll(keepingCapacity: true)
  }
}
