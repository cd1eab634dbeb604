import Functions
import Testing

struct PatternTests {
  @Test(
    arguments: [
      ("abc", "b", true), ("abc", "^b", false), ("abc", "c$", true), ("abc", "a.c", true),
      ("a\nc", "a.c", false), ("", "", true), ("", "a*", true), ("abc", "a|x", true),
      ("abc", "^(x|b)", false), ("aaa", "^a{3}$", true), ("aa", "^a{3}$", false),
      ("aaaa", "^a{2,3}$", false), ("aaaa", "^a{2,}$", true), ("a{b", "a{b", true),
      ("2023/24", "^[0-9]{4}/[0-9]{2}$", true), ("x-y", "[a-]-", false), ("--", "[a-]-", true),
      ("]", "[]]", true), ("a", "[^]]", true), ("Q2", "\\w\\d", true), ("Q 2", "Q\\s2", true),
      ("Kent", "(?i)kENT", true), ("Kent", "kent", false), ("Straße", "(?i)STRAßE", true),
      ("a.b", "a\\.b", true), ("axb", "a\\.b", false), ("over all", "\\ball\\b", true),
      ("overall", "\\ball\\b", false), ("overall", "\\Ball", true), ("£5", "£\\d", true),
      ("abab", "^(?:ab)+$", true), ("aaa", "^a+?$", true), ("é", "^\\w$", true),
      ("pt_ks2", "pt_.*", true), ("x", "[^\\d]", true), ("5", "[\\D]", false),
    ])
  func matching(_ text: String, _ pattern: String, _ expected: Bool) {
    #expect(answer("matches", "\"\(text)\"", "\"\(pattern)\"") == "\(expected)")
  }

  @Test(
    arguments: [
      "(", ")", "[a", "*", "a**?*", "a{3,2}", "a{1001}", "\\", "\\q", "\\1", "(?=a)", "[b-a]",
      "((a{1000}){1000}){1000}", "((){1000}){1000}", "a{1,", "(?", "[\\d-z]x(",
      String(repeating: "(", count: 500), String(repeating: "a", count: 1001), "[", "[^", "[]",
      "(?:",
    ])
  func badPatternsAreRefused(_ pattern: String) {
    #expect(answer("matches", "\"a\"", "\"\(pattern)\"").hasPrefix("bad-pattern: "))
  }

  @Test func noPatternIsSlow() {
    let text = String(repeating: "a", count: 2000) + "b"
    #expect(answer("matches", "\"\(text)\"", "\"^(a+)+$\"") == "false")
    #expect(answer("matches", "\"\(text)\"", "\"^(a|a|aa)*$\"") == "false")
    let long = String(repeating: "a", count: 100_000)
    #expect(
      answer("matches", "\"\(long)\"", "\"(a?){1000}b\"")
        == "pattern-too-slow: a pattern takes too long on a long text"
    )
  }
}
