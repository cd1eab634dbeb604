import Columns
import Testing

/// The distinct texts of a column.
@Suite struct TextDictionaryTests {
  @Test func codesAreGivenInTheOrderOfFirstAppearance() {
    var builder = TextDictionaryBuilder()
    let texts = ["b", "", "a", "b", "", "é", "e\u{301}", "a"]
    #expect(texts.map { builder.code(for: $0) } == [0, 1, 2, 0, 1, 3, 4, 2])
    let dictionary = builder.build()
    #expect(dictionary.count == 5)
    #expect((0..<5).map { dictionary.text(UInt32($0)) } == ["b", "", "a", "é", "e\u{301}"])
  }

  @Test func manyTexts() {
    var builder = TextDictionaryBuilder()
    for round in 0..<2 {
      for number in 0..<10_000 {
        let code = builder.code(for: "text \(number)")
        guard code == UInt32(number) else {
          Issue.record("round \(round): text \(number) has code \(code)")
          return
        }
      }
    }
    #expect(builder.build().count == 10_000)
  }

  /// Codes of eight bytes, which are read as one word, once shared a slot: 50,000 took minutes.
  @Test(.timeLimit(.minutes(1)), arguments: ["id1", "area E06001"])
  func codesThatDifferAtTheEnd(start: String) {
    var builder = TextDictionaryBuilder()
    let codes = (10_000..<60_000).map { builder.code(for: start + String($0)) }
    #expect(codes == Array(0..<50_000))
  }

  @Test func bytesThatAreNoTextAreKeptApart() {
    var builder = TextDictionaryBuilder()
    let bytes: [[UInt8]] = [[0xFF], [0xFE], [0xFF], [0], [0, 0]]
    #expect(bytes.map { builder.code(for: $0.span) } == [0, 1, 0, 2, 3])
    let dictionary = builder.build()
    #expect(Array(dictionary.utf8(1)) == [0xFE])
    #expect(dictionary.text(1) == "\u{FFFD}")
  }

  @Test func dictionariesOfTexts() {
    let dictionary = TextDictionary(["a", "bc"])
    #expect(dictionary.count == 2 && dictionary.text(1) == "bc")
    #expect(TextDictionary([String]()).count == 0)
  }
}
