import Columns

/// Reads `-123.45` of up to eight bytes in one go, as nearly every cell of a real file is.
enum ShortNumber {
  private static let zeros = WordBytes.repeating(0x30)

  /// The mantissa and the scale, or nil where the cell is anything else.
  @inline(__always)
  static func read(
    _ raw: Span<UInt8>,
    _ start: Int,
    _ length: Int
  ) -> (mantissa: Int64, scale: UInt8)? {
    guard length &- 1 < 8, length > 0 else { return nil }
    var word = raw.word(at: start)
    var digits = length
    // A minus is moved out.
    let isNegative = word & 0xFF == 0x2D
    if isNegative {
      word &>>= 8
      digits &-= 1
    }
    word &= WordBytes.keeping(digits)
    // The point is closed up: what is behind it moves down by one.
    var scale = 0
    let points = ~WordBytes.nonZero(word ^ WordBytes.repeating(0x2E)) & WordBytes.highs
    if points != 0 {
      let place = points.trailingZeroBitCount &>> 3
      let before = WordBytes.keeping(place)
      word = (word & before) | ((word &>> 8) & ~before)
      digits &-= 1
      scale = digits &- place
      // `01.5` and the like.
      guard place < 2 || word & 0xFF != 0x30 else { return nil }
    } else {
      guard digits < 2 || word & 0xFF != 0x30 else { return nil }
    }
    guard digits > 0 else { return nil }
    // The last digit comes to lie highest; the bytes before the first are zero.
    let shift = UInt64(8 &* (8 &- digits))
    let values = (word &<< shift) ^ (zeros &<< shift)
    guard (values | (values &+ 0x7676_7676_7676_7676)) & WordBytes.highs == 0 else { return nil }
    var number = (values &* 10) &+ (values &>> 8)
    number =
      ((number & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        &+ ((number &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) &>> 32
    let mantissa = Int64(truncatingIfNeeded: number & 0xFFFF_FFFF)
    return (isNegative ? 0 &- mantissa : mantissa, UInt8(truncatingIfNeeded: scale))
  }
}
