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
      (["-", "2022/23", "2023/24"], "-1 years"),
      (["-", "Q3 2023/24", "Q1 2023/24"], "6 months"),
      (["-", "Sep 2023", "P1 2023/24"], "5 months"),
      (["-", "w/c 26 Oct 2020", "w/c 12 Oct 2020"], "2 weeks"),
      (["-", "2023/24", "30 Sep 2022"], "183 days"),
      (["-", "AY 2023/24", "2023/24"], "[undefined]"),
      (["within", "Q2 2023/24", "2023/24"], "true"),
      (["within", "2023/24", "Q2 2023/24"], "false"),
      (["within", "2023/24 YTD", "2023/24"], "true"),
      (["within", "Sep 2023", "2,023"], "true"),
      (["overlaps", "AY 2022/23", "Q2 2023/24"], "true"),
      (["overlaps", "2022/23", "2023/24"], "false"),
      (["period_kind", "2023/24 YTD"], "year to date"),
      (["period_kind", "as at 30 Sep 2023"], "snapshot"),
      (["period_kind", "2023/24"], "flow"),
      (["+", "w/c 12 Oct 2020", "1 weeks"], "w/c 19 Oct 2020"),
      (["+", "w/c 25 Jan 2021", "1 months"], "25 Feb 2021 to 28 Feb 2021"),
      (["+", "Autumn term 2022/23", "1 years"], "Autumn term 2023/24"),
      (["+", "TY 2023/24", "1 years"], "TY 2024/25"),
      (["-", "Apr–Sep 2023 YTD", "1 years"], "Apr–Sep 2022 YTD"),
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
      (
        ["within", "2022/23", "\"a\""],
        "wrong-argument-type: `within` needs a period after it, but `\"a\"` is text"
      ),
      (
        ["period", "\"Period 6 (July 2023)\""],
        "unread-period: `Period 6 (July 2023)` contradicts itself: its name means Sep 2023 and its "
          + "dates say Jul 2023"
      ),
      (["year", "\"a\""], "wrong-argument-type: `year` needs a period, but `\"a\"` is text"),
    ])
  func refusals(_ call: [String], _ expected: String) {
    #expect(answers(call[0], call.dropFirst().map { Literals($0) }) == [expected])
  }
}
