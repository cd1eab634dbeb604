import Diagnostics
import Syntax
import Testing

/// Texts of any size and depth end in a tree and a message.
@Suite struct LimitTests {
  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: [
    "(", "-", "not ", "2^", "f(", "if a then ", "if ", "a in (from b | where ", "from (",
    "f(a) over (by ",
  ])
  func nesting(_ opening: String) {
    #expect(Reading(Self.repeated(opening, 10_000)).parsed.diagnostics.first?.id == "too-deep")
  }

  @Test func closedNesting() {
    let text = Self.repeated("(", 10_000) + "1" + Self.repeated(")", 10_000)
    #expect(Reading(text).problems == ["too-deep «(»"])
  }

  @Test func chainsUpToTheLimitAreRead() {
    #expect(Reading("1" + Self.repeated(" + 1", 499)).problems == [])
    #expect(Reading("f(1" + Self.repeated(", 1", 999) + ")").problems == [])
  }

  @Test func nestingUpToTheLimitIsRead() {
    let text = Self.repeated("(", 150) + "1" + Self.repeated(")", 150)
    #expect(Reading(text).tree == "(number 1)")
  }

  @Test(arguments: [
    ("1", " + 1", 10_000, "operands"),
    ("a", " and a", 10_000, "operands"),
    ("a", " or a = 1", 10_000, "operands"),
    ("a in (1", ", 1", 10_000, "values"),
    ("show a", ", a", 10_000, "columns"),
    ("drop a", ", a", 10_000, "columns"),
    ("drop all except a", ", a", 10_000, "columns"),
    ("add 1 as a", ", 1 as a", 10_000, "columns"),
    ("sort by a", ", a", 10_000, "keys"),
    ("from table [(a = 1)", ", (a = 1)", 10_000, "rows"),
    ("from table [(a = 1", ", a = 1", 10_000, "columns"),
    ("function f(a", ", a", 10_000, "parameters"),
    ("from a", " | first 1", 100_000, "steps"),
    ("from a", "\nfirst 1", 2_000, "steps"),
    ("first 1", "\nfirst 1", 2_000, "steps"),
  ])
  func length(_ start: String, _ piece: String, _ count: Int, _ what: String) {
    let problems = Reading(start + Self.repeated(piece, count)).parsed.diagnostics
    #expect(problems.map(\.id) == ["too-long"])
    #expect(problems.first?.message.hasSuffix("\(what) here") ?? false)
  }

  /// Chains within brackets grow a tree as high as both together, which has to be released, and
  /// walked, by functions that call themselves.
  @Test func chainsInBracketsAreLimitedTogether() {
    var text = "a"
    for _ in 0..<100 { text = "(\(text)" + Self.repeated(" + a", 450) + ")" }
    #expect(Reading(text).parsed.diagnostics.map(\.id) == ["too-long"])
    var query = "a"
    for _ in 0..<100 { query = "b in (from c | where \(query)" + Self.repeated(" or a", 450) + ")" }
    #expect(Reading(query).parsed.diagnostics.map(\.id).contains("too-long"))
  }

  @Test(arguments: [
    ("\"", "x", "\"", 1_000_000), ("`", "x", "`", 50_000), ("", "1", "", 50_000),
    ("", "a", "", 50_000), ("", "é", "", 50_000),
  ])
  func longTokens(_ opening: String, _ piece: String, _ closing: String, _ count: Int) {
    let text = opening + Self.repeated(piece, count) + closing
    let reading = Reading(text + "\n" + text)
    #expect(reading.parsed.script.statements.count == 2)
    #expect(reading.problems.isEmpty)
  }

  @Test func aLongTextWhereNoneFitsIsReportedOnce() {
    let text = Self.repeated("f(", 150) + "a \"" + Self.repeated("x", 1_000_000) + "\""
    let problems = Reading(text).parsed.diagnostics
    #expect(problems.count == 1)
    #expect(problems.allSatisfy { $0.message.utf8.count < 200 })
  }

  /// Work that grew with the square of the text would take hours here.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "(", ")", "\"", "`", "\n", ",", ";", "|", "a\n", "a ", "a,", "-", "!", "\0", "#", "1,", "FY ",
      "2023/", "30 ", "from (", "from a\n", "wher b\n", "not ", "f(a\n", "é", "\\",
      "where (\n\n", "from a | where (b | ",
    ]
  )
  func timeGrowsWithTheText(_ piece: String) {
    let count = 80_000 / piece.utf8.count
    let reading = Reading(Self.repeated(piece, count))
    #expect(reading.parsed.diagnostics.count <= 101)
  }

  @Test func theListOfMistakesIsLimited() {
    let problems = Reading(Self.repeated("a b\n", 1_000)).parsed.diagnostics
    #expect(problems.count == 101)
    #expect(problems.last?.id == "too-many-mistakes")
    let lexical = Reading(Self.repeated("! ", 1_000)).parsed.diagnostics
    #expect(lexical.count == 101)
    #expect(lexical.last?.id == "too-many-mistakes")
  }
}
