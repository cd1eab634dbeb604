import Diagnostics
import Testing

/// How a message is worded for a person.
@Suite struct RendererTests {
  private func render(
    _ text: String,
    _ start: Int,
    _ end: Int,
    name: String = "query",
    width: Int = 100
  ) -> String {
    let diagnostic = Diagnostic(
      .error,
      id: "an-id",
      "a sentence",
      at: SourceSpan(start: start, end: end),
      help: ["a way out"]
    )
    return DiagnosticRenderer(width: width)
      .render(diagnostic, in: SourceFile(name: name, text: text))
  }

  /// The line with the text and the line with the carets.
  private func excerpt(_ text: String, _ start: Int, _ end: Int, width: Int = 100) -> [String] {
    render(text, start, end, width: width).split(separator: "\n").map(String.init)
      .filter { $0.contains(" | ") }
  }

  @Test func allParts() {
    #expect(
      render("where varience > £500k", 6, 14) == """
        error: a sentence [an-id]
          1 | where varience > £500k
            |       ^^^^^^^^
          a way out

        """
    )
  }

  @Test func aScriptIsNamedWithTheLine() {
    #expect(
      render("from a\nwhere b\n", 7, 12, name: "x.scq") == """
        error: a sentence [an-id]
          x.scq, line 2
          2 | where b
            | ^^^^^
          a way out

        """
    )
  }

  @Test func aMessageWithoutAPlace() {
    let renderer = DiagnosticRenderer()
    let note = Diagnostic(.note, id: "n", "3 left out", at: nil)
    #expect(renderer.render(note, in: nil) == "note: 3 left out\n")
    let advice = Diagnostic(.advice, id: "a", "weigh this", at: SourceSpan(start: 0, end: 1))
    #expect(renderer.render(advice, in: nil) == "advice: weigh this [a]\n")
    let empty = SourceFile(name: "", text: "")
    #expect(renderer.render(advice, in: empty) == "advice: weigh this [a]\n")
  }

  @Test func aNoteTakesOneLine() {
    let note = Diagnostic(.note, id: "n", "3 rows left out", at: SourceSpan(start: 7, end: 14))
    let renderer = DiagnosticRenderer()
    let one = SourceFile(name: "query", text: "from a | where b")
    #expect(renderer.render(note, in: one) == "note: 3 rows left out\n")
    let several = SourceFile(name: "x.scq", text: "from a\nwhere b")
    #expect(renderer.render(note, in: several) == "note, line 2: 3 rows left out\n")
  }

  @Test(arguments: [
    // The bytes of a mark are not its cells.
    ("£ x", 3, 4, "  1 | £ x", "    |   ^"),
    ("年度 x", 7, 8, "  1 | 年度 x", "    |      ^"),
    ("年度 x", 0, 6, "  1 | 年度 x", "    | ^^^^"),
    ("😀 x", 5, 6, "  1 | 😀 x", "    |    ^"),
    ("e\u{301} x", 4, 5, "  1 | e\u{301} x", "    |   ^"),
    ("\tx", 1, 2, "  1 |  x", "    |  ^"),
    // An empty place still gets a caret, also after the end.
    ("a b", 3, 3, "  1 | a b", "    |    ^"),
    ("a b", 0, 0, "  1 | a b", "    | ^"),
    ("a b", 9, 12, "  1 | a b", "    |    ^"),
    // A place over several lines is marked on its first.
    ("a b\nc d", 2, 6, "  1 | a b", "    |   ^"),
    // What could move the cursor is shown instead of obeyed.
    ("a\u{1B}[2Jb", 1, 2, "  1 | a␛[2Jb", "    |  ^"),
    ("a\u{0}b", 2, 3, "  1 | a␀b", "    |   ^"),
  ])
  func carets(_ text: String, _ start: Int, _ end: Int, _ line: String, _ carets: String) {
    #expect(excerpt(text, start, end) == [line, carets])
  }

  @Test func aPlaceWithinACharacterIsShown() {
    #expect(excerpt("£x", 1, 2).count == 2)
  }

  @Test(arguments: [0, 50, 200, 399])
  func longLinesAreShownRoundTheCaret(_ start: Int) throws {
    let text = String((0..<400).map { Character(Unicode.Scalar(UInt8(0x61 + $0 % 26))) })
    let lines = excerpt(text, start, start + 1, width: 60)
    let (shown, carets) = (try #require(lines.first), try #require(lines.last))
    #expect(shown.count <= 60)
    let column = try #require(carets.firstIndex(of: "^"))
    let marked = shown[
      shown.index(shown.startIndex, offsetBy: carets.distance(from: carets.startIndex, to: column))
    ]
    #expect(marked == text[text.index(text.startIndex, offsetBy: start)])
  }

  @Test func aLongPlaceIsCut() throws {
    let text = "where " + String(repeating: "x", count: 300) + " and b"
    let lines = excerpt(text, 6, 306, width: 60)
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines.last?.contains("^") ?? false)
    #expect(lines.first?.hasSuffix("b") ?? false || lines.first?.contains("…") ?? false)
  }

  @Test func everyWidthAndPlaceOfALine() {
    let text = "from 年度 | where £ = \"e\u{301}😀\" and long_name_of_a_column > 12345678901234567890"
    for width in [0, 1, 20, 21, 37, 100] {
      for start in 0...text.utf8.count {
        for end in stride(from: start, through: text.utf8.count, by: 7) {
          let lines = excerpt(text, start, end, width: width)
          #expect(lines.count == 2)
          for line in lines { #expect(TerminalText.width(of: line) <= max(width, 20)) }
        }
      }
    }
  }

  @Test func colours() {
    let diagnostic = Diagnostic(.error, id: "i", "m", at: SourceSpan(start: 0, end: 1))
    let text = DiagnosticRenderer(usesColour: true)
      .render(diagnostic, in: SourceFile(name: "query", text: "a"))
    #expect(text.hasPrefix("\u{1B}[1;31merror\u{1B}[0m: m"))
    let starts = text.components(of: "\u{1B}[").count
    #expect(starts % 2 == 0)
  }

  @Test func messagesCannotColourOrMoveAnything() {
    let diagnostic = Diagnostic(
      .error,
      id: "i",
      "a \u{1B}[31m name",
      at: nil,
      help: ["take \u{9B}2J\u{202E}"]
    )
    let text = DiagnosticRenderer().render(diagnostic, in: nil)
    #expect(text == "error: a ␛[31m name [i]\n  take \\u{9B}2J\\u{202E}\n")
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false).dropFirst().map { $0 }
  }
}
