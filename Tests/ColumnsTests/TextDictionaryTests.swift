import Columns
import Glibc
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

  /// Texts of whole words of eight bytes once shared a slot, and took a thousand times as long.
  @Test(arguments: ["id1", "area E06001"])
  func codesThatDifferAtTheEnd(start: String) {
    let usual = processorTime { _ = codes(after: "i") }
    let time = processorTime { #expect(codes(after: start) == Array(0..<50_000)) }
    #expect(time < 20 * usual)
  }

  private func codes(after start: String) -> [UInt32] {
    var builder = TextDictionaryBuilder()
    return (10_000..<60_000).map { builder.code(for: start + String($0)) }
  }

  /// The seconds that this thread works, whatever else the machine does.
  private func processorTime(_ work: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    work()
    return now() - start
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
