import Diagnostics
import Syntax
import Testing

/// What single tokens look like.
@Suite struct LexerTests {
  /// The tokens of a text, each as its kind and text, and the identifiers of what is wrong.
  private func tokens(_ bytes: [UInt8]) -> String {
    let source = SourceFile(name: "query", bytes: bytes)
    let (tokens, problems) = Lexer.tokens(of: source)
    let words = tokens.dropLast().map { token in
      let text = source.text(of: token.span)
      return switch token.kind {
      case .symbol: text
      case .newline: "newline"
      case .blankLine: "blank"
      default: "\(token.kind):\(text)"
      }
    }
    return (words + problems.map { "!" + $0.id }).joined(separator: " ")
  }

  private func tokens(_ text: String) -> String { tokens(Array(text.utf8)) }

  @Test(arguments: [
    "1,234", "0.25", ".5", "£9.5m", "£500k", "£1.2bn", "£9.5M", "£1.2BN", "£.25", "42%", "3pp",
    "145,802", "1,234,567.89", "7.0", "1e6", "1.5e3", "2e-7", "2E+7", "£145,802", "007", "6.2",
    "0.1%", "99999999999999999999999999",
  ])
  func numbers(_ text: String) {
    #expect(tokens(text) == "number:\(text)")
  }

  @Test(arguments: [
    ("1,2", "number:1 , number:2"),
    ("1,2345", "number:1 , number:2345"),
    ("1234,567", "number:1234 , number:567"),
    ("1,234,5", "number:1,234 , number:5"),
    ("5.", "number:5 invalid:. !unexpected-character"),
    ("1..2", "number:1 invalid:. number:.2 !unexpected-character"),
    ("£5mile", "number:£5 word:mile"),
    ("3ppm", "number:3 word:ppm"),
    ("2em", "number:2 word:em"),
    ("12_a", "number:12 word:_a"),
    ("-5", "- number:5"),
    ("£", "invalid:£ !foreign-symbol"),
    ("£x", "invalid:£ word:x !foreign-symbol"),
    ("£ 500", "invalid:£ number:500 !foreign-symbol"),
  ])
  func edgesOfNumbers(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    "2023/24", "2023-24", "2023–24", "2023/2024", "2023-2024", "1999/00", "1999/2000",
    "FY 2023/24", "AY 2022/23", "CY 2023", "fy 2023/24", "FY Q2 2023/24", "AY Q1 2022/23",
    "Q2 2023/24", "q4 2021/22", "Q2 2023", "P6 2023/24", "P12 2023/24", "Sep 2023", "Sept 2023",
    "September 2023", "may 2023", "30 Sep 2023", "1 April 2023", "2023-09-30",
    "autumn term 2022/23", "Summer term 2022/23", "Spring 2023", "2023/24 YTD",
    "2022/23 outturn", "2024/25 forecast", "P6 2023/24 ytd", "Sep\u{A0}2023", "H1 2023/24",
    "TY 2023/24", "TY Q1 2023/24", "Apr–Sep 2023", "Apr–Sep 2023 YTD", "Dec 2022–Feb 2023",
    "2021/22 cohort",
  ])
  func periods(_ text: String) {
    #expect(tokens(text) == "period:\(text)")
  }

  @Test(arguments: [
    ("2022", "number:2022"),
    ("2023 / 24", "number:2023 / number:24"),
    ("2023/25", "number:2023 / number:25"),
    ("2023-25", "number:2023 - number:25"),
    ("2023/24/7", "number:2023 / number:24 / number:7"),
    ("2023/24.5", "number:2023 / number:24.5"),
    ("2023/24x", "number:2023 / number:24 word:x"),
    ("2023/24 + 1", "period:2023/24 + number:1"),
    ("2023/24)", "period:2023/24 )"),
    ("2023/24\u{A0}and", "period:2023/24 word:and"),
    ("2023/24 forecasts", "period:2023/24 word:forecasts"),
    ("2023/24\nforecast", "period:2023/24 newline word:forecast"),
    ("Q5 2023/24", "word:Q5 period:2023/24"),
    ("P13 2023/24", "word:P13 period:2023/24"),
    ("P6", "word:P6"),
    ("P6 2023", "word:P6 number:2023"),
    ("may", "word:may"),
    ("may + 1", "word:may + number:1"),
    ("mayor 2023", "word:mayor number:2023"),
    ("FY FY 2023/24", "word:FY period:FY 2023/24"),
    ("autumn", "word:autumn"),
    ("autumn term", "word:autumn word:term"),
    ("2023-9-30", "number:2023 - number:9 - number:30"),
    ("30 Sep", "number:30 word:Sep"),
    ("Sep 20234", "word:Sep number:20234"),
    ("Sep 0023", "word:Sep number:0023"),
  ])
  func edgesOfPeriods(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("variance", "word:variance"),
    ("Variance_2", "word:Variance_2"),
    ("_", "word:_"),
    ("Zoë", "word:Zoë"),
    ("e\u{301}te\u{301}", "word:e\u{301}te\u{301}"),
    ("年度", "word:年度"),
    ("a-b", "word:a - word:b"),
    ("`a b`", "quotedName:`a b`"),
    ("`% of EHCPs issued within 20 weeks`", "quotedName:`% of EHCPs issued within 20 weeks`"),
    ("``", "invalid:`` !empty-name"),
    ("`open", "invalid:`open !unclosed-name"),
    ("a`b`c", "word:a quotedName:`b` word:c"),
  ])
  func names(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    (#""""#, #"text:"""#),
    (#""a b""#, #"text:"a b""#),
    (#""a \" b""#, #"text:"a \" b""#),
    (#""a\\""#, #"text:"a\\""#),
    (#""a\\" + "b""#, #"text:"a\\" + text:"b""#),
    ("“a b”", "text:“a b”"),
    ("“a \"b\" c”", "text:“a \"b\" c”"),
    (#""open"#, #"invalid:"open !unclosed-text"#),
    (#""open\"#, #"invalid:"open\ !unclosed-text"#),
    (#""open\""#, #"invalid:"open\" !unclosed-text"#),
    ("\"open\nx", "invalid:\"open newline word:x !unclosed-text"),
    ("\"open\\\nx", "invalid:\"open\\ newline word:x !unclosed-text"),
    ("\"# no comment\"", "text:\"# no comment\""),
    ("\"😀 £\"", "text:\"😀 £\""),
  ])
  func text(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test func symbols() {
    for symbol in Token.Symbol.allCases {
      let (tokens, problems) = Lexer.tokens(of: SourceFile(name: "", text: symbol.rawValue))
      #expect(tokens.map(\.kind) == [.symbol(symbol), .endOfText])
      #expect(problems.isEmpty)
    }
    #expect(tokens("a<=b>=c<>d") == "word:a <= word:b >= word:c <> word:d")
    #expect(tokens("6 − 2 × 3 ÷ 4") == "number:6 − number:2 × number:3 ÷ number:4")
  }

  @Test(arguments: [
    "!=", "==", "&&", "||", "=>", "=<", "'", "{", "}", "!", "&", "%", "$",
  ])
  func marksOfOtherLanguages(_ mark: String) throws {
    let (tokens, problems) = Lexer.tokens(of: SourceFile(name: "", text: "a \(mark) b"))
    #expect(tokens.map(\.kind) == [.word, .invalid, .word, .endOfText])
    let problem = try #require(problems.first)
    #expect(problem.id == "foreign-symbol")
    #expect(!problem.help.isEmpty)
    #expect(problem.span == SourceSpan(start: 2, end: 2 + mark.utf8.count))
  }

  @Test(arguments: [
    ("\u{0}", "invalid:\u{0} !unexpected-character"),
    ("a\u{0}b", "word:a invalid:\u{0} word:b !unexpected-character"),
    ("\u{7}", "invalid:\u{7} !unexpected-character"),
    ("a😀b", "word:a invalid:😀 word:b !unexpected-character"),
    ("\u{FEFF}a", "word:a"),
    ("a\u{FEFF}", "word:a invalid:\u{FEFF} !unexpected-character"),
    ("a\u{A0}b", "word:a word:b"),
    ("a\tb", "word:a word:b"),
    ("’a’", "invalid:’ word:a invalid:’ !unexpected-character !unexpected-character"),
  ])
  func oddCharacters(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    arguments: [
      [0x61, 0x20, 0xFF, 0x20, 0x62],
      [0x61, 0x20, 0xC3, 0x20, 0x62],
      [0x61, 0x20, 0xE2, 0x82, 0x20, 0x62],
      [0x61, 0x20, 0xC0, 0x80, 0x20, 0x62],
      [0x61, 0x20, 0xED, 0xA0, 0x80, 0x20, 0x62],
      [0x61, 0x20, 0xF4, 0x90, 0x80, 0x80, 0x20, 0x62],
      [0x61, 0x20, 0x80, 0x81, 0x82, 0x20, 0x62],
    ] as [[UInt8]]
  )
  func bytesThatAreNoText(_ bytes: [UInt8]) {
    let (tokens, problems) = Lexer.tokens(of: SourceFile(name: "", bytes: bytes))
    #expect(tokens.map(\.kind) == [.word, .invalid, .word, .endOfText])
    #expect(problems.map(\.id) == ["not-utf-8"])
    #expect(problems.first?.span == SourceSpan(start: 2, end: bytes.count - 2))
  }

  @Test func tokensKnowTheirFile() {
    let (tokens, problems) = Lexer.tokens(of: SourceFile(name: "", text: "a\n! ("), file: 7)
    #expect(tokens.allSatisfy { $0.span.file == 7 })
    #expect(problems.allSatisfy { $0.span?.file == 7 })
  }
}
