/// A statement that was run, with what came of it.
package struct HistoryEntry: Equatable, Sendable {
  /// What came of a statement.
  package enum Outcome: String, Sendable {
    /// It was begun, and the session ended before it did.
    case begun
    case answered
    case failed
    case interrupted
    /// It spoke to the prompt.
    case command
  }

  /// The statement, which may have several lines.
  package var statement: String
  /// When it was run, in seconds since 1970; nil where that was not kept.
  package var time: Int?
  /// How long it took, in thousandths of a second.
  package var milliseconds: Int?
  /// What came of it; nil where that was not kept.
  package var outcome: Outcome?
  /// The rows of its last answer.
  package var rows: Int?

  /// Creates an entry.
  package init(
    _ statement: String,
    time: Int? = nil,
    milliseconds: Int? = nil,
    outcome: Outcome? = nil,
    rows: Int? = nil
  ) {
    self.statement = statement
    self.time = time
    self.milliseconds = milliseconds
    self.outcome = outcome
    self.rows = rows
  }

  // MARK: - Lines

  /// The entry as a line: `1764000000 ⇥ 12 ⇥ answered ⇥ 13 ⇥ statement`, with `-` for what is not known.
  ///
  /// In the statement a backslash is written `\\` and a line end `\n`.
  var line: String {
    let parts = [
      time.map { String($0) }, milliseconds.map { String($0) }, outcome?.rawValue,
      rows.map { String($0) },
    ]
    var line = parts.map { ($0 ?? "-") + "\t" }.joined()
    for scalar in statement.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\0"..."\u{8}", "\u{B}"..."\u{1F}": break
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line + "\n"
  }

  /// The entry of a line; nil for one that no session writes.
  ///
  /// A line without the first four parts is a statement, as earlier editions wrote it.
  init?(line: some Collection<UInt8>) {
    guard !line.isEmpty, !line.contains(where: { $0 < 0x20 && $0 != 0x09 }),
      let text = String(validating: line, as: UTF8.self)
    else { return nil }
    let parts = text.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false)
    if parts.count == 5, let time = Self.number(parts[0]), let milliseconds = Self.number(parts[1]),
      let rows = Self.number(parts[3]), let outcome = Self.outcome(parts[2])
    {
      self.init(
        Self.statement(parts[4]),
        time: time.value,
        milliseconds: milliseconds.value,
        outcome: outcome.value,
        rows: rows.value
      )
    } else {
      self.init(Self.statement(text[...]))
    }
    if statement.isEmpty { return nil }
  }

  private static func number(_ text: Substring) -> (value: Int?, Void)? {
    if text == "-" { return (nil, ()) }
    return Int(text).map { ($0, ()) }
  }

  private static func outcome(_ text: Substring) -> (value: Outcome?, Void)? {
    if text == "-" { return (nil, ()) }
    return Outcome(rawValue: String(text)).map { ($0, ()) }
  }

  private static func statement(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
