import Columns

/// Reads the cells that the fast path of ``NumberParser`` leaves: marks, groups, brackets, codes.
struct SlowNumberParser {
  private var index: Int
  private var end: Int
  private var cell = NumberCell()

  /// Reads a cell.
  @inline(never)
  static func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> NumberCell {
    var parser = SlowNumberParser(index: start, end: end)
    parser.trim(bytes)
    if parser.index == parser.end {
      parser.cell.kind = .blank
      parser.cell.reason = .blank
      return parser.cell
    }
    // No code has more than five bytes and no number more than a few dozen.
    if parser.end - parser.index <= 5, parser.readCode(bytes) { return parser.cell }
    let start = parser
    guard parser.end - parser.index <= 64 else { return NumberCell() }
    return parser.readNumber(bytes) ? parser.cell : start.withoutNumber(bytes)
  }

  /// What a cell is that is no number: a code with a flag such as `[c][r]`, a mark, or odd.
  private func withoutNumber(_ bytes: Span<UInt8>) -> NumberCell {
    var parser = self
    parser.takeFlags(bytes)
    if parser.end - parser.index <= MissingMarks.longest, parser.readCode(bytes) {
      parser.cell.flags = 0
      return parser.cell
    }
    return NumberCell()
  }

  private init(index: Int, end: Int) {
    self.index = index
    self.end = end
  }

  // MARK: - Codes

  private mutating func readCode(_ bytes: Span<UInt8>) -> Bool {
    // Columns of thousands of `c` and `z` are common, and cost no text.
    if end - index == 1, bytes[index] > 0x40, let reason = MissingReason(letter: bytes[index]) {
      cell.kind = .code
      cell.reason = reason
      return true
    }
    let text = String(decoding: (index..<end).map { bytes[$0] }, as: UTF8.self)
    if let reason = MissingReason(code: text) {
      cell.kind = .code
      cell.reason = reason
      return true
    }
    guard let reason = MissingMarks.reason(text) else { return false }
    cell.kind = .legacyCode
    cell.reason = reason
    return true
  }

  // MARK: - Numbers

  /// `£1,234.50`, `-£5`, `£9.5m`, `(12.3)`, `42%`, `1.5e3`, each perhaps with flags: `12.3 [r]`.
  private mutating func readNumber(_ bytes: Span<UInt8>) -> Bool {
    takeFlags(bytes)
    var isNegative = false
    if take(bytes, 0x28) {
      guard end > index, bytes[end - 1] == 0x29 else { return false }
      end -= 1
      isNegative = true
      trim(bytes)
    }
    var hasSign = isNegative
    takeSign(bytes, &hasSign, &isNegative)
    let hasPounds = takePounds(bytes)
    if hasPounds {
      trim(bytes)
      takeSign(bytes, &hasSign, &isNegative)
    }
    guard let digits = takeDigits(bytes) else { return false }
    guard takeSuffix(bytes, hasPounds), index == end else { return false }
    return finish(digits, isNegative)
  }

  private struct Digits {
    var text: [UInt8] = []
    var whole = 0
    var scale = 0
    var hasLeadingZero = false
    var exponent: [UInt8] = []
  }

  /// Digits in correct groups of three or without groups, decimals and an exponent.
  private mutating func takeDigits(_ bytes: Span<UInt8>) -> Digits? {
    var digits = Digits()
    takeRun(bytes, into: &digits.text)
    digits.whole = digits.text.count
    digits.hasLeadingZero = digits.whole > 1 && digits.text[0] == 0x30
    if (1...3).contains(digits.whole) {
      let mark = groupMark(bytes)
      while let mark, mark == groupMark(bytes) {
        index += mark.length
        let before = digits.text.count
        takeRun(bytes, into: &digits.text)
        guard digits.text.count - before == 3 else { return nil }
      }
      digits.hasLeadingZero = digits.text.count > 1 && digits.text[0] == 0x30
      digits.whole = digits.text.count
    }
    if take(bytes, 0x2E) {
      takeRun(bytes, into: &digits.text)
      digits.scale = digits.text.count - digits.whole
    }
    guard !digits.text.isEmpty else { return nil }
    if index < end, bytes[index] | 0x20 == 0x65 {
      index += 1
      if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
        digits.exponent.append(bytes[index])
        index += 1
      }
      let before = digits.exponent.count
      takeRun(bytes, into: &digits.exponent)
      guard (1...4).contains(digits.exponent.count - before) else { return nil }
    }
    return digits
  }

  /// What stands between groups of three digits, which is the same throughout a number.
  private enum GroupMark {
    case comma
    case noBreakSpace
    case narrowNoBreakSpace
    case thinSpace

    var length: Int {
      switch self {
      case .comma: 1
      case .noBreakSpace: 2
      case .narrowNoBreakSpace, .thinSpace: 3
      }
    }
  }

  /// The mark that is next; a plain space may part two numbers and is none.
  private func groupMark(_ bytes: Span<UInt8>) -> GroupMark? {
    guard index < end else { return nil }
    if bytes[index] == 0x2C { return .comma }
    let mark: GroupMark
    if end - index > 2, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
      mark = .noBreakSpace
    } else if end - index > 3, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
      bytes[index + 2] == 0xAF || bytes[index + 2] == 0x89
    {
      mark = bytes[index + 2] == 0xAF ? .narrowNoBreakSpace : .thinSpace
    } else {
      return nil
    }
    // A space before a unit, as in `12 %`, parts no digits.
    return bytes[index + mark.length] &- 0x30 <= 9 ? mark : nil
  }

  private mutating func finish(_ digits: Digits, _ isNegative: Bool) -> Bool {
    var mantissa: Int64 = 0
    var fits = digits.exponent.isEmpty && digits.scale <= ExactDecimal.maximumScale
    for digit in digits.text where fits {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(digit - 0x30))
      fits = !overflow && !carry
      mantissa = sum
    }
    if fits {
      cell.kind = digits.hasLeadingZero ? .leadingZero : .number
      cell.mantissa = isNegative ? -mantissa : mantissa
      cell.scale = UInt8(truncatingIfNeeded: digits.scale)
      return true
    }
    // A code of many digits, such as a card number with a zero in front, is still a code.
    cell.kind = digits.hasLeadingZero ? .leadingZero : .wide
    var text = digits.text.prefix(digits.whole) + [0x2E] + digits.text.dropFirst(digits.whole)
    if digits.whole == 0 { text.insert(0x30, at: 0) }
    if digits.scale == 0 { text.append(0x30) }
    if !digits.exponent.isEmpty { text += [0x65] + digits.exponent }
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
      return false
    }
    cell.floating = isNegative ? -number : number
    return true
  }

  /// `%`, `pp`, and behind pounds `k`, `m`, `bn`.
  private mutating func takeSuffix(_ bytes: Span<UInt8>, _ hasPounds: Bool) -> Bool {
    trim(bytes)
    if hasPounds { cell.mark = .pounds }
    guard index < end else { return true }
    let length = end - index
    let first = bytes[index]
    let last = bytes[end - 1]
    index = end
    if hasPounds {
      switch (length, first | 0x20, last | 0x20) {
      case (1, 0x6B, _): cell.mark = .poundsThousand
      case (1, 0x6D, _): cell.mark = .poundsMillion
      case (2, 0x62, 0x6E): cell.mark = .poundsBillion
      default: return false
      }
      return true
    }
    switch (length, first, last) {
    case (1, 0x25, _): cell.mark = .percent
    case (2, 0x70, 0x70): cell.mark = .percentagePoints
    default: return false
    }
    return true
  }

  /// Takes `[r]`, `[p]`, `[e]`, `[f]`, `[b]`, `[u]`, `[t]`, `[a]` from the end, several if need be,
  /// in brackets of their own or together: `[r][e]`, `[r, e]`.
  private mutating func takeFlags(_ bytes: Span<UInt8>) {
    while end - index > 3, bytes[end - 1] == 0x5D {
      var flags: CellFlags = []
      var place = end - 2
      var isAfterLetter = false
      while place > index, bytes[place] != 0x5B {
        if let flag = CellFlags(letter: bytes[place]), bytes[place] > 0x40 {
          if isAfterLetter { return }
          flags.insert(flag)
          isAfterLetter = true
        } else if bytes[place] == 0x20 || bytes[place] == 0x2C {
          isAfterLetter = false
        } else {
          return
        }
        place -= 1
      }
      guard place > index, !flags.isEmpty else { return }
      cell.flags |= flags.rawValue
      end = place
      trim(bytes)
    }
  }

  // MARK: - Bytes

  private mutating func take(_ bytes: Span<UInt8>, _ wanted: UInt8) -> Bool {
    guard index < end, bytes[index] == wanted else { return false }
    index += 1
    return true
  }

  private mutating func takeSign(
    _ bytes: Span<UInt8>,
    _ hasSign: inout Bool,
    _ isNegative: inout Bool
  ) {
    guard !hasSign else { return }
    if take(bytes, 0x2B) {
      hasSign = true
    } else if take(bytes, 0x2D) {
      hasSign = true
      isNegative = true
    } else if end - index > 3, bytes[index] == 0xE2,
      (bytes[index + 1], bytes[index + 2]) == (0x88, 0x92)
        || (bytes[index + 1], bytes[index + 2]) == (0x80, 0x93) && bytes[index + 3] != 0x20
    {
      // U+2212, the minus sign that typesetters use, or the en dash that word processors put for it.
      // An en dash with nothing or a space behind it is a mark for no value.
      index += 3
      hasSign = true
      isNegative = true
    }
  }

  private mutating func takePounds(_ bytes: Span<UInt8>) -> Bool {
    guard end - index > 2, bytes[index] == 0xC2, bytes[index + 1] == 0xA3 else { return false }
    index += 2
    return true
  }

  private mutating func takeRun(_ bytes: Span<UInt8>, into digits: inout [UInt8]) {
    while index < end, bytes[index] &- 0x30 <= 9 {
      digits.append(bytes[index])
      index += 1
    }
  }

  /// Moves both ends past spaces, tabs and no-break spaces.
  private mutating func trim(_ bytes: Span<UInt8>) {
    while index < end {
      if bytes[index] == 0x20 || bytes[index] == 0x09 {
        index += 1
      } else if end - index > 1, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
        index += 2
      } else {
        break
      }
    }
    while index < end {
      if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
        end -= 1
      } else if end - index > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
  }
}
