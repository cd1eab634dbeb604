import Functions
import Testing

struct NumberFunctionTests {
  @Test(
    arguments: [
      (["round", "2.675", "2"], "2.68"),
      (["round", "~2.675", "2"], "2.68"),
      (["round", "-2.5"], "-3"),
      (["round", "2.5"], "3"),
      (["round", "2.45", "1"], "2.5"),
      (["round", "£9.55m", "1"], "£9.6m"),
      (["round", "250", "-2"], "300"),
      (["round", "7", "2"], "7"),
      (["round", "~0.5", "2"], "0.50"),
      (["round", "0.000000000000000001", "-18"], "0"),
      (["round", "~0.0000000000000000001", "2"], "0.00"),
      (["floor", "2.7"], "2"),
      (["floor", "-2.1"], "-3"),
      (["floor", "-~0.5"], "-1"),
      (["ceiling", "2.1"], "3"),
      (["ceiling", "-2.7"], "-2"),
      (["absolute", "-£9.5m"], "£9.5m"),
      (["sign", "-3pp"], "-1"),
      (["square_root", "9"], "3"),
      (["square_root", "-9"], "[undefined]"),
      (["sin", "0"], "0"),
      (["acos", "2"], "[undefined]"),
      (["degrees", "~3.141592653589793"], "180"),
      (["log", "1,000", "10"], "3"),
      (["log", "0"], "[undefined]"),
      (["log", "5", "1"], "[undefined]"),
      (["exp", "0"], "1"),
      (["exp", "1,000"], "[undefined]"),
      (["minimum_of", "3", "1", "2"], "1"),
      (["maximum_of", "£540k", "£0.5m"], "£540k"),
      (["maximum_of", "£540k", "0"], "£540k"),
      (["minimum_of", "2023/24", "2022/23"], "2022/23"),
      (["percent_change", "80", "100"], "25%"),
      (["percent_change", "-£2m", "-£1m"], "50%"),
      (["percent_change", "£500k", "£1m"], "100%"),
      (["percent_change", "0", "1"], "[undefined]"),
      (["percent_change", "0.1", "0.3"], "200%"),
      (["as_percent", "0.25"], "25%"),
      (["as_percent", "0.125"], "12.5%"),
      (["as_percent", "1"], "100%"),
      (["as_percent", "~0.07"], "7%"),
      (["as_percent", "42%"], "42%"),
      (["coalesce", "missing", "3"], "3"),
      (["coalesce", "[c]", "[]"], "[suppressed]"),
      (["coalesce", "£9.5m", "0"], "£9.5m"),
      (["reason", "[c]"], "c"),
      (["reason", "3"], "[blank]"),
      (["is missing", "missing"], "true"),
      (["is suppressed", "[c]"], "true"),
      (["is suppressed", "[]"], "false"),

      (["+", "missing", "3"], "[blank]"),
    ])
  func functionsOfLiterals(_ call: [String], _ expected: String) {
    #expect(answers(call[0], call.dropFirst().map { Literals($0) }) == [expected])
  }

  @Test(
    arguments: [
      (["round", "~1000000000000000000000"], "number-too-large"),
      (["round", "9,223,372,036,854,775,807", "-1"], "number-too-large"),
      (["absolute", "true"], "wrong-argument-type"),
      (["square_root", "£9"], "wrong-argument-type"),
      (["radians", "30 Sep 2023"], "wrong-argument-type"),
      (["text", "£9", "\"0.00\""], "wrong-argument-type"),
      (["text", "30 Sep 2023", "\"yyy\""], "wrong-argument-value"),
      (["text", "30 Sep 2023", "\"'a\""], "wrong-argument-value"),
      (["minimum_of", "£9", "42%"], "unlike-units"),
      (["coalesce", "£9", "\"a\""], "wrong-argument-type"),
      (["coalesce", "£9", "42%"], "unlike-units"),
      (["percent_change", "£9", "42%"], "unlike-units"),
      (["as_percent", "£9"], "wrong-argument-type"),
      (["=", "3", "missing"], "compared-with-missing"),
      (["and", "3", "true"], "wrong-argument-type"),
      (["=", "3", "\"3\""], "unlike-types"),
      (["<", "true", "false"], "wrong-argument-type"),
      (["=", "£3", "3%"], "unlike-units"),
    ])
  func refusals(_ call: [String], _ id: String) {
    let found = answers(call[0], call.dropFirst().map { Literals($0) }).first ?? ""
    #expect(found.hasPrefix(id + ":"), "\(found)")
  }

  @Test func columns() {
    let a = Literals("a", ["£1.5m", "[c]", "£3.25m", "[]"])
    let b = Literals("b", ["£900k", "£700k", "£4,000k", "[z]"])
    #expect(answers("coalesce", [a, b]) == ["£1.5m", "£0.700m", "£3.25m", "[not applicable]"])
    #expect(answers("coalesce", [a, Literals("0")]) == ["£1.5m", "£0m", "£3.25m", "£0m"])
    #expect(
      answers("maximum_of", [a, b]) == ["£1.5m", "[suppressed]", "£4.000m", "[not applicable]"]
    )
    #expect(answers("round", [a, Literals("1")]) == ["£1.5m", "[suppressed]", "£3.3m", "[blank]"])
    let names = Literals("name", ["\"a\"", "[]"])
    #expect(answers("coalesce", [names, Literals("\"none\"")]) == ["a", "none"])
  }

  @Test func aUnitARow() {
    let values = Literals("value", ["£1.5m", "42.25%", "12 pupils", "[c]"])
    #expect(answers("round", [values]) == ["£2m", "42%", "12 pupils", "[suppressed]"])
    #expect(answers("negate", [values]) == ["-£1.5m", "-42.25%", "-12 pupils", "[suppressed]"])
    #expect(answers("number", [values]) == ["1.5", "42.25", "12", "[suppressed]"])
    #expect(answers("text", [values]) == ["£1.5m", "42.25%", "12 pupils", "[suppressed]"])
    #expect(
      answers("percent_change", [values, values]) == ["0%", "0%", "0%", "[suppressed]"]
    )
    #expect(answers("coalesce", [values, Literals("0")]) == ["£1.5m", "42.25%", "12 pupils", "0"])
    #expect(
      answers("maximum_of", [values, Literals("£2m")]) == [
        "£2m", "[unlike units]", "[unlike units]", "[suppressed]",
      ]
    )
  }

  @Test(arguments: ["=", "<>", "<", "in", "contains", "matches", "and"])
  func aColumnWithoutAnyValueHasNoType(_ name: String) {
    let column = Literals("x", ["[c]", "[]"])
    let other = name == "and" ? "true" : "\"a\""
    #expect(answers(name, [column, Literals(other)]) == ["[suppressed]", "[blank]"])
  }

  @Test func logicIsThreeValued() {
    let a = Literals("a", ["true", "true", "true", "false", "false", "false", "[c]", "[c]", "[c]"])
    let b = Literals("b", ["true", "false", "[]", "true", "false", "[]", "true", "false", "[]"])
    let c = "[suppressed]"
    #expect(
      answers("and", [a, b])
        == ["true", "false", "[blank]", "false", "false", "false", c, "false", c]
    )
    #expect(
      answers("or", [a, b]) == ["true", "true", "true", "true", "false", "[blank]", "true", c, c]
    )
    #expect(
      answers("not", [a])
        == ["false", "false", "false", "true", "true", "true", c, c, c]
    )
    #expect(answers("and", [Literals("missing"), Literals("false")]) == ["false"])
    #expect(answers("or", [Literals("missing"), Literals("false")]) == ["[blank]"])
  }
}
