import Functions
import Testing

struct ArithmeticTests {
  @Test(
    arguments: [
      ("0.1", "+", "0.2", "0.3"),
      ("1", "+", "2", "3"),
      ("7.0", "+", "3", "10.0"),
      ("£9.5m", "+", "£540k", "£10.04m"),
      ("£9.5m", "-", "£540k", "£8.96m"),
      ("£540k", "+", "£9.5m", "£10,040k"),
      ("£1", "+", "£1m", "£1,000,001"),
      ("£2.50", "+", "£2.50", "£5.00"),
      ("42%", "-", "17%", "25 pp"),
      ("42%", "+", "17%", "59%"),
      ("42%", "+", "3pp", "45%"),
      ("42%", "-", "3pp", "39%"),
      ("3pp", "-", "1pp", "2 pp"),
      ("3pp", "+", "42%", "45%"),
      ("12 pupils", "+", "3", "15 pupils"),
      ("3", "+", "12 pupils", "15 pupils"),
      ("12 pupils", "+", "3 teachers", "15"),
      ("42%", "*", "£9.5m", "£3.99m"),
      ("£9.5m", "*", "42%", "£3.99m"),
      ("50%", "*", "50%", "25%"),
      ("3", "*", "£500k", "£1,500k"),
      ("0.5", "*", "0.2", "0.1"),
      ("2", "*", "42%", "0.84"),
      ("£2.50", "*", "2", "£5.00"),
      ("£100 per pupil", "*", "12 pupils", "£1,200"),
      ("6.2 per 10,000", "*", "50,000 children", "31.0"),
      ("3 per 15", "*", "30 children", "6"),
      ("1", "/", "4", "0.25"),
      ("£9.5m", "/", "£500k", "19"),
      ("£3.99m", "/", "2", "£1.995m"),
      ("£3.99m", "/", "42%", "£9.5m"),
      ("£9.5m", "/", "1,900 pupils", "£5,000 per pupil"),
      ("£9.5m", "/", "£5,000 per pupils", "1,900 pupils"),
      ("12 pupils", "/", "48 pupils", "0.25"),
      ("42%", "/", "21%", "2"),
      ("1", "/", "0", "[undefined]"),
      ("0", "/", "0", "[undefined]"),
      ("7", "mod", "3", "1"),
      ("-7", "mod", "3", "2"),
      ("7", "mod", "-3", "-2"),
      ("7.5", "mod", "2", "1.5"),
      ("~7.5", "mod", "-2", "-0.5"),
      ("1", "mod", "0", "[undefined]"),
      ("-9223372036854775807", "mod", "-1", "0"),
      ("2", "^", "10", "1024"),
      ("-1", "^", "0.5", "[undefined]"),
      ("10", "^", "400", "[undefined]"),
      ("0.1", "+", "~0.2", "0.30000000000000004"),
      ("0.000000001", "*", "0.0000000001", "1.0000000000000001e-19"),
    ])
  func operatorsOnLiterals(_ a: String, _ name: String, _ b: String, _ expected: String) {
    #expect(answer(name, a, b) == expected)
  }

  @Test(
    arguments: [
      ("£5m", "+", "42%", "unlike-units: `£5m` (£m) and `42%` (%) cannot be added"),
      ("42%", "+", "5", "unlike-units: `42%` (%) and `5` (a plain number) cannot be added"),
      ("£5", "-", "5", "unlike-units: `£5` (£) and `5` (a plain number) cannot be subtracted"),
      ("3pp", "-", "42%", "unlike-units: `3pp` (pp) and `42%` (%) cannot be subtracted"),
      ("£5", "*", "£5", "unlike-units: `£5` (£) and `£5` (£) cannot be multiplied"),
      (
        "£5", "*", "3 pupils", "unlike-units: `£5` (£) and `3 pupils` (pupils) cannot be multiplied"
      ),
      ("42%", "/", "£5", "unlike-units: `42%` (%) and `£5` (£) cannot be divided"),
      (
        "£5", "^", "2",
        "unlike-units: `£5` (£) and `2` (a plain number) cannot be raised to a power"
      ),
      ("\"a\"", "+", "\"b\"", "wrong-argument-type: `+` needs numbers, but `\"a\"` is text"),
      ("true", "*", "2", "wrong-argument-type: `*` needs numbers, but `true` is true or false"),
      (
        "9,223,372,036,854,775,807", "+", "1",
        "number-too-large: adding gives a number with more than the 18 digits that are kept exactly"
      ),
      (
        "-9,223,372,036,854,775,807", "-", "2",
        "number-too-large: subtracting gives a number with more than the 18 digits that are kept exactly"
      ),
      (
        "9,223,372,036,854,775,807", "*", "2",
        "number-too-large: multiplying gives a number with more than the 18 digits that are kept exactly"
      ),
    ])
  func refusals(_ a: String, _ name: String, _ b: String, _ expected: String) {
    #expect(answer(name, a, b) == expected)
  }

  @Test func theStrongerReasonStays() {
    let left = Literals("a", ["1", "[]", "[z]", "[c]", "5"])
    let right = Literals("b", ["1", "[c]", "[]", "[x]", "[u]"])
    for name in ["+", "-", "*", "mod"] {
      #expect(
        answers(name, [left, right]).dropFirst() == [
          "[suppressed]", "[not applicable]", "[suppressed]", "[unreliable]",
        ]
      )
    }
    #expect(
      answers("negate", [left]) == ["-1", "[blank]", "[not applicable]", "[suppressed]", "-5"]
    )
  }

  @Test func aUnitARow() {
    let values = Literals("value", ["£1.5m", "42%", "12 pupils", "[c]"])
    let others = Literals("other", ["£500k", "40%", "£3", "£1"])
    #expect(
      answers("-", [values, others]) == ["£1.000m", "2 pp", "[unlike units]", "[suppressed]"]
    )
    #expect(
      answers("*", [values, Literals("2")]) == ["£3.0m", "0.84", "24 pupils", "[suppressed]"]
    )
    #expect(
      answers("/", [values, Literals("2")]) == ["£0.75m", "21%", "6 pupils", "[suppressed]"]
    )
    #expect(
      answers(">", [values, Literals("£1m")]) == [
        "true", "[unlike units]", "[unlike units]", "[suppressed]",
      ]
    )
    let compared = ["[unlike units]", "[unlike units]", "false", "[suppressed]"]
    #expect(answers(">", [values, Literals("40")]) == compared)
  }

  @Test func columnsKeepTheirScale() {
    let forecast = Literals("forecast", ["£7.0m", "£.25m", "£9.333m"])
    #expect(answers("+", [forecast, forecast]) == ["£14.0m", "£0.50m", "£18.666m"])
    #expect(answers("*", [Literals("42%"), forecast]).last == "£3.91986m")
  }
}
