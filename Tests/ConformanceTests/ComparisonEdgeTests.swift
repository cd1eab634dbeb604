import Diagnostics
import Foundation
import TestSupport
import Testing

/// The edges of the steps that set totals and places beside each other, worked by hand.
struct ComparisonEdgeTests {
  typealias Edge = ScrutinyEdgeTests.Edge

  static let edges = [
    Edge(
      name: "bridge: a cause that lacks a figure is missing and made up for",
      query: """
        from table [(a = "p", x = 5, y = 4), (a = "q", x = missing, y = 4), (a = "r", x = 3, y = missing),
          (a = missing, x = 3, y = 0)]
        | bridge x to y by a | add reason(amount) as why
        """,
      answer: """
        a,amount,why
        x,11,
        p,-1,
        ,-3,
        q,,no data
        r,,no data
        not explained,1,
        y,8,

        """,
      ids: ["cells-left-out"]
    ),
    Edge(
      name: "bridge: of nothing",
      query: "from table [(a = \"p\", x = 1, y = 2)] | where x > 5 | bridge x to y by a",
      answer: "a,amount\nx,\ny,\n"
    ),
    Edge(
      name: "bridge: negative amounts and one cause",
      query: "from table [(a = \"p\", x = -3, y = -5)] | bridge x to y by a",
      answer: "a,amount\nx,-3\np,-2\ny,-5\n"
    ),
    Edge(
      name: "run_rate: each row says what it lacks",
      query: """
        from table [(t = P6 2023/24, x = 5), (t = P12 2023/24, x = 5), (t = missing, x = 5),
          (t = P6 2023/24, x = missing), (t = P3 2023/24, x = -3), (t = 2023/24, x = 12),
          (t = AY 2023/24, x = 12)]
        | run_rate x over t | add reason(full_year) as why | show t, year_gone, full_year, why
        """,
      answer: """
        t,year_gone,full_year,why
        P6 2023/24 (Sep 2023),50,10,
        P12 2023/24 (Mar 2024),100,5,
        ,,,blank
        P6 2023/24 (Sep 2023),50,,blank
        P3 2023/24 (Jun 2023),25,-12,
        2023/24,100,12,
        AY 2023/24,100,12,

        """,
      ids: ["read-as-year-to-date"]
    ),
    Edge(
      name: "phasing: of no budget and of a negative one",
      query: """
        from table [(t = P6 2023/24, x = 5, b = 10), (t = P6 2023/24, x = 5, b = 0),
          (t = P6 2023/24, x = 5, b = missing), (t = P6 2023/24, x = -3, b = -10),
          (t = P6 2023/24, x = missing, b = 10)]
        | phasing x of b over t | add reason(ahead) as why | show share_spent, ahead, why
        """,
      answer: """
        share_spent,ahead,why
        50,0,
        ,,undefined
        ,,blank
        30,-20,
        ,,blank

        """
    ),
    Edge(
      name: "share: of a total of zero, of nothing, of parts on both sides",
      query: """
        from table [(g = "zero", x = 1), (g = "zero", x = -1), (g = "both", x = 30), (g = "both", x = -10),
          (g = "all", x = 50), (g = "some", x = missing), (g = "some", x = 50)]
        | share x by g | add reason(share) as why | show g, x, share, why
        """,
      answer: """
        g,x,share,why
        zero,1,,undefined
        zero,-1,,undefined
        both,30,150,
        both,-10,-50,
        all,50,100,
        some,,,blank
        some,50,100,

        """,
      ids: ["cells-left-out"]
    ),
    Edge(
      name: "compare: a comparator with a period twice, of another calendar, and of none",
      query: """
        from table [(m = "twice", a = "A", t = 2020/21, x = 3), (m = "twice", a = "E", t = 2020/21, x = 4),
          (m = "twice", a = "E", t = 2020/21, x = 5), (m = "calendars", a = "A", t = AY 2021/22, x = 4),
          (m = "calendars", a = "E", t = 2021/22, x = 5), (m = "later", a = "A", t = 2020/21, x = 4),
          (m = "later", a = "E", t = 2021/22, x = 5), (m = "alone", a = "A", t = 2020/21, x = 4),
          (m = "missing", a = "A", t = 2020/21, x = missing), (m = "missing", a = "E", t = 2020/21, x = 5),
          (m = "zero", a = "A", t = 2020/21, x = 0), (m = "zero", a = "E", t = 2020/21, x = 0)]
        | compare "A" with "E" of x by m higher is better | add reason(gap) as why
        | show m, A, E, E_period, gap, verdict, why
        """,
      answer: """
        m,A,E,E_period,gap,verdict,why
        twice,3,,,,,no data
        calendars,4,5,2021/22,-1,worse,
        later,4,,,,,no data
        alone,4,,,,,no data
        missing,,5,,,,blank
        zero,0,0,,0,same,

        """,
      ids: ["period-twice", "older-comparator"]
    ),
    Edge(
      name: "compare: columns, with a figure missing and a base of zero",
      query:
        "from table [(a = \"p\", x = 0, y = 3), (a = \"q\", x = -4, y = missing), (a = \"r\", x = -4, y = -6)] | compare y with x",
      answer: "a,y,x,gap,verdict\np,3,0,3,higher\nq,,-4,,\nr,-6,-4,-2,lower\n"
    ),
    Edge(
      name: "funnel: one place, and none of anything",
      query: """
        from table [(g = "one", area = "Ash", x = 5, n = 10), (g = "none", area = "Ash", x = 0, n = 10),
          (g = "none", area = "Elm", x = 0, n = 20), (g = "missing", area = "Ash", x = missing, n = 10)]
        | funnel x of n by g higher is better | show g, area, pooled, verdict, basis
        """,
      answer: """
        g,area,pooled,verdict,basis
        one,Ash,50,as expected,judged
        none,Ash,0,as expected,few: fewer than 5 expected
        none,Elm,0,as expected,few: fewer than 5 expected
        missing,Ash,,,none: no value

        """,
      ids: ["not-judged", "few-expected"]
    ),
    Edge(
      name: "xmr: two points, ties, all missing, a gap, two calendars",
      query: """
        from table [(a = "two", t = Jan 2021, x = 5), (a = "two", t = Feb 2021, x = 7),
          (a = "ties", t = Jan 2021, x = 5), (a = "ties", t = Feb 2021, x = 5),
          (a = "missing", t = Jan 2021, x = missing),
          (a = "gap", t = Jan 2021, x = 5), (a = "gap", t = Mar 2021, x = 5),
          (a = "calendars", t = 2020/21, x = 5), (a = "calendars", t = AY 2020/21, x = 5)]
        | xmr x over t by a | distinct a, mean, lower_limit, upper_limit, basis
        """,
      answer: """
        a,mean,lower_limit,upper_limit,basis
        two,6,0.6799999999999997,11.32,trial: 2 points
        ties,5,5,5,trial: 2 points
        missing,,,,
        gap,5,5,5,trial: 2 points
        calendars,,,,none: periods overlap

        """,
      ids: ["no-limits", "points-missing", "trial-limits"]
    ),
  ]

  @Test(arguments: edges)
  func saysWhatItCouldNotDo(_ edge: Edge) {
    ScrutinyEdgeTests().saysWhatItCouldNotDo(edge)
  }

  @Test func averagesOfNeighboursSayOfHowMany() throws {
    let list = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    try Data("place,SN1,SN2,SN3\nAsh,Elm,Oak,Fir\n".utf8).write(to: list)
    defer { try? FileManager.default.removeItem(at: list) }
    let result = Asking().ask(
      """
      from table [(area = "Ash", t = 2021/22, x = 3), (area = "Ash", t = 2022/23, x = 4),
        (area = "Elm", t = 2021/22, x = 4), (area = "Oak", t = 2021/22, x = missing),
        (area = "Elm", t = 2022/23, x = 6), (area = "Oak", t = 2022/23, x = 8), (area = "Fir", t = 2022/23, x = 7)]
      | compare "Ash" with neighbours in "\(list.path)" of x | show t, neighbours, neighbours_places
      """,
      format: "csv"
    )
    #expect(result.output == "t,neighbours,neighbours_places\n2021/22,4,1\n2022/23,7,3\n")
  }

  @Test func twoRowsForAPeriodSayHowToTellThemApart() {
    let result = Asking().ask(
      "from table [(a = \"p\", t = 2021/22, x = 3), (a = \"q\", t = 2021/22, x = 4)] | compare 2021/22 with 2020/21 of x"
    )
    let help = result.diagnostics.first { $0.id == "two-values" }?.help ?? []
    #expect(help.contains { $0.contains("`by`") })
  }
}
