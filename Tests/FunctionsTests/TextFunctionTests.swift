import Columns
import Functions
import Testing

struct TextFunctionTests {
  @Test(
    arguments: [
      (["upper", "\"dsg\""], "DSG"),
      (["lower", "\"ÉCOLE\""], "école"),
      (["trim", "\" \t a b \u{A0}\""], "a b"),
      (["trim_start", "\" \t a b \""], "a b "),
      (["trim_start", "\"  \""], ""),
      (["trim_end", "\" \t a b \u{A0}\""], " \t a b"),
      (["trim_end", "\"  \""], ""),
      (["length", "\"café\""], "4"),
      (["length", "\"\""], "0"),
      (["left", "\"Worcestershire\"", "9"], "Worcester"),
      (["left", "\"a\"", "9"], "a"),
      (["left", "\"a\"", "-1"], "[undefined]"),
      (["left", "\"a\"", "1.5"], "[undefined]"),
      (["left", "\"a\"", "99,999,999,999"], "[undefined]"),
      (["right", "\"Worcestershire\"", "5"], "shire"),
      (["part", "\"2023/24\"", "6", "2"], "24"),
      (["part", "\"2023/24\"", "6"], "24"),
      (["part", "\"2023/24\"", "60"], ""),
      (["part", "\"2023/24\"", "0"], "[undefined]"),
      (["pad", "\"85\"", "3"], "085"),
      (["pad", "\"8510\"", "3"], "8510"),
      (["pad", "\"7\"", "4", "\"ab\""], "aba7"),
      (["pad", "\"7\"", "4", "\"\""], "7"),
      (["pad", "\"7\"", "1,000,000"], "[undefined]"),
      (["replace", "\"aaa\"", "\"aa\"", "\"b\""], "ba"),
      (["replace", "\"aaa\"", "\"\"", "\"b\""], "aaa"),
      (["split_part", "\"a-b-c\"", "\"-\"", "2"], "b"),
      (["split_part", "\"a-b-c\"", "\"-\"", "-1"], "c"),
      (["split_part", "\"a-b-c\"", "\"-\"", "4"], "[undefined]"),
      (["split_part", "\"a-b-c\"", "\"-\"", "0"], "[undefined]"),
      (["position", "\"Home to School\"", "\"school\""], "9"),
      (["position", "\"Home\"", "\"x\""], "[undefined]"),
      (["concat", "\"Year \"", "7"], "Year 7"),
      (["concat", "\"a\"", "£9.5m", "2022/23"], "a£9.5m2022/23"),
      (["text", "£1,234"], "£1,234"),
      (["text", "2,023"], "2023"),
      (["text", "-42.0%"], "-42.0%"),
      (["text", "true"], "yes"),
      (["text", "Q2 2023/24"], "Q2 2023/24 (Jul–Sep 2023)"),
      (["text", "3 Sep 2023", "\"d/m/yy\""], "3/9/23"),
      (["text", "3 Sep 2023", "\"DD-MM-YYYY\""], "03-09-2023"),
      (["text", "3 Sep 2023", "\"ddd d mmm yyyy\""], "Sun 3 Sep 2023"),
      (
        ["text", "1 Jan 1000", "\"dddd 'the' d 'of' mmmm, ''yy\""],
        "Wednesday the 1 of January, '00"
      ),
      (["text", "31 Dec 2999", "\"yyyy\""], "2999"),
      (["text", "2023/24", "\"mmmm yyyy\""], "April 2023"),
      (["text", "3 Sep 2023", "\"100%\""], "100%"),
      (["text", "3 Sep 2023", "\"\""], ""),
      (["contains", "\"Home to School\"", "\"SCHOOL\""], "true"),
      (["contains", "\"Home\"", "\"\""], "true"),
      (["starts with", "\"Worcestershire\"", "\"WORC\""], "true"),
      (["ends with", "\"Worcestershire\"", "\"SHIRE\""], "true"),
      (["ends with", "\"re\"", "\"shire\""], "false"),
      (["matches", "\"Q2 2023/24\"", "\"^Q[1-4] \""], "true"),
      (["number", "\"£1,234\""], "1234"),
      (["number", "\"(12.3)\""], "-12.3"),
      (["number", "\"(£230k)\""], "-230000"),
      (["number", "\"£9.5m\""], "9500000"),
      (["number", "\"42%\""], "42"),
      (["number", "\"42.10%\""], "42.10"),
      (["number", "\"−44\""], "-44"),
      (["number", "\"1,23\""], "[unreadable]"),
      (["number", "\"c\""], "[suppressed]"),
      (["number", "\" \""], "[blank]"),
      (["number", "\"none\""], "[unreadable]"),
      (["number", "\"99999999999999999999\""], "[unreadable]"),
      (["number", "42%"], "42"),
      (["number", "£9.5m"], "9.5"),
      (["months", "\"02:03\""], "27 months"),
      (["months", "\"2:13\""], "[unreadable]"),
      (["months", "\"c\""], "[suppressed]"),
      (["months", "3"], "3 months"),
      (["period", "\"2023/24 (Rev)\""], "2023/24"),
      (["period", "\"Q2 2023/24\"", "\"August\""], "Q2 2023/24 from Aug (Nov 2023–Jan 2024)"),
      (["period", "\"z\""], "[not applicable]"),
      (["period", "202,223"], "2022/23"),
      (["period", "202,223", "\"academic\""], "AY 2022/23"),
      (["period", "202,224"], "[unreadable]"),
      (["period", "2,022"], "2022"),
    ])
  func functionsOfLiterals(_ call: [String], _ expected: String) {
    #expect(answers(call[0], call.dropFirst().map { Literals($0) }) == [expected])
  }

  @Test(
    arguments: [
      (["upper", "3"], "wrong-argument-type: `upper` needs text, but `3` is a plain number"),
      (
        ["left", "\"a\"", "42%"],
        "wrong-argument-type: `left` needs a whole number, but `42%` is a number in %"
      ),
      (["left", "\"a\""], "wrong-argument-count: `left` cannot be called with 1 argument"),
      (
        ["matches", "\"a\"", "\"(a\""],
        "bad-pattern: the pattern cannot be read: a `(` is not closed"
      ),
      (
        ["period", "\"a\"", "\"lunar\""],
        "wrong-argument-value: `period` needs the name of a calendar"
      ),
      (
        ["number", "true"],
        "wrong-argument-type: `number` needs text or a number, but `true` is true or false"
      ),
    ])
  func refusals(_ call: [String], _ expected: String) {
    #expect(answers(call[0], call.dropFirst().map { Literals($0) }) == [expected])
  }

  @Test func columnsOfTexts() {
    let names = Literals("name", ["\"Kent\"", "\"Essex\"", "[c]", "\"kent\"", "\"Kent\""])
    let marks = Literals("mark", ["\"k\"", "\"x\"", "\"a\"", "[]", "\"nt\""])
    #expect(answers("upper", [names]) == ["KENT", "ESSEX", "[suppressed]", "KENT", "KENT"])
    #expect(
      answers("contains", [names, marks]) == ["true", "true", "[suppressed]", "[blank]", "true"]
    )
    #expect(
      answers("matches", [names, marks]) == ["false", "true", "[suppressed]", "[blank]", "true"]
    )
    #expect(
      answers("=", [names, Literals("\"Kent\"")]) == [
        "true", "false", "[suppressed]", "false", "true",
      ]
    )
    #expect(
      answers("<>", [Literals("\"Kent\""), names]) == [
        "false", "true", "[suppressed]", "true", "false",
      ]
    )
    #expect(answers("=", [names, names]) == ["true", "true", "[suppressed]", "true", "true"])
    #expect(answers("<", [names, marks]) == ["true", "true", "[suppressed]", "[blank]", "true"])
    #expect(
      answers("in", [names, Literals("\"kent\""), Literals("\"Essex\"")]) == [
        "false", "true", "[suppressed]", "true", "false",
      ]
    )
  }

  @Test func numbersInAColumnOfText() {
    let cells = Literals("cell", ["\"1.5\"", "\"c\"", "\"£1,234\"", "\"\"", "\"0.1234567\""])
    #expect(
      answers("number", [cells]) == [
        "number-too-fine: `0.1234567` does not fit the 6 decimals that `number` keeps here"
      ]
    )
    #expect(
      answers("number", [cells, Literals("8")]) == [
        "1.5", "[suppressed]", "1234", "[blank]", "0.1234567",
      ]
    )
  }

  @Test(arguments: ["upper", "length", "number", "period", "months", "text"])
  func aMissingColumnWithoutAnyText(_ name: String) {
    let reasons = [MissingReason.blank, .suppressed].map(\.rawValue)
    let column = Column(.text([0, 0], TextDictionary([])), validity: Validity(reasons: reasons))
    #expect(answers(name, [Literals("text", column, .text)]) == ["[blank]", "[suppressed]"])
  }
}
