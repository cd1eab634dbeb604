import Diagnostics
import Language
import Syntax
import TestSupport
import Testing

/// The formatted text of a script, which must be readable.
private func formatted(_ text: String) throws -> String {
  let source = SourceFile(name: "script", text: text)
  let (result, diagnostics) = ScriptFormatter.format(source, steps: .standard)
  return try #require(result, "\(diagnostics)")
}

/// The tree of a script, without its places.
private func tree(_ text: String) -> String {
  let source = SourceFile(name: "script", text: text)
  return TreeText.text(Parser.parse(source, steps: .standard).script)
}

struct FormatterTests {
  @Test(arguments: [
    ("from   a|where x>1", "from a | where x > 1\n"),
    ("from a\nwhere x", "from a\nwhere x\n"),
    ("from a |\nwhere x", "from a\nwhere x\n"),
    ("FROM a | SUMMARIZE total( x )as t by b", "FROM a | summarise total(x) as t by b\n"),
    ("1+2*-3", "1 + 2 * -3\n"),
    ("advice  off a - b,c-d", "advice off a-b, c-d\n"),
    ("advice on", "advice on\n"),
    ("-5", "-5\n"),
    ("f( 1 , -2 )-3", "f(1, -2) - 3\n"),
    ("a in(1,2)", "a in (1, 2)\n"),
    ("from a; where x", "from a\n\nwhere x\n"),
    ("from a; from b", "from a\nfrom b\n"),
    ("from a\n\n\n\nfrom b", "from a\n\nfrom b\n"),
    ("# title\n\n\nfrom a # why\n# next\nwhere x", "# title\n\nfrom a  # why\n# next\nwhere x\n"),
    ("from a | show b, # first\n  c", "from a\nshow b,  # first\n  c\n"),
    ("let x = from a | first 3", "let x = from a | first 3\n"),
    (
      "load \"a\" as x with missing\"-\"as zero ,calendar  financial",
      "load \"a\" as x with missing \"-\" as zero, calendar financial\n"
    ),
    ("let x = from a\nfirst 3\n\nfrom x", "let x = from a\nfirst 3\n\nfrom x\n"),
    ("from (from a|first 2)|show b", "from (from a | first 2) | show b\n"),
    ("from table[(a=1),(a=-2)]", "from table [(a = 1), (a = -2)]\n"),
    ("add total(x)over(by b)as t", "add total(x) over (by b) as t\n"),
    ("function f(a,b=2)=a-b", "function f(a, b = 2) = a - b\n"),
    ("if a then -1 else 2", "if a then -1 else 2\n"),
    ("\n\n", ""),
    ("# only a comment", "# only a comment\n"),
    ("from a\r\nwhere x\r\n", "from a\nwhere x\n"),
    (";# why\r\r", "# why\n"),
    (";# why\r\r1", "# why\n\n1\n"),
    ("from a # why\rwhere x", "from a  # why\nwhere x\n"),
  ])
  func layout(_ text: String, _ expected: String) throws {
    #expect(try formatted(text) == expected)
    #expect(try formatted(expected) == expected)
    #expect(tree(expected) == tree(text))
  }

  @Test func longStepsBreakAfterCommas() throws {
    let columns = (1...12).map { "a_rather_long_name_\($0)" }
    let text = "from a | show " + columns.joined(separator: ", ")
    let expected = "from a\nshow a_rather_long_name_1,\n  a_rather_long_name_2,\n"
    #expect(try formatted(text).hasPrefix(expected))
  }

  static let queries = Repository.files(in: "Queries", endingWith: ".scq")
    .filter { !$0.hasPrefix("Queries/invalid/") }

  /// The saved queries are laid out as the formatter would, and mean the same afterwards.
  @Test(arguments: queries)
  func savedQueriesAreFormatted(_ path: String) throws {
    let text = try Repository.text(path)
    let result = try formatted(text)
    #expect(result == text)
    #expect(try formatted(result) == result)
    #expect(tree(result) == tree(text))
  }
}
