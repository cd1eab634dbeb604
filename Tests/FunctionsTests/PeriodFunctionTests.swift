import Functions
import Testing

struct PeriodFunctionTests {
  @Test(
    arguments: [
      (["year", "2023/24"], "2023"),
      (["month", "30 Sep 2023"], "9"),
      (["start", "2023/24"], "1 Apr 2023"),
      (["end", "2023/24"], "31 Mar 2024"),
      (["days", "Feb 2024"], "29 days"),
      (["days", "7"], "7 days"),
      (["quarter", "30 Sep 2023"], "Q2 2023/24 (Jul–Sep 2023)"),
      (["quarter", "Mar 2023"], "Q4 2022/23 (Jan–Mar 2023)"),
      (["quarter", "2023/24"], "[undefined]"),
      (["financial_year", "30 Sep 2023"], "2023/24"),
      (["financial_year", "31 Mar 2023"], "2022/23"),
      (["academic_year", "30 Sep 2023"], "AY 2023/24"),
      (["academic_year", "2023/24"], "[undefined]"),
      (["calendar_year", "2023/24"], "[undefined]"),
      (["+", "2023/24", "1 years"], "2024/25"),
      (["-", "2023/24", "1 years"], "2022/23"),
      (["+", "1 months", "Jan 2023"], "Feb 2023"),
      (["-", "29 Feb 2024", "1 years"], "28 Feb 2023"),
      (["+", "31 Jan 2023", "1 months"], "28 Feb 2023"),
      (["+", "Feb 2023", "12 months"], "Feb 2024"),
      (["+", "Q2 2023/24", "3 months"], "Q3 2023/24 (Oct–Dec 2023)"),
      (["+", "Q2 2023/24", "1 months"], "Aug 2023 to Oct 2023"),
      (["+", "30 Sep 2023", "1 days"], "1 Oct 2023"),
      (["+", "30 Sep 2023", "2 weeks"], "14 Oct 2023"),
      (["+", "P6 2023/24", "1 months"], "P7 2023/24 (Oct 2023)"),
      (["+", "2023/24", "0.5 years"], "[undefined]"),
      (["+", "2023/24", "5000 years"], "[undefined]"),
      (["-", "2023/24", "99999999 days"], "[undefined]"),
      (["-", "30 Sep 2023", "1 Sep 2023"], "29 days"),
      (["-", "2022/23", "2023/24"], "-365 days"),
      (["<", "2022/23", "2023/24"], "true"),
      (["=", "P6 2023/24", "Sep 2023"], "true"),
      (["=", "2022", "2,022"], "true"),
      (["=", "2022/23", "2,022"], "false"),
      ([">", "2,023", "2022/23"], "true"),
      (["between", "Q2 2023/24", "2022/23", "2023/24"], "true"),
      (["between", "Q2 2023/24", "2021/22", "2022/23"], "false"),
      (["between", "2023/24", "2022/23", "2023/24"], "true"),
    ])
  func functionsOfPeriods(_ call: [String], _ expected: String) {
    #expect(answers(call[0], call.dropFirst().map { Literals($0) }) == [expected])
  }

  @Test(
    arguments: [
      (
        ["+", "2022/23", "2023/24"],
        "wrong-argument-type: `2022/23` and `2023/24` are periods and cannot be added"
      ),
      (
        ["+", "2022/23", "1"],
        "wrong-argument-type: `1` (a plain number) is not a length of time that a period can be moved by"
      ),
      (
        ["=", "2022/23", "5"],
        "unlike-types: a period cannot be compared with `5`, which is a number"
      ),
      (["year", "\"a\""], "wrong-argument-type: `year` needs a period, but `\"a\"` is text"),
    ])
  func refusals(_ call: [String], _ expected: String) {
    #expect(answers(call[0], call.dropFirst().map { Literals($0) }) == [expected])
  }
}
