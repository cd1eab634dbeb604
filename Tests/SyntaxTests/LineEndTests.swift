import Diagnostics
import Syntax
import Testing

/// Where the end of a line ends something.
@Suite struct LineEndTests {
  /// The text with `↵` for each line end that counts and `¶` for each that ends a statement.
  private func ends(_ text: String) -> String {
    let source = SourceFile(name: "query", text: text)
    let (tokens, _) = Lexer.tokens(of: source, openSteps: SampleSteps.table.openKeywords)
    return tokens.dropLast().map { token in
      switch token.kind {
      case .newline: "↵"
      case .blankLine: "¶"
      default: source.text(of: token.span)
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    // Between steps and statements.
    ("from a\nwhere b", "from a ↵ where b"),
    ("from a\r\nwhere b", "from a ↵ where b"),
    ("from a\rwhere b", "from a ↵ where b"),
    ("from a \t\n  where b", "from a ↵ where b"),
    ("from a\n\nfrom b", "from a ¶ from b"),
    ("from a\r\n\r\nfrom b", "from a ¶ from b"),
    ("from a\r\rfrom b", "from a ¶ from b"),
    ("from a\n  \n\t\nfrom b", "from a ¶ from b"),
    // At the ends of the text.
    ("\n\nfrom a", "from a"),
    ("from a\n", "from a"),
    ("from a\n\n", "from a ¶"),
    ("", ""),
    ("\n\n\n", ""),
    // Comments.
    ("# title\n# question\nfrom a", "from a"),
    ("from a # first\nwhere b # second", "from a ↵ where b"),
    ("from a\n# between\nwhere b", "from a ↵ where b"),
    ("from a\n# between\n\nwhere b", "from a ¶ where b"),
    ("from a\n\n# between\nwhere b", "from a ¶ where b"),
    ("from a # at the end", "from a"),
    ("from a\n#", "from a"),
    // After something that needs more.
    ("where a =\n1", "where a = 1"),
    ("where a and\nb", "where a and b"),
    ("where not\na", "where not a"),
    ("show a,\nb", "show a , b"),
    ("from\na", "from a"),
    ("where\na", "where a"),
    ("show\na,\nb", "show a , b"),
    ("from a |\nwhere b", "from a | where b"),
    ("where a is\nmissing", "where a is missing"),
    ("add a as\nb", "add a as b"),
    ("if a\nthen b\nelse c", "if a then b else c"),
    // Before something that needs more in front.
    ("from a\n| where b", "from a | where b"),
    ("where a\nand b", "where a and b"),
    ("where a\n= 1", "where a = 1"),
    ("where a\n+ 1", "where a + 1"),
    ("where a\n× 2", "where a × 2"),
    ("where a\nin (1)", "where a in ( 1 )"),
    ("show a\n, b", "show a , b"),
    ("summarise total(a)\n  as b\n  by c", "summarise total ( a ) as b by c"),
    ("join b\n  on c", "join b on c"),
    ("a\n- b", "a ↵ - b"),
    ("a\nnot b", "a ↵ not b"),
    // Words that are keywords only where a step begins, and values.
    ("describe\nfrom a", "describe ↵ from a"),
    ("show where\nfrom a", "show where ↵ from a"),
    ("where a = missing\nshow b", "where a = missing ↵ show b"),
    ("where true\nshow b", "where true ↵ show b"),
    // In brackets.
    ("where f(a\n, b\n)\nshow c", "where f ( a , b ) ↵ show c"),
    ("where (a\nshow)", "where ( a show )"),
    ("join (\n  from b\n  where c\n) on d", "join ( from b ↵ where c ) on d"),
    ("join (from b\nwhere (c\n)\nshow d\n) on e", "join ( from b ↵ where ( c ) ↵ show d ) on e"),
    ("where a in (\n1,\n2)", "where a in ( 1 , 2 )"),
    // A bracket too few ends with the statement, and at the next step.
    ("where (a\n\nshow b\nshow c", "where ( a ¶ show b ↵ show c"),
    ("where (a; show b\nshow c", "where ( a ; show b ↵ show c"),
    ("where (a | show b\nshow c", "where ( a | show b ↵ show c"),
    ("where a)\nshow b", "where a ) ↵ show b"),
  ])
  func lineEnds(_ text: String, _ expected: String) {
    #expect(ends(text) == expected)
  }

  @Test func aLineEndStandsAfterTheTokenBefore() throws {
    let (tokens, _) = Lexer.tokens(of: SourceFile(name: "", text: "a  # b\n\n  c"))
    let blank = try #require(tokens.first { $0.kind == .blankLine })
    #expect(blank.span == SourceSpan(start: 1, end: 1))
  }
}
