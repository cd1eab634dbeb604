import Diagnostics
import Syntax
import Testing

/// How statements, queries and the parts of steps are put together.
@Suite struct StatementTests {
  private func check(_ text: String, _ tree: String) {
    let reading = Reading(text)
    #expect(reading.problems == [], "\(text)")
    #expect(reading.tree == tree, "\(text)")
  }

  @Test(arguments: [
    ("", ""),
    ("# nothing but a comment", ""),
    (";;\n\n;", ""),
    ("from a", "(from a)"),
    ("FROM a", "(from a)"),
    ("from `a b`", "(from a b)"),
    ("from \"a b.csv\"", "(from \"a b.csv\")"),
    ("from _", "(from _)"),
    ("from a | where b | first 3", "(from a (where (name b)) (first 3))"),
    ("from a\nwhere b\nfirst 1,000", "(from a (where (name b)) (first 1000))"),
    ("from a\n| where b\n| first 3", "(from a (where (name b)) (first 3))"),
    ("where b | first 3", "(continue (where (name b)) (first 3))"),
    ("where b\nfirst 3", "(continue (where (name b)) (first 3))"),
    ("from a; where b", "(from a)\n(continue (where (name b)))"),
    ("from a\n\nwhere b", "(from a)\n(continue (where (name b)))"),
    ("from a\nfrom b", "(from a)\n(from b)"),
    ("from a\n1 + 2", "(from a)\n(+ (number 1) (number 2))"),
    ("let x = from a | first 1\nfrom x", "(let x (from a (first 1)))\n(from x)"),
    ("let x =\n  from a\n  first 1", "(let x (from a (first 1)))"),
    ("describe a", "(describe a)"),
    ("describe \"a.csv\"", "(describe \"a.csv\")"),
    ("describe (from a)", "(describe (from a))"),
    ("describe", "(continue (describe))"),
    ("from a\ndescribe", "(from a (describe))"),
    ("from a | describe\nfrom b", "(from a (describe))\n(from b)"),
    ("from a\ndescribe b", "(from a)\n(describe b)"),
    ("from (from a | first 1) | first 2", "(from (from a (first 1)) (first 2))"),
    ("from (\n  from a\n  first 1\n)\nfirst 2", "(from (from a (first 1)) (first 2))"),
    ("from a | join (from b\nwhere c\n) on d", "(from a (join (from b (where (name c))) d))"),
    ("from range 1 to 5", "(from (range (number 1) (number 5)))"),
    ("from range a to b + 1", "(from (range (name a) (+ (name b) (number 1))))"),
    ("from range | first 1", "(from range (first 1))"),
    ("from table | first 1", "(from table (first 1))"),
    (
      "from table [(a = 1, b = \"x\"), (a = 2)]",
      "(from (table ((a (number 1)) (b \"x\")) ((a (number 2)))))"
    ),
    ("define x = a + 1", "(define x (+ (name a) (number 1)))"),
    ("function f(a, b = 2) = a * b", "(function f a (b (number 2)) (* (name a) (name b)))"),
    ("param place = \"Kent\" \"where\"", "(param place \"Kent\" \"where\")"),
    ("param place", "(param place)"),
    ("include \"other.scq\"", "(include \"other.scq\")"),
    ("edition 2026", "(edition 2026)"),
    ("advice off", "(advice off)"),
    ("advice on", "(advice on)"),
    ("Advice off unweighted - average, never-equal", "(advice off unweighted-average never-equal)"),
    ("load \"a.csv\" as a", "(load \"a.csv\" a)"),
    (
      "load \"a.csv\" as a with delimiter \";\", header on line 3,\n  missing \"-\" as zero\nfrom a",
      "(load \"a.csv\" a (delimiter \";\") (header 3) (missing \"-\" zero))\n(from a)"
    ),
    (
      "load \"a.csv\" as a with missing \"x\" as not available, missing \"~\" as low",
      "(load \"a.csv\" a (missing \"x\" not available) (missing \"~\" rounds to zero))"
    ),
    (
      "load \"a.csv\" as a with flag \"r\" as revised, flags of v in s, period 1 is April",
      "(load \"a.csv\" a (flag \"r\" revised) (flags v s) (period 1 financial))"
    ),
    (
      "load \"a.csv\" as a with no header, column 2 is v, decimal comma, calendar academic",
      "(load \"a.csv\" a no-header (column 2 v) decimal-comma (calendar academic))"
    ),
    (
      "load \"a.csv\" as a with unit of v is \"£m\", units of w in u, kind of v is year to date",
      "(load \"a.csv\" a (unit v \"£m\") (units w u) (kind v year to date))"
    ),
    (
      "load \"a.csv\" as a with read code as text, lower is better for `% absent`",
      "(load \"a.csv\" a (read code text) (lower % absent))"
    ),
  ])
  func statements(_ text: String, _ tree: String) {
    check(text, tree)
  }

  @Test(arguments: [
    // A step's keyword is a name wherever no step may begin, and so is every other soft word.
    ("from where | show first, share", "(from where (show (name first) (name share)))"),
    ("from a | where first = 1", "(from a (where (= (name first) (number 1))))"),
    ("from a\nshow describe\nfirst 1", "(from a (show (name describe)) (first 1))"),
    ("let first = from a", "(let first (from a))"),
    ("define + 1", "(+ (name define) (number 1))"),
    ("define and a", "(and (name define) (name a))"),
    ("edition * 2", "(* (name edition) (number 2))"),
    ("total / 2", "(/ (name total) (number 2))"),
    ("from a | show over, running", "(from a (show (name over) (name running)))"),
  ])
  func keywordsAsNames(_ text: String, _ tree: String) {
    check(text, tree)
  }

  @Test(arguments: [
    ("show a, b + 1 as c", "(show (name a) (as (+ (name b) (number 1)) c))"),
    ("show all", "(show (all))"),
    ("show all except a, b", "(show (all -a -b))"),
    ("show c, all except a, b", "(show (name c) (all -a -b))"),
    ("show a to f", "(show (to a f))"),
    ("show `a b` to `c d`", "(show (to a b c d))"),
    ("show columns matching \"pt_.*\"", "(show (matching \"pt_.*\"))"),
    ("show numbers, text", "(show (numbers) (text))"),
    ("show all + 1", "(show (+ (name all) (number 1)))"),
    ("show numbers / 2 as half", "(show (as (/ (name numbers) (number 2)) half))"),
    ("show columns", "(show (name columns))"),
    ("show text as note", "(show (as (name text) note))"),
    ("drop a, b to d, numbers", "(drop (name a) (to b d) (numbers))"),
    ("drop all except a", "(drop (all -a))"),
    (
      "add a / b as c, c * 2 as d",
      "(add (as (/ (name a) (name b)) c) (as (* (name c) (number 2)) d))"
    ),
    (
      "summarise total(a) as b by c, d",
      "(summarise (as (call total (name a)) b) (name c) (name d))"
    ),
    ("summarize count()", "(summarise (call count))"),
    ("sort by a descending, b ascending, c", "(sort (descending (name a)) (name b) (name c))"),
  ])
  func partsOfSteps(_ text: String, _ tree: String) {
    check(text, "(continue \(tree))")
  }

  @Test func windowsLineEnds() {
    check(
      "# Title\r\nfrom a\r\nwhere b = 1\r\n\r\nfrom c\r\n",
      "(from a (where (= (name b) (number 1))))\n(from c)"
    )
  }

  @Test func spansCoverWhatWasWritten() {
    let reading = Reading("  from a | where  b  = 1 # c\n\n 1 + 2 ")
    let texts = reading.parsed.script.statements.map { reading.source.text(of: $0.span) }
    #expect(texts == ["from a | where  b  = 1", "1 + 2"])
    guard case .query(let query) = reading.parsed.script.statements.first?.kind else {
      Issue.record("a query was expected")
      return
    }
    #expect(query.steps.map { reading.source.text(of: $0.span) } == ["where  b  = 1"])
    #expect(query.steps.map { reading.source.text(of: $0.keyword) } == ["where"])
  }
}
