extension ByteCursor {
  /// Moves past a number and says whether it has digits: `1,234.5`, `£9.5m`, `£500k`, `42%`, `3pp`,
  /// `1.5e3`.
  ///
  /// A comma belongs to the number only where three digits follow and the part before has at most
  /// three, so that `f(1, 2)` keeps its comma.
  ///
  ///     number = "£" decimal [ "k" | "m" | "bn" ] | decimal [ "%" | "pp" | exponent ] .
  ///     decimal = digits { "," digit digit digit } [ "." digits ] | "." digits .
  ///     exponent = "e" [ "+" | "-" ] digits .
  ///     digits = digit { digit } .
  ///     digit = "0" … "9" .
  mutating func scanNumber() -> Bool {
    let isMoney = starts(with: "£")
    if isMoney { offset += 2 }
    let first = offset
    while peek().isDigit { offset += 1 }
    if (1...3).contains(offset - first) {
      while isThousandsGroup() { offset += 4 }
    }
    if peek() == 0x2E, peek(1).isDigit {
      offset += 1
      while peek().isDigit { offset += 1 }
    }
    guard offset > first else { return false }
    if isMoney { scanScale() } else { scanSuffix() }
    return true
  }

  private func isThousandsGroup() -> Bool {
    peek() == 0x2C && peek(1).isDigit && peek(2).isDigit && peek(3).isDigit && !peek(4).isDigit
  }

  private mutating func scanScale() {
    for (suffix, length) in [("bn", 2), ("m", 1), ("k", 1)] {
      let matches = suffix.utf8.enumerated().allSatisfy { peek($0.offset) | 0x20 == $0.element }
      if matches, !isInWord(length) {
        offset += length
        return
      }
    }
  }

  private mutating func scanSuffix() {
    if peek() == 0x25 {
      offset += 1
    } else if peek() == 0x70, peek(1) == 0x70, !isInWord(2) {
      offset += 2
    } else if peek() | 0x20 == 0x65 {
      let sign = peek(1) == 0x2B || peek(1) == 0x2D ? 1 : 0
      guard peek(1 + sign).isDigit else { return }
      var end = 2 + sign
      while peek(end).isDigit { end += 1 }
      if !isInWord(end) { offset += end }
    }
  }
}
