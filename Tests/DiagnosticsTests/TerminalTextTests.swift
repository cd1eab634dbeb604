import Diagnostics
import Testing

/// Text that is safe to print and how wide it is.
@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain £ 年度", "plain £ 年度"),
    ("a\nb\tc\rd", "a␊b␉c␍d"),
    ("\u{7F}", "␡"),
    ("\u{85}", "\\u{85}"),
    ("\u{202E}abc\u{2066}", "\\u{202E}abc\\u{2066}"),
    ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
    ("\u{FEFF}", "\\u{FEFF}"),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(TerminalText.escaped(text) == expected)
  }

  @Test func nothingEscapedIsAControl() {
    for value in (0 as UInt32)...0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = TerminalText.escaped("a\(Character(scalar))b")
      #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("£1", 2), ("年度", 4), ("e\u{301}", 1), ("😀", 2), ("ﬁ", 1), ("ｗ", 2),
    ("한국", 4), ("a\u{200D}", 1),
  ])
  func widths(_ text: String, _ cells: Int) {
    #expect(TerminalText.width(of: text) == cells)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
    ("abcdef", -3, ""), ("年度年", 6, "年度年"), ("年度年", 5, "年度…"), ("年度年", 4, "年…"), ("", 3, ""),
  ])
  func fitted(_ text: String, _ cells: Int, _ expected: String) {
    #expect(TerminalText.fitted(text, into: cells) == expected)
  }
}
