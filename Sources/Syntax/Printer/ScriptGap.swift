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
    let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A }
    for (number, line) in lines.enumerated() {
      var text = line.drop { $0 == 0x20 || $0 == 0x09 }
      while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D { text.removeLast() }
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

  /// Whether there is a comment.
  var hasComment: Bool { parts.contains { $0 != .blank } }
}
