import Columns

/// The counts, sums, squares and products of groups of pairs of whole numbers, without any rounding.
///
/// The order in which pairs are added makes no difference.
struct PairMoments {
  /// Count, both sums, both sums of squares and that of products, while 64 bits hold them.
  private var narrow: [SIMD8<Int64>] = []
  /// No figure of any group, nor of all rows, is larger than this.
  private var bound: UInt64 = 0
  private var wide: [WideMoments] = []
  private var isWide = false

  /// Takes in the pairs of a batch for which the reason is 0.
  mutating func add(
    _ xs: [Int64],
    _ ys: [Int64],
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  ) {
    if !isWide { bind(Self.bound(xs, ys)) }
    if isWide {
      wide.grow(to: groupCount, with: WideMoments())
      for row in groups.indices where reasons.isEmpty || reasons[row] == 0 {
        wide[Int(groups[row])].add(xs[row], ys[row])
      }
      return
    }
    narrow.grow(to: groupCount, with: .zero)
    var slots = narrow.mutableSpan
    for row in groups.indices where reasons.isEmpty || reasons[row] == 0 {
      let (x, y) = (xs[row], ys[row])
      slots[Int(groups[row])] &+= SIMD8(1, x, y, x &* x, y &* y, x &* y, 0, 0)
    }
  }

  /// What no figure of the pairs can pass; the largest number there is where that is not known.
  private static func bound(_ xs: [Int64], _ ys: [Int64]) -> UInt64 {
    var bits: UInt64 = 1
    for x in xs { bits |= UInt64(bitPattern: x ^ (x >> 63)) }
    for y in ys { bits |= UInt64(bitPattern: y ^ (y >> 63)) }
    let width = UInt64.bitWidth - bits.leadingZeroBitCount
    guard width <= 31 else { return .max }
    let (bound, overflow) = UInt64(xs.count).multipliedReportingOverflow(by: 1 << UInt64(width * 2))
    return overflow ? .max : bound
  }

  private mutating func bind(_ more: UInt64) {
    let (all, overflow) = bound.addingReportingOverflow(more)
    bound = all
    guard overflow || all > UInt64(Int64.max) else { return }
    isWide = true
    wide = narrow.map(WideMoments.init)
    narrow = []
  }

  /// Adds the pairs of other rows.
  mutating func merge(_ other: PairMoments, groups: [Int32], groupCount: Int) {
    if !isWide { bind(other.isWide ? .max : other.bound) }
    if isWide {
      wide.grow(to: groupCount, with: WideMoments())
      for own in other.narrow.indices { wide[Int(groups[own])].add(WideMoments(other.narrow[own])) }
      for own in other.wide.indices { wide[Int(groups[own])].add(other.wide[own]) }
    } else {
      narrow.grow(to: groupCount, with: .zero)
      for own in other.narrow.indices { narrow[Int(groups[own])] &+= other.narrow[own] }
    }
  }

  /// The figures of each group.
  var all: [WideMoments] { isWide ? wide : narrow.map(WideMoments.init) }
}

/// The figures of one group of pairs.
struct WideMoments {
  private(set) var count: Int64 = 0
  /// 2⁶⁴ numbers could not overflow a sum.
  private var x: Int128 = 0
  private var y: Int128 = 0
  private var squaresOfX = WideSum()
  private var squaresOfY = WideSum()
  private var products = WideSum()

  init() {}

  init(_ narrow: SIMD8<Int64>) {
    count = narrow[0]
    (x, y) = (Int128(narrow[1]), Int128(narrow[2]))
    squaresOfX.add(Int128(narrow[3]))
    squaresOfY.add(Int128(narrow[4]))
    products.add(Int128(narrow[5]))
  }

  mutating func add(_ x: Int64, _ y: Int64) {
    count += 1
    self.x += Int128(x)
    self.y += Int128(y)
    squaresOfX.add(Int128(x) * Int128(x))
    squaresOfY.add(Int128(y) * Int128(y))
    products.add(Int128(x) * Int128(y))
  }

  mutating func add(_ other: WideMoments) {
    count += other.count
    x += other.x
    y += other.y
    squaresOfX.add(other.squaresOfX)
    squaresOfY.add(other.squaresOfY)
    products.add(other.products)
  }

  /// Count times the sum of squared distances from the mean of `x`.
  var xx: Double { squaresOfX.spread(count, x, x) }
  /// Count times the sum of squared distances from the mean of `y`.
  var yy: Double { squaresOfY.spread(count, y, y) }
  /// Count times the sum of the products of both distances.
  var xy: Double { products.spread(count, x, y) }
}

/// A sum in 192 bits.
private struct WideSum {
  private var low: UInt128 = 0
  private var high: Int64 = 0

  mutating func add(_ number: Int128) {
    let (sum, carry) = low.addingReportingOverflow(UInt128(truncatingIfNeeded: number))
    low = sum
    high &+= (carry ? 1 : 0) &- (number < 0 ? 1 : 0)
  }

  mutating func add(_ other: WideSum) {
    let (sum, carry) = low.addingReportingOverflow(other.low)
    low = sum
    high &+= other.high &+ (carry ? 1 : 0)
  }

  /// The sum times a count less a product, worked out in 256 bits.
  func spread(_ count: Int64, _ x: Int128, _ y: Int128) -> Double {
    let times = low.multipliedFullWidth(by: UInt128(count))
    let square = x.multipliedFullWidth(by: y)
    var (rest, borrow) = times.low.subtractingReportingOverflow(square.low)
    var upper = Int128(truncatingIfNeeded: times.high) &+ Int128(high) &* Int128(count)
    upper = upper &- square.high &- (borrow ? 1 : 0)
    guard upper < 0 else { return Double(upper) * 0x1p128 + Double(rest) }
    (rest, borrow) = (~rest).addingReportingOverflow(1)
    upper = ~upper &+ (borrow ? 1 : 0)
    return -(Double(upper) * 0x1p128 + Double(rest))
  }
}
