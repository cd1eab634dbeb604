/// The number, the sum and the sum of squares of whole numbers, without any rounding.
///
/// The order in which numbers are added makes no difference.
struct ExactMoments: Sendable {
  /// How many numbers were added.
  private(set) var count = 0
  /// 2⁶⁴ numbers could not overflow it.
  private var sum: Int128 = 0
  /// The lower 128 bits of the sum of squares, and how often they overflowed.
  private var squares: UInt128 = 0
  private var carries: UInt64 = 0

  /// Adds a number.
  @inline(__always)
  mutating func add(_ number: Int64) {
    count &+= 1
    sum &+= Int128(number)
    let size = number.magnitude
    let square = size.multipliedFullWidth(by: size)
    let (total, overflow) = squares.addingReportingOverflow(
      UInt128(square.high) &<< 64 | UInt128(square.low)
    )
    squares = total
    if overflow { carries &+= 1 }
  }

  /// The standard deviation of a sample; 0 for fewer than two numbers.
  ///
  /// Count × sum of squares − sum², the only difference in it, is taken in 256 bits.
  var deviation: Double {
    guard count > 1 else { return 0 }
    let pairs = Double(Int128(count) * Int128(count - 1))
    return (spread / pairs).squareRoot()
  }

  /// Count × sum of squares − sum², which is never negative.
  private var spread: Double {
    let times = UInt128(count)
    var (high, low) = squares.multipliedFullWidth(by: times)
    high &+= UInt128(carries) &* times
    let square = sum.magnitude.multipliedFullWidth(by: sum.magnitude)
    let (difference, borrow) = low.subtractingReportingOverflow(square.low)
    low = difference
    high = high &- square.high &- (borrow ? 1 : 0)
    return high == 0 ? Double(low) : Double(high) * 0x1p128 + Double(low)
  }
}
