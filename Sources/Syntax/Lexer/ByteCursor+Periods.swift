extension ByteCursor {
  /// Moves past a period and says whether there is one here: `2023/24`, `2023-09-30`, `Q2 2023/24`,
  /// `P6 2023/24`, `FY 2023/24`, `Sep 2023`, `30 Sep 2023`, `Autumn term 2022/23`, each perhaps with
  /// `YTD`, `outturn` or `forecast` after it.
  ///
  /// Only the shape is judged here; what the period means is the analyser's business. The second
  /// part of a year pair is the next year, though: all else is arithmetic.
  ///
  ///     period = ( date | years | months | named_period )
  ///          [ " " ( "YTD" | "outturn" | "forecast" | "cohort" ) ] .
  mutating func scanPeriod() -> Bool {
    let start = offset
    guard scanDate() || scanYearPair() || scanMonths() || scanNamedPeriod() else {
      offset = start
      return false
    }
    scanSense()
    return true
  }

  /// `2023-09-30` or `30 Sep 2023`.
  ///
  ///     date = year "-" digit digit "-" digit digit | digit [ digit ] " " month " " year .
  private mutating func scanDate() -> Bool {
    attempt { cursor in
      let digits = cursor.takeDigits()
      if digits == 4 {
        return cursor.take(0x2D) && cursor.takeDigits() == 2 && cursor.take(0x2D)
          && cursor.takeDigits() == 2 && !cursor.isInWord()
      }
      guard digits == 1 || digits == 2, cursor.takeSpaces() else { return false }
      return cursor.takeMonth() && cursor.takeSpaces() && cursor.takeYear()
    }
  }

  /// `2023/24`, `2023-24` or `2023–24`, where the second part is the next year.
  ///
  ///     years = year ( "/" | "-" | "–" ) ( year | digit digit ) .
  ///     year = digit digit digit digit .
  private mutating func scanYearPair() -> Bool {
    attempt { cursor in
      let start = cursor.offset
      guard cursor.takeDigits() == 4 else { return false }
      let first = cursor.number(start, 4)
      if cursor.starts(with: "–") {
        cursor.offset += 3
      } else if !cursor.take(0x2F), !cursor.take(0x2D) {
        return false
      }
      let second = cursor.offset
      let digits = cursor.takeDigits()
      guard digits == 2 || digits == 4, !cursor.isInWord() else { return false }
      // `2023/24/7` and `2023/24.5` are arithmetic.
      if cursor.peek() == 0x2E || cursor.peek() == 0x2F { return false }
      let wanted = digits == 2 ? (first + 1) % 100 : first + 1
      return cursor.number(second, digits) == wanted
    }
  }

  /// `Apr–Sep 2023`, with a dash that is no minus.
  ///
  ///     months = month [ " " year ] "–" month " " year .
  private mutating func scanMonths() -> Bool {
    attempt { cursor in
      guard cursor.takeMonth() else { return false }
      _ = cursor.attempt { $0.takeSpaces() && $0.takeDigits() == 4 }
      guard cursor.starts(with: "–") else { return false }
      cursor.offset += 3
      return cursor.takeMonth() && cursor.takeSpaces() && cursor.takeYear()
    }
  }

  /// A period that begins with a word.
  ///
  ///     named_period = [ calendar " " ] part | calendar " " ( years | year ) | month " " year .
  ///     calendar = "FY" | "AY" | "CY" | "TY" .
  private mutating func scanNamedPeriod() -> Bool {
    attempt { cursor in
      let word = cursor.takeWord()
      guard cursor.takeSpaces() else { return false }
      switch word {
      case "fy", "ay", "cy", "ty":
        if cursor.scanYearPair() || cursor.takeYear() { return true }
        let part = cursor.takeWord()
        return cursor.takeSpaces() && cursor.scanYear(of: part)
      default:
        if Self.isMonth(word) { return cursor.takeYear() }
        return cursor.scanYear(of: word)
      }
    }
  }

  /// The year after `Q2`, `P6` or `Autumn`.
  ///
  ///     part = ( "Q" quarter | "H" half ) " " ( years | year ) | "P" digit [ digit ] " " years
  ///          | season " " [ "term" " " ] ( years | year ) .
  ///     quarter = "1" … "4" .
  ///     half = "1" | "2" .
  ///     season = "Autumn" | "Spring" | "Summer" .
  private mutating func scanYear(of part: String) -> Bool {
    switch part {
    case "q1", "q2", "q3", "q4", "h1", "h2": return scanYearPair() || takeYear()
    case "autumn", "spring", "summer":
      _ = attempt { $0.takeWord() == "term" && $0.takeSpaces() }
      return scanYearPair() || takeYear()
    default: return Self.isAccountingPeriod(part) && scanYearPair()
    }
  }

  /// ` YTD`, ` outturn` or ` forecast` on the same line.
  private mutating func scanSense() {
    _ = attempt { cursor in
      guard cursor.takeSpaces() else { return false }
      return ["ytd", "outturn", "forecast", "cohort"].contains(cursor.takeWord())
    }
  }

  // MARK: - Parts

  private mutating func attempt(_ body: (inout ByteCursor) -> Bool) -> Bool {
    let start = offset
    if body(&self) { return true }
    offset = start
    return false
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  private mutating func takeDigits() -> Int {
    let start = offset
    while peek().isDigit, offset - start < 5 { offset += 1 }
    return offset - start
  }

  private mutating func takeSpaces() -> Bool {
    let start = offset
    while peek() == 0x20 || isAtNoBreakSpace() { offset += peek() == 0x20 ? 1 : 2 }
    return offset > start
  }

  private mutating func takeYear() -> Bool {
    attempt { cursor in
      let start = cursor.offset
      guard cursor.takeDigits() == 4, !cursor.isInWord() else { return false }
      return (1000...2999).contains(cursor.number(start, 4))
    }
  }

  private mutating func takeMonth() -> Bool {
    attempt { Self.isMonth($0.takeWord()) }
  }

  /// The next word in lower case; empty where there is none or it is longer than any used here.
  private mutating func takeWord() -> String {
    let start = offset
    // A dash is no letter, though it takes as many bytes as some.
    while isInWord(), !starts(with: "–") { offset += 1 }
    guard offset - start <= 9 else { return "" }
    return String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
  }

  private func number(_ start: Int, _ count: Int) -> Int {
    bytes[start..<(start + count)].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  /// A month, in full or by its first three letters.
  ///
  ///     month = "January" | "Jan" | "February" | "Feb" | "March" | "Mar" | "April" | "Apr" | "May"
  ///          | "June" | "Jun" | "July" | "Jul" | "August" | "Aug" | "September" | "Sept" | "Sep"
  ///          | "October" | "Oct" | "November" | "Nov" | "December" | "Dec" .
  private static func isMonth(_ word: String) -> Bool {
    guard word.utf8.count >= 3 else { return false }
    return word == "sept"
      || months.contains { $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word)) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func isAccountingPeriod(_ word: String) -> Bool {
    guard word.first == "p", let number = Int(word.dropFirst()) else { return false }
    return (1...12).contains(number)
  }
}
