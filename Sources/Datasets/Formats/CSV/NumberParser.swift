import Columns

/// The mark that a printed number carries.
enum NumberMark: UInt8, CaseIterable {
  case none
  case percent
  case pounds
  case poundsThousand
  case poundsMillion
  case poundsBillion
  case percentagePoints

  /// The power of ten that the mark stands for.
  var power: Int {
    switch self {
    case .poundsThousand: 3
    case .poundsMillion: 6
    case .poundsBillion: 9
    case .none, .percent, .pounds, .percentagePoints: 0
    }
  }

  /// The quantity that the mark stands for; nil for a bare number.
  var quantity: Unit.Quantity? {
    switch self {
    case .none: nil
    case .percent: .percent
    case .pounds, .poundsThousand, .poundsMillion, .poundsBillion: .money
    case .percentagePoints: .percentagePoints
    }
  }
}

/// What one cell of a column of numbers holds.
struct NumberCell {
  enum Kind: UInt8 {
    /// An exact number: mantissa and scale.
    case number
    /// A number with a leading zero, such as the code `01`.
    case leadingZero
    /// A number that needs floating point.
    case wide
    case blank
    /// A published missing code.
    case code
    /// A mark that other publishers use for a missing value.
    case legacyCode
    /// Anything else.
    case odd
  }

  var kind = Kind.odd
  var scale: UInt8 = 0
  var mark = NumberMark.none
  /// The raw value of the ``CellFlags`` behind the number.
  var flags: UInt8 = 0
  var reason = MissingReason.unreadable
  var mantissa: Int64 = 0
  var floating = 0.0

  /// Scale and mark in one byte.
  var form: UInt8 { mark.rawValue << 5 | scale }

  /// Whether it holds a number of any kind.
  var isNumber: Bool {
    switch kind {
    case .number, .leadingZero, .wide: true
    case .blank, .code, .legacyCode, .odd: false
    }
  }
}

/// Reads numbers as papers and official files print them, from bytes.
enum NumberParser {
  /// Reads a cell.
  ///
  /// The fast path takes `-123.45` with up to 18 digits, which is nearly every cell of a real file.
  @inline(__always)
  static func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> NumberCell {
    var index = start
    var isNegative = false
    if index < end, bytes[index] == 0x2D {
      isNegative = true
      index += 1
    }
    let first = index
    var mantissa: Int64 = 0
    while index < end {
      let digit = bytes[index] &- 0x30
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ Int64(digit)
      index += 1
    }
    let whole = index - first
    var scale = 0
    if index < end, bytes[index] == 0x2E {
      index += 1
      let point = index
      while index < end {
        let digit = bytes[index] &- 0x30
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ Int64(digit)
        index += 1
      }
      scale = index - point
    }
    let digits = whole + scale
    guard index == end, digits > 0, digits <= 18, whole < 2 || bytes[first] != 0x30 else {
      return SlowNumberParser.read(bytes, start, end)
    }
    var cell = NumberCell()
    cell.kind = .number
    cell.mantissa = isNegative ? -mantissa : mantissa
    cell.scale = UInt8(truncatingIfNeeded: scale)
    return cell
  }
}
