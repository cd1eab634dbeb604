import Diagnostics
import Syntax
import Testing

/// What is said of texts that are wrong, and how reading goes on after it.
@Suite struct MistakeTests {
  @Test(arguments: [
    // Misspelt steps and statements.
    ("from a | wher b = 1", ["unknown-step «wher»"]),
    ("from a\nwher b = 1", ["unknown-step «wher»"]),
    ("form a | where b", ["unknown-step «form»"]),
    ("from a | b", ["unknown-step «b»"]),
    ("from a | 3", ["unexpected-token «3»"]),
    ("from a |", ["unexpected-token …"]),
    ("from a | | where b", ["unexpected-token «|»"]),
    ("| where b", ["unexpected-token «|»"]),
    ("from", ["unexpected-token …"]),
    ("from 3", ["unexpected-token «3»"]),
    ("from a b", ["unexpected-token «b»"]),
    ("from (a)", ["unexpected-token «a»"]),
    ("from (from a", ["unexpected-token …"]),
    ("let = from a", ["unexpected-token «=»"]),
    ("let x = a", ["unexpected-token «a»"]),
    ("let x from a", ["unexpected-token «from»"]),
    ("1 + 2 | show a", ["unexpected-token «|»"]),
    // Parts of steps.
    ("where", ["unexpected-token …"]),
    ("first x", ["unexpected-token «x»"]),
    ("first £5", ["whole-number «£5»"]),
    ("first 1.5", ["whole-number «1.5»"]),
    ("first 99999999999999999999", ["whole-number «99999999999999999999»"]),
    ("first -1", ["unexpected-token «-»"]),
    ("first 3 rows", ["unexpected-token «rows»"]),
    ("add a", ["unexpected-token …"]),
    ("add a as", ["unexpected-token …"]),
    ("add a as 3", ["unexpected-token «3»"]),
    ("add a as by", ["unexpected-token «by»"]),
    ("show a,", ["unexpected-token …"]),
    ("show a b", ["unexpected-token «b»"]),
    ("show columns matching x", ["unexpected-token «x»"]),
    ("show all except", ["unexpected-token …"]),
    ("show all except a + 1", ["unexpected-token «+»"]),
    ("drop a + 1", ["unexpected-token «+»"]),
    ("sort a", ["unexpected-token «a»"]),
    ("join b", ["unexpected-token …"]),
    ("where a = 1)", ["unexpected-token «)»"]),
    ("where a = 1) and b", ["unexpected-token «)»"]),
    ("where (a = 1", ["unexpected-token …"]),
    // What the lexer refuses is reported once.
    ("where a == 1", ["foreign-symbol «==»"]),
    ("where a = \"x", ["unclosed-text «\"x»"]),
    ("where a = 'x'", ["foreign-symbol «'»", "foreign-symbol «'»"]),
    ("show `", ["unclosed-name «`»"]),
    // Rows that are written out, and other statements.
    ("from table [(a = 1)", ["unexpected-token …"]),
    ("from table [a = 1]", ["unexpected-token «a»"]),
    ("from range 1", ["unexpected-token …"]),
    ("from range 1 to", ["unexpected-token …"]),
    ("define x", ["unexpected-token …"]),
    ("function f = 2", ["unexpected-token «=»"]),
    ("function f(a", ["unexpected-token …"]),
    ("f(a) over", ["unexpected-token …"]),
    ("f(a) over (rolling b)", ["unexpected-token «b»"]),
  ])
  func oneMistake(_ text: String, _ problems: [String]) {
    #expect(Reading(text).problems == problems, "\(text)")
  }

  @Test(arguments: [
    // Each step, and each statement, is read for itself.
    (
      "from a | wher b | show c d | frist 3",
      [
        "unknown-step «wher»", "unexpected-token «d»", "unknown-step «frist»",
      ]
    ),
    ("from a\nwhere b =\nshow c d\nfirst x", ["unexpected-token «c»", "unexpected-token «x»"]),
    ("from a | where f(b c) | show d e", ["unexpected-token «c»", "unexpected-token «e»"]),
    ("from a | where (b | show d e", ["unexpected-token «|»", "unexpected-token «e»"]),
    (
      "from a | where (b = 1\n\nfrom b | show c d",
      [
        "unexpected-token «»", "unexpected-token «d»",
      ]
    ),
    ("form a\nwhere b c\nshow d", ["unknown-step «form»", "unexpected-token «c»"]),
    (
      "let x from a\nwhere b c\n\nfrom d e",
      [
        "unexpected-token «from»", "unexpected-token «c»", "unexpected-token «e»",
      ]
    ),
    ("1 +\n\n2 *", ["unexpected-token «»", "unexpected-token …"]),
    ("a b; c d; e f", ["unknown-step «a»", "unknown-step «c»", "unknown-step «e»"]),
    ("from (from a | wher b | show c) | frist 3", ["unknown-step «wher»", "unknown-step «frist»"]),
    (
      "from a | join (from b | show (c d) | show e f) on g | show h i",
      [
        "unexpected-token «d»", "unexpected-token «f»", "unexpected-token «i»",
      ]
    ),
    ("where a == 1 | show b != c", ["foreign-symbol «==»", "foreign-symbol «!=»"]),
    // A stray bracket is passed over, and nothing after it is lost.
    (
      "where a) | show b c\nfirst x",
      [
        "unexpected-token «)»", "unexpected-token «c»", "unexpected-token «x»",
      ]
    ),
  ])
  func severalMistakes(_ text: String, _ problems: [String]) {
    #expect(Reading(text).problems == problems, "\(text)")
  }

  @Test func stepsAfterAMistakeAreKept() {
    let reading = Reading("from a | wher b | where c | show d e | first 3")
    #expect(reading.tree == "(from a (where (name c)) (first 3))")
  }

  @Test(arguments: [
    ("from a | wher b", ["did you mean `where`?"]),
    ("from a | WHER b", ["did you mean `where`?"]),
    ("form a", ["did you mean `from`?"]),
    ("from a | sumarise b", ["did you mean `summarise`?"]),
    ("from a | qqqqqqq b", ["type `help` for the steps"]),
    ("from a | where b whre c", ["did you mean `where`?"]),
    ("a is mising", ["did you mean `missing`?"]),
    ("a not contain \"x\"", ["did you mean `contains`?"]),
    ("join b onn c", ["did you mean `on`?"]),
    ("a == b", ["write `=`"]),
    ("f(1,234)", ["write `1234` for one number, `1, 234` for several"]),
    ("1 < 2 < 3", ["join two comparisons with `and`, or write `x between low and high`"]),
    ("£ 5", ["write the amount straight after it, as in `£500k`"]),
  ])
  func theWayOut(_ text: String, _ help: [String]) {
    #expect(Reading(text).parsed.diagnostics.first?.help == help, "\(text)")
  }

  @Test(arguments: [
    ("from a | where b =", "the query ends where a value or a column should follow"),
    ("where (a", "the query ends where `)` should follow"),
    ("where a = = b", "`=` stands where a value or a column should be"),
    ("where (a\n\nb", "an empty line stands where `)` should be"),
    ("from a\nshow b\n\n| show c", "`|` stands where a value or a column should be"),
    ("first x", "`x` stands where a number of rows should be"),
    ("from", "the query ends where the name of a dataset or a file in double quotes should follow"),
    (
      "6 per",
      "the query ends where a number such as `10,000` or what the rate is per should follow"
    ),
    (
      "show a " + String(repeating: "x", count: 60),
      "`" + String(repeating: "x", count: 39) + "…` stands where the end of the step should be"
    ),
  ])
  func words(_ text: String, _ message: String) {
    #expect(Reading(text).parsed.diagnostics.first?.message == message, "\(text)")
  }

  @Test func mistakesStandInTheOrderOfTheText() {
    let reading = Reading("from a | where b = = 1 | show 'c' | wher d | show e ! f")
    let starts = reading.parsed.diagnostics.compactMap { $0.span?.start }
    #expect(starts.count >= 4)
    #expect(starts == starts.sorted())
  }

  @Test(arguments: [
    "", "# comment", "from a", "where b", "from a | wher b", "where a = \"x", "where a = `x", "a)",
    "from a |\n\n", "where\n\n", "where (a\n\n",
  ])
  func complete(_ text: String) {
    #expect(!Reading(text).parsed.isIncomplete, "\(text)")
  }

  @Test(arguments: [
    "from", "from a |", "where", "where\n", "where a =", "where (a", "where (a\n", "let x",
    "let x =\n",
    "show a,", "show a,\n", "if a", "join b", "from (from a", "from (from a\nwhere b\n", "a not",
    "from a | where b = 1 and\n",
  ])
  func incomplete(_ text: String) {
    #expect(Reading(text).parsed.isIncomplete, "\(text)")
  }

  @Test(arguments: [
    ("from a | ", ["step"]),
    ("from ", ["source"]),
    ("", ["statement"]),
    ("from a | where b = ", ["value", "expression"]),
    ("from a | show ", ["column", "expression"]),
    ("join b ", ["on"]),
    ("a is ", ["not", "missing", "suppressed"]),
    ("advice ", ["on", "off"]),
    ("advice off ", ["advice"]),
    ("advice off a, ", ["advice"]),
  ])
  func whatCouldFollow(_ text: String, _ expected: [String]) {
    let found = Reading(text).parsed.expectations.map { expectation in
      switch expectation {
      case .keyword(let word): word
      case .step: "step"
      case .statement: "statement"
      case .source: "source"
      case .column: "column"
      case .advice: "advice"
      case .expression: "expression"
      case .value: "value"
      }
    }
    #expect(Set(expected).isSubset(of: found), "\(text): \(found)")
  }
}
