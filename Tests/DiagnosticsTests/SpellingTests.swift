import Diagnostics
import Testing

/// What a misspelt word may have meant.
@Suite struct SpellingTests {
  private static let columns = [
    "service", "budget", "projection", "variance", "variance_percent", "directorate", "ytd",
    "is_total", "period", "percent", "area", "measure",
  ]

  @Test(arguments: [
    ("varience", ["variance"]),
    ("Variance", ["variance"]),
    ("VARIANCE_PERCENT", ["variance_percent"]),
    ("budgte", ["budget"]),
    ("bugdet", ["budget"]),
    ("servce", ["service"]),
    ("sservice", ["service"]),
    ("perid", ["period"]),
    ("proj", ["projection"]),
    ("total", ["is_total"]),
    ("ydt", ["ytd"]),
    ("zzzzz", []),
    ("q", []),
    ("", []),
    ("budget", []),
  ])
  func candidates(_ word: String, _ expected: [String]) {
    #expect(Spelling.candidates(for: word, among: Self.columns) == expected)
  }

  @Test func allTiesAreNamedInOrder() {
    let names = ["patch", "match", "hatch", "dodge", "catch"]
    #expect(
      Spelling.candidates(for: "latch", among: names) == ["catch", "hatch", "match", "patch"]
    )
    #expect(Spelling.candidates(for: "form", among: ["for", "from", "dog"]) == ["for", "from"])
  }

  @Test func atMostFive() {
    let names = (0..<20).map { "name\($0)" }
    #expect(Spelling.candidates(for: "nam", among: names).count == 5)
  }

  @Test func namesAreNamedOnce() {
    #expect(Spelling.candidates(for: "budgt", among: ["budget", "budget"]) == ["budget"])
  }

  @Test func theOrderOfTheNamesDoesNotMatter() {
    let names = Self.columns + ["variances", "variant"]
    let forwards = Spelling.candidates(for: "varianc", among: names)
    #expect(forwards == Spelling.candidates(for: "varianc", among: names.reversed()))
    #expect(forwards.first == "variance")
  }

  @Test func longWordsAreLeftAlone() {
    let long = String(repeating: "a", count: 100_000)
    #expect(Spelling.candidates(for: long, among: [long + "b", "a"]) == [])
    #expect(Spelling.candidates(for: "abc", among: [long]) == [])
  }
}
