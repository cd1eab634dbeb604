/// What stands between two tokens: comments and empty lines.
struct ScriptGap {
  /// One thing in a gap.
  enum Part: Equatable {
    /// A comment on the line of the token before it.
    case trailing(String)
    /// A comment on a line of its own.
    case line(String)
    /// One or more empty lines.
    case blank
  }

  /// The parts, in order.
  let parts: [Part]
  /// Whether a line ends in it.
  let hasLineEnd: Bool

  /// Reads the bytes of a gap.
  ///
  /// - Parameters:
  ///   - bytes: what stands between the tokens.
  ///   - isStart: whether the gap is the start of the text, where no token stands before.
  init(_ bytes: ArraySlice<UInt8>, isStart: Bool) {
    var parts: [Part] = []
    let lines = Self.lines(bytes)
    for (number, line) in lines.enumerated() {
      var text = line.drop { $0 == 0x20 || $0 == 0x09 }
      while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
      if text.first == 0x23 {
        let comment = String(decoding: text, as: UTF8.self)
        parts.append(number == 0 && !isStart ? .trailing(comment) : .line(comment))
      } else if text.isEmpty, number > 0 || isStart, number < lines.count - 1, parts.last != .blank
      {
        parts.append(.blank)
      }
    }
    self.parts = parts
    hasLineEnd = lines.count > 1
  }

  /// The lines of a gap; they end at LF, CRLF or a bare CR, as in the lexer.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      lines.append(bytes[start..<(index - 1)])
      if byte == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
      start = index
    }
    return lines + [bytes[start...]]
  }

  /// Whether there is a comment.
  var hasComment: Bool { parts.contains { $0 != .blank } }
}
