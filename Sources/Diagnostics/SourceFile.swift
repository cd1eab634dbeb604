/// Query text with a name, held as UTF-8 bytes together with the places where its lines begin.
///
/// Lines end at LF, CRLF or a bare CR. Offsets are byte offsets from the start of the text.
package struct SourceFile: Sendable {
  /// What the reader calls this text: a file path, or a word such as `query`.
  package let name: String
  /// The UTF-8 bytes, exactly as they were given; they need not be valid UTF-8.
  package let bytes: [UInt8]
  /// The byte offset at which each line begins; the first is 0.
  package let lineStarts: [Int]

  /// Creates a source from bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(offset) }
    }
    lineStarts = starts
  }

  /// Creates a source from text.
  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The line and column, both counted from 1, of a byte offset; the column counts bytes.
  ///
  /// - Complexity: O(log lines).
  package func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lineStarts[low] + 1)
  }

  /// The bytes of a line counted from 1, without its line ending.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineStarts.count else { return [] }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }

  /// The text of a span; bytes that are not UTF-8 become U+FFFD.
  package func text(of span: SourceSpan) -> String {
    let start = min(span.start, bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
