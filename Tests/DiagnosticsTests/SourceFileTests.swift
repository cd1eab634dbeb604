import Diagnostics
import Testing

/// Lines, columns and spans of a text.
@Suite struct SourceFileTests {
  @Test(arguments: [
    ("a\nb\nc", ["a", "b", "c"]),
    ("a\r\nb\r\nc", ["a", "b", "c"]),
    ("a\rb\rc", ["a", "b", "c"]),
    ("a\n\rb", ["a", "", "b"]),
    ("a\n", ["a", ""]),
    ("\r\n\r\n", ["", "", ""]),
    ("", [""]),
  ])
  func lines(_ text: String, _ expected: [String]) {
    let source = SourceFile(name: "", text: text)
    let lines = (1...source.lineStarts.count).map {
      String(decoding: source.line($0), as: UTF8.self)
    }
    #expect(lines == expected)
  }

  @Test(arguments: [0, -1, 3, .max, .min])
  func linesThatAreNotThere(_ number: Int) {
    #expect(SourceFile(name: "", text: "a\nb").line(number).isEmpty)
  }

  @Test func everyPositionAgainstASlowReader() {
    for text in ["a\nbc\r\nd\re\n\n", "", "\n", "\r\n", "£\n年度"] {
      let source = SourceFile(name: "", text: text)
      var (line, column) = (1, 1)
      for offset in 0...source.bytes.count {
        let position = source.position(of: offset)
        #expect(position == (line, column), "\(text.debugDescription) at \(offset)")
        guard offset < source.bytes.count else { break }
        let byte = source.bytes[offset]
        let isPair = byte == 0x0D && source.bytes.dropFirst(offset + 1).first == 0x0A
        if byte == 0x0A || (byte == 0x0D && !isPair) {
          (line, column) = (line + 1, 1)
        } else {
          column += 1
        }
      }
    }
  }

  @Test func textsOfSpans() {
    let source = SourceFile(name: "", text: "a £ b")
    #expect(source.text(of: SourceSpan(start: 2, end: 4)) == "£")
    #expect(source.text(of: SourceSpan(start: 2, end: 3)) == "\u{FFFD}")
    #expect(source.text(of: SourceSpan(start: 3, end: 99)) == "\u{FFFD} b")
    #expect(source.text(of: SourceSpan(start: 99, end: 100)) == "")
  }

  @Test func spans() {
    let span = SourceSpan(file: 2, start: 5, end: 3)
    #expect((span.start, span.end, span.length) == (5, 5, 0))
    let joined = SourceSpan(file: 2, start: 4, end: 6).joined(SourceSpan(file: 2, start: 1, end: 2))
    #expect(joined == SourceSpan(file: 2, start: 1, end: 6))
    #expect(SourceSpan(file: 2, start: 4, end: 6).after == SourceSpan(file: 2, start: 6, end: 6))
    #expect(SourceSpan(start: -5, end: -1) == .none)
    #expect(SourceSpan(start: 0, end: .max).end == Int(UInt32.max))
  }
}
