import Columns

/// A slip of the pen or the keyboard that turns one printed number into another.
package struct Misprint: Sendable {
  /// What went wrong, the likeliest first.
  package enum Kind: Int, Sendable, Comparable {
    case decimalPoint, sign, transposedDigits, droppedDigit, extraDigit, wrongDigit

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    /// The slip in words.
    package var words: String {
      switch self {
      case .decimalPoint: "decimal point moved"
      case .sign: "sign lost"
      case .transposedDigits: "digits transposed"
      case .droppedDigit: "digit dropped"
      case .extraDigit: "digit too many"
      case .wrongDigit: "one digit wrong"
      }
    }
  }

  /// What went wrong.
  package let kind: Kind
  /// The number that may have been meant, without its decimal point.
  package let mantissa: Int128
  /// The decimal places of the number that may have been meant.
  package let decimals: Int

  /// The likeliest slip that turns a number that was meant into the one printed, where the number
  /// meant lies within bounds; of equally likely slips the one whose number is nearest the middle.
  ///
  /// - Parameters:
  ///   - printed: the figure as printed.
  ///   - scale: the decimal places that values are held with.
  ///   - wanted: the value needed, as a whole number of 10^-scale.
  ///   - slack: how far from it the number meant may lie, in halves of the last place held, beside
  ///     its own rounding.
  /// - Returns: the slip, or nil where none explains the figure.
  /// - Complexity: O(digits), at most some 400 numbers.
  package static func explaining(
    _ printed: PrintedFigure,
    scale: Int,
    wanted: Int128,
    slack: Int128
  ) -> Misprint? {
    let spare = scale - printed.decimals
    let mantissa = printed.value / PowersOfTen.wide(spare)
    var best: (misprint: Misprint, distance: Int128)?
    for candidate in candidates(mantissa, decimals: printed.decimals, spare: spare) {
      // Three decimal places more hold any number whose point has moved.
      let factor = PowersOfTen.wide(scale + pointMoves - candidate.decimals)
      let value = 2 * candidate.mantissa * factor
      let target = 2 * wanted * PowersOfTen.wide(pointMoves)
      let distance = value < target ? target - value : value - target
      let own = printed.halfUnit == 0 ? 0 : factor
      guard value != 2 * printed.value * PowersOfTen.wide(pointMoves),
        distance <= slack * PowersOfTen.wide(pointMoves) + own
      else { continue }
      if let best,
        (best.misprint.kind.rawValue, best.distance) <= (candidate.kind.rawValue, distance)
      {
        continue
      }
      best = (candidate, distance)
    }
    return best?.misprint
  }

  /// How many places a decimal point is thought to slip at most: £m read as £000.
  private static let pointMoves = 3
  /// Numbers of more digits are codes, and 128 bits hold what is made of these.
  private static let mostDigits = 15

  private static func candidates(
    _ mantissa: Int128,
    decimals: Int,
    spare: Int
  ) -> [Misprint] {
    let isNegative = mantissa < 0
    var digits: [Int] = []
    var rest = isNegative ? -mantissa : mantissa
    while rest > 0 || digits.count <= decimals {
      digits.append(Int(rest % 10))
      rest /= 10
    }
    // A digit more, and the point moved, must still fit into 128 bits at the common scale.
    guard digits.count <= mostDigits, digits.count + spare <= 27 else { return [] }
    digits.reverse()
    var found = [Misprint(kind: .sign, mantissa: -mantissa, decimals: decimals)]
    for places in 1...pointMoves {
      found.append(
        Misprint(kind: .decimalPoint, mantissa: mantissa, decimals: decimals + places)
      )
      let isLeft = decimals >= places
      found.append(
        Misprint(
          kind: .decimalPoint,
          mantissa: isLeft ? mantissa : mantissa * PowersOfTen.wide(places - decimals),
          decimals: isLeft ? decimals - places : 0
        )
      )
    }
    func add(_ kind: Kind, _ changed: [Int]) {
      let value = changed.reduce(Int128(0)) { $0 * 10 + Int128($1) }
      found.append(Misprint(kind: kind, mantissa: isNegative ? -value : value, decimals: decimals))
    }
    for place in digits.indices {
      if place > 0 {
        var swapped = digits
        swapped.swapAt(place - 1, place)
        add(.transposedDigits, swapped)
      }
      var shorter = digits
      shorter.remove(at: place)
      add(.extraDigit, shorter)
      for digit in 0...9 {
        var longer = digits
        longer.insert(digit, at: place)
        add(.droppedDigit, longer)
        var other = digits
        other[place] = digit
        add(.wrongDigit, other)
      }
    }
    for digit in 0...9 { add(.droppedDigit, digits + [digit]) }
    return found
  }
}
