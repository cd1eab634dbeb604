import Diagnostics
import Foundation
import TestSupport
import Testing

/// The edges of the scrutiny steps, worked by hand: what could not be done is said row by row, and the
/// rest is done.
struct ScrutinyEdgeTests {
  struct Edge: Sendable, CustomTestStringConvertible {
    let name: String
    let query: String
    let answer: String
    var ids: [String] = []
    var testDescription: String { name }
  }

  static let edges = [
    Edge(
      name: "change: one point has none before",
      query: "from table [(t = 2021/22, x = 5)] | change x over t | show before, change",
      answer: "before,change\n,\n"
    ),
    Edge(
      name: "change: from zero no percentage, from a negative base the sign is the direction",
      query:
        "from table [(t = 2020/21, x = 0), (t = 2021/22, x = -4), (t = 2022/23, x = -2)] | change x over t | show change, percent_change, direction",
      answer: "change,percent_change,direction\n,,\n-4,,down\n2,50,up\n"
    ),
    Edge(
      name: "change: a gap in the periods is not bridged",
      query:
        "from table [(t = 2019/20, x = 1), (t = 2021/22, x = 4), (t = 2022/23, x = 6)] | change x over t | show change",
      answer: "change\n\"\"\n\"\"\n2\n",
      ids: ["period-gap"]
    ),
    Edge(
      name: "change: a period twice has no answer, other series have theirs",
      query:
        "from table [(a = \"p\", t = 2021/22, x = 1), (a = \"p\", t = 2021/22, x = 4), (a = \"q\", t = 2021/22, x = 6), (a = \"q\", t = 2022/23, x = 7)] | change x over t by a | show a, change",
      answer: "a,change\np,\np,\nq,\nq,1\n",
      ids: ["period-twice"]
    ),
    Edge(
      name: "trend: two points and all missing",
      query:
        "from table [(a = \"p\", t = 2021/22, x = 1), (a = \"p\", t = 2022/23, x = 4), (a = \"q\", t = 2021/22, x = missing), (a = \"q\", t = 2022/23, x = missing)] | trend x over t by a | show a, points, change, direction, trend",
      answer: "a,points,change,direction,trend\np,2,3,up,too few points\nq,0,,,too few points\n",
      ids: ["too-few-points"]
    ),
    Edge(
      name: "rank: ties share the best, all missing have none",
      query:
        "from table [(a = \"p\", x = 3), (a = \"q\", x = 3), (a = \"r\", x = 1), (a = \"s\", x = missing)] | rank x highest first | show a, rank, out_of",
      answer: "a,rank,out_of\np,1,3\nq,1,3\nr,3,3\ns,,3\n"
    ),
    Edge(
      name: "share of nothing is undefined",
      query: "from table [(a = \"p\", x = 0), (a = \"q\", x = 0)] | share x | show share",
      answer: "share\n\"\"\n\"\"\n"
    ),
    Edge(
      name: "xmr: one point has no limits",
      query: "from table [(t = Jan 2021, x = 5)] | xmr x over t | show mean, basis",
      answer: "mean,basis\n,none: 1 point\n"
    ),
    Edge(
      name: "funnel: each row without a place says why",
      query:
        "from table [(area = \"Ash\", x = 50, n = 100), (area = \"Elm\", x = 90, n = 100), (area = \"Oak\", x = 10, n = 100), (area = \"England\", x = 150, n = 300), (area = \"Fir\", x = missing, n = 9), (area = \"Yew\", x = 3, n = missing), (area = \"Bay\", x = 1, n = 0), (area = \"May\", x = 8, n = 7)] | funnel x of n higher is better | show area, pooled, position, verdict, basis",
      answer: """
        area,pooled,position,verdict,basis
        Ash,50,Not significant,as expected,judged
        Elm,50,High (0.001),better,judged
        Oak,50,Low (0.001),worse,judged
        England,z,,,none: made of other rows
        Fir,,,,none: no value
        Yew,,,,none: no denominator
        Bay,,,,none: denominator of 0
        May,,,,none: not a part of its denominator

        """,
      ids: ["funnel-rule", "not-judged"]
    ),
    Edge(
      name: "funnel: without a polarity a side is higher or lower",
      query:
        "from table [(area = \"Elm\", x = 90, n = 100), (area = \"Oak\", x = 10, n = 100)] | funnel x of n | show verdict",
      answer: "verdict\nhigher\nlower\n"
    ),
    Edge(
      name: "worry: what cannot be judged comes last and says why",
      query:
        "from table [(area = \"England\", t = 2021/22, x = 50%, n = 9000), (area = \"England\", t = 2022/23, x = 50%, n = 9000), (area = \"Ash\", t = 2022/23, x = 20%, n = 400), (area = \"Elm\", t = 2022/23, x = 45%, n = 30), (area = \"Oak\", t = 2020/21, x = 20%, n = 400), (area = \"Fir\", t = 2022/23, x = missing, n = 40), (area = \"Yew\", t = 2022/23, x = 30%, n = 40), (area = \"Yew\", t = 2022/23, x = 31%, n = 40), (area = \"London\", t = 2022/23, x = 30%, n = 4000)] | worry x over t by area against \"England\" of n higher is better | show area, against, trend, verdict, basis",
      answer: """
        area,against,trend,verdict,basis
        Ash,worse,cannot be told: 1 point,"worse, no trend can be told",95% interval
        Elm,similar,cannot be told: 1 point,no worry,95% interval
        Fir,,,not judged,none: no value (blank)
        Oak,,,not judged,none: no figure of England so early
        Yew,,,not judged,none: a period twice

        """,
      ids: ["worry-rule", "not-judged"]
    ),
    Edge(
      name: "worry: five years down are a worry, two calendars are two series",
      query:
        "from table [(m = \"a\", area = \"Ash\", t = 2018/19, x = 60), (m = \"a\", area = \"Ash\", t = 2019/20, x = 50), (m = \"a\", area = \"Ash\", t = 2020/21, x = 40), (m = \"a\", area = \"Ash\", t = 2021/22, x = 30), (m = \"a\", area = \"Ash\", t = 2022/23, x = 20), (m = \"a\", area = \"England\", t = 2022/23, x = 50)] | worry x over t by m, area against \"England\" higher is better | show area, England_period, gap, points, trend, verdict, basis",
      answer:
        "area,England_period,gap,points,trend,verdict,basis\nAsh,2022/23,-30,5,getting worse,worry,plain gap\n",
      ids: ["plain-gap"]
    ),
    Edge(
      name: "compare: a comparator that is missing leaves the gap missing",
      query:
        "from table [(area = \"Ash\", t = 2022/23, x = 20), (area = \"England\", t = 2022/23, x = missing)] | compare \"Ash\" with \"England\" of x higher is better | show Ash, England, gap, verdict",
      answer: "Ash,England,gap,verdict\n20,,,\n"
    ),
    Edge(
      name: "run_rate: the first day of a year cannot be carried on without a period",
      query:
        "from table [(t = P12 2022/23, x = 12)] | run_rate x over t | show year_gone, full_year",
      answer: "year_gone,full_year\n100,12\n"
    ),
  ]

  @Test(arguments: edges)
  func saysWhatItCouldNotDo(_ edge: Edge) {
    let result = Asking().ask(edge.query, format: "csv")
    #expect(result.failure == nil, "\(result.diagnostics.map(\.message))")
    #expect(result.output == edge.answer)
    for id in edge.ids { #expect(result.diagnostics.contains { $0.id == id }, "\(id)") }
  }
}
