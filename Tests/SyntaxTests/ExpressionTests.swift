import Testing

/// How expressions are put together.
@Suite struct ExpressionTests {
  private func check(_ text: String, _ tree: String) {
    let reading = Reading(text)
    #expect(reading.problems == [], "\(text)")
    #expect(reading.tree == tree, "\(text)")
  }

  @Test(arguments: [
    ("variance", "(name variance)"),
    ("`% late`", "(name % late)"),
    ("1,234", "(number 1,234)"),
    ("£500k", "(number £500k)"),
    ("42%", "(number 42%)"),
    ("3 pp", "(number 3 pp)"),
    ("3.5 FTE", "(number 3.5 fte)"),
    ("20 weeks", "(number 20 weeks)"),
    ("6.2 per 10,000", "(number 6.2 per 10,000)"),
    ("£4 per pupil", "(number £4 per pupil)"),
    ("£4 per `full pupil`", "(number £4 per full pupil)"),
    ("\"a\"", "\"a\""),
    ("“a”", "\"a\""),
    (#""a\n\t\\\"\u{e9}b""#, #""a\n\t\\\"éb""#),
    ("2023/24", "(period 2023/24)"),
    ("30 Sep 2023", "(period 30 Sep 2023)"),
    ("TRUE", "true"),
    ("false", "false"),
    ("Missing", "missing"),
    ("((a))", "(name a)"),
    ("f()", "(call f)"),
    ("round(a, 1)", "(call round (name a) (number 1))"),
    ("`odd name`(a)", "(call odd name (name a))"),
  ])
  func operands(_ text: String, _ tree: String) {
    check(text, tree)
  }

  @Test(arguments: [
    ("1 + 2 * 3", "(+ (number 1) (* (number 2) (number 3)))"),
    ("1 - 2 - 3", "(- (- (number 1) (number 2)) (number 3))"),
    ("8 / 4 / 2", "(/ (/ (number 8) (number 4)) (number 2))"),
    ("7 mod 4 * 2", "(* (mod (number 7) (number 4)) (number 2))"),
    ("(1 + 2) * 3", "(* (+ (number 1) (number 2)) (number 3))"),
    ("-2^2", "(negate (^ (number 2) (number 2)))"),
    ("2^-2", "(^ (number 2) (negate (number 2)))"),
    ("2^3^2", "(^ (number 2) (^ (number 3) (number 2)))"),
    ("- - a", "(negate (negate (name a)))"),
    ("1 - -a", "(- (number 1) (negate (name a)))"),
    ("-a * b", "(* (negate (name a)) (name b))"),
    ("a = b + 1", "(= (name a) (+ (name b) (number 1)))"),
    ("not a = b", "(not (= (name a) (name b)))"),
    ("not a and b", "(and (not (name a)) (name b))"),
    ("not not a", "(not (not (name a)))"),
    ("a or b and c", "(or (name a) (and (name b) (name c)))"),
    ("a and b or c", "(or (and (name a) (name b)) (name c))"),
    ("a and b and c", "(and (and (name a) (name b)) (name c))"),
    ("a OR b", "(or (name a) (name b))"),
    ("a = b and c <> d", "(and (= (name a) (name b)) (<> (name c) (name d)))"),
    ("6 − 2 × 3 ÷ 4", "(- (number 6) (/ (* (number 2) (number 3)) (number 4)))"),
  ])
  func precedence(_ text: String, _ tree: String) {
    check(text, tree)
  }

  @Test(arguments: [
    ("a between 1 and 2", "(between (name a) (number 1) (number 2))"),
    (
      "a between 1 and 2 and b",
      "(and (between (name a) (number 1) (number 2)) (name b))"
    ),
    ("a not between 1 and 2", "(not (between (name a) (number 1) (number 2)))"),
    ("a in (1, 2)", "(in (name a) (number 1) (number 2))"),
    ("a not in (\"x\")", "(not (in (name a) \"x\"))"),
    ("a in (from b)", "(in (name a) (from b))"),
    ("a not in (from b | show c)", "(not (in (name a) (from b (show (name c)))))"),
    ("a contains \"x\"", "(contains (name a) \"x\")"),
    ("a not contains \"x\"", "(not (contains (name a) \"x\"))"),
    ("a starts with \"x\"", "(starts with (name a) \"x\")"),
    ("a ends with \"x\"", "(ends with (name a) \"x\")"),
    ("a matches \"x\"", "(matches (name a) \"x\")"),
    ("a like \"x\"", "(like (name a) \"x\")"),
    ("a is missing", "(is missing (name a))"),
    ("a is not missing", "(not (is missing (name a)))"),
    ("a is suppressed or b", "(or (is suppressed (name a)) (name b))"),
    ("a + 1 is missing", "(is missing (+ (name a) (number 1)))"),
  ])
  func tests(_ text: String, _ tree: String) {
    check(text, tree)
  }

  @Test(arguments: [
    ("if a then 1 else 2", "(if (name a) (number 1) (number 2))"),
    ("if a then 1", "(if (name a) (number 1))"),
    (
      "if a then 1 else if b then 2 else 3",
      "(if (name a) (number 1) (if (name b) (number 2) (number 3)))"
    ),
    ("if a then if b then 1 else 2", "(if (name a) (if (name b) (number 1) (number 2)))"),
    ("(if a then 1 else 2) + 3", "(+ (if (name a) (number 1) (number 2)) (number 3))"),
  ])
  func choices(_ text: String, _ tree: String) {
    check(text, tree)
  }

  @Test(arguments: [
    ("total(a) over ()", "(window total (name a) (over))"),
    ("total(a) over (by b)", "(window total (name a) (over (by (name b))))"),
    (
      "total(a) over (sort by b descending, c running)",
      "(window total (name a) (over (sort (descending (name b)) (name c)) running))"
    ),
    ("average(a) over (rolling 3)", "(window average (name a) (over (rolling 3)))"),
  ])
  func windows(_ text: String, _ tree: String) {
    check(text, tree)
  }

  @Test(arguments: [
    // A comma and three digits is one number, but in a list it could be two.
    ("f(1,234)", ["ambiguous-comma «1,234»"]),
    ("f(-1,234)", ["ambiguous-comma «1,234»"]),
    ("f(a + 1,234)", ["ambiguous-comma «1,234»"]),
    ("a in (1,234, 5,678)", ["ambiguous-comma «1,234»"]),
    ("from table [(a = 1,234)]", ["ambiguous-comma «1,234»"]),
    ("f((1,234))", []),
    ("f(a in (from b | where c > 1,234))", []),
    ("f(1, 234)", []),
    ("f(1234)", []),
    ("f(6.2 per 10,000)", []),
    ("1,234 + f(1)", []),
    ("a between 1,000 and 2,000", []),
    // A comparison has two sides.
    ("1 < a < 3", ["chained-comparison «<»"]),
    ("a = b = c", ["chained-comparison «=»"]),
    ("a in (1) = b", ["chained-comparison «=»"]),
    ("a is missing is missing", ["chained-comparison «is»"]),
    ("not a = b = c", ["chained-comparison «=»"]),
    ("(a = b) = c", []),
    // Escapes are pointed at.
    (#""a\qb""#, [#"unknown-escape «\q»"#]),
    (#""a\u{}b""#, [#"unknown-escape «\u»"#]),
    (#""a\u{110000}""#, [#"unknown-escape «\u»"#]),
    (#""a\u{D800}""#, [#"unknown-escape «\u»"#]),
    (#""a\u{1234567}""#, [#"unknown-escape «\u»"#]),
    ("“é\\q”", [#"unknown-escape «\q»"#]),
    // What is missing.
    ("a +", ["unexpected-token …"]),
    ("a + * b", ["unexpected-token «*»"]),
    ("(a", ["unexpected-token …"]),
    ("f(a", ["unexpected-token …"]),
    ("f(a,", ["unexpected-token …"]),
    ("a not b", ["unexpected-token «b»"]),
    ("a not", ["unexpected-token …"]),
    ("a is happy", ["unexpected-token «happy»"]),
    ("a starts \"x\"", ["unexpected-token «\"x\"»"]),
    ("if a 1", ["unexpected-token «1»"]),
    ("if a then", ["unexpected-token …"]),
    ("a between 1", ["unexpected-token …"]),
    ("a b", ["unknown-step «a»"]),
    ("1 2", ["unexpected-token «2»"]),
    ("a)", ["unexpected-token «)»"]),
    ("6 per", ["unexpected-token …"]),
    ("6 per (", ["unexpected-token «(»"]),
  ])
  func mistakes(_ text: String, _ problems: [String]) {
    #expect(Reading(text).problems == problems, "\(text)")
  }
}
