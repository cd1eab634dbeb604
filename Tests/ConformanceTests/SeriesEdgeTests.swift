import Diagnostics
import Foundation
import TestSupport
import Testing

/// The edges of the steps that put rows in order or beside each other, worked by hand: one point, two
/// points, ties, all missing, a base of zero or below, a gap, two calendars.
///
/// `reason(…)` shows row by row why a cell is empty.
struct SeriesEdgeTests {
  typealias Edge = ScrutinyEdgeTests.Edge

  /// A series for each edge, by its name.
  static let series = """
    from table [(a = "one point", t = 2020/21, x = 5),
      (a = "two points", t = 2020/21, x = 5), (a = "two points", t = 2021/22, x = 8),
      (a = "zero", t = 2020/21, x = 0), (a = "zero", t = 2021/22, x = 3),
      (a = "negative", t = 2020/21, x = -4), (a = "negative", t = 2021/22, x = -2),
      (a = "gap", t = 2020/21, x = 4), (a = "gap", t = 2022/23, x = 6), (a = "gap", t = 2023/24, x = 8),
      (a = "missing", t = 2020/21, x = missing), (a = "missing", t = 2021/22, x = missing),
      (a = "base missing", t = 2020/21, x = missing), (a = "base missing", t = 2021/22, x = 3),
      (a = "no base", t = 2021/22, x = 7),
      (a = "twice", t = 2020/21, x = 1), (a = "twice", t = 2020/21, x = 2),
      (a = "two calendars", t = 2020/21, x = 2), (a = "two calendars", t = AY 2020/21, x = 3)]
    """

  static let edges = [
    Edge(
      name: "index",
      query: series + " | index x to 2020/21 over t by a | add reason(index) as why "
        + "| show a, t, index, why",
      answer: """
        a,t,index,why
        one point,2020/21,100,
        two points,2020/21,100,
        two points,2021/22,160,
        zero,2020/21,,undefined
        zero,2021/22,,undefined
        negative,2020/21,,undefined
        negative,2021/22,,undefined
        gap,2020/21,100,
        gap,2022/23,150,
        gap,2023/24,200,
        missing,2020/21,,no data
        missing,2021/22,,no data
        base missing,2020/21,,no data
        base missing,2021/22,,no data
        no base,2021/22,,no data
        twice,2020/21,,no data
        twice,2020/21,,no data
        two calendars,2020/21,100,
        two calendars,AY 2020/21,150,

        """,
      ids: ["no-index", "no-base-period", "period-twice"]
    ),
    Edge(
      name: "change",
      query: series + " | change x over t by a | add reason(change) as why "
        + "| show a, t, change, why, percent_change | where t <> 2020/21",
      answer: """
        a,t,change,why,percent_change
        two points,2021/22,3,,60
        zero,2021/22,3,,
        negative,2021/22,2,,50
        gap,2022/23,,no data,
        gap,2023/24,2,,33.333333333333336
        missing,2021/22,,blank,
        base missing,2021/22,,blank,
        no base,2021/22,,no data,
        two calendars,AY 2020/21,,no data,

        """,
      ids: ["period-gap", "period-twice", "no-change-within"]
    ),
    Edge(
      name: "running total",
      query: series + " | running total x over t by a | add reason(running_total) as why "
        + "| show a, t, running_total, why",
      answer: """
        a,t,running_total,why
        one point,2020/21,5,
        two points,2020/21,5,
        two points,2021/22,13,
        zero,2020/21,0,
        zero,2021/22,3,
        negative,2020/21,-4,
        negative,2021/22,-6,
        gap,2020/21,4,
        gap,2022/23,10,
        gap,2023/24,18,
        missing,2020/21,,no data
        missing,2021/22,,no data
        base missing,2020/21,,no data
        base missing,2021/22,3,
        no base,2021/22,7,
        twice,2020/21,,no data
        twice,2020/21,,no data
        two calendars,2020/21,,no data
        two calendars,AY 2020/21,,no data

        """,
      ids: ["period-gap", "period-twice", "periods-share-days", "cells-left-out"]
    ),
    Edge(
      name: "rolling average",
      query: series + " | rolling average 2 of x over t by a | add reason(rolling_average) as why "
        + "| show a, t, rolling_average, why | where t <> 2020/21",
      answer: """
        a,t,rolling_average,why
        two points,2021/22,6.5,
        zero,2021/22,1.5,
        negative,2021/22,-3,
        gap,2022/23,,no data
        gap,2023/24,7,
        missing,2021/22,,no data
        base missing,2021/22,,no data
        no base,2021/22,,no data
        two calendars,AY 2020/21,,no data

        """,
      ids: ["period-gap", "period-twice", "periods-share-days"]
    ),
    Edge(
      name: "project: why a series is not carried on",
      query: series + " | project x over t by a for 1 period | distinct a, basis",
      answer: """
        a,basis
        one point,none: 1 point
        two points,none: 2 points
        zero,none: 2 points
        negative,none: 2 points
        gap,none: 3 points
        missing,none: 0 points
        base missing,none: 1 point
        no base,none: 1 point
        twice,none: a period twice
        two calendars,none: periods overlap

        """,
      ids: ["not-projected"]
    ),
    Edge(
      name: "project: a gap is no obstacle, other lengths are",
      query: """
        from table [(a = "gap", t = 2015/16, x = 1), (a = "gap", t = 2016/17, x = 2),
          (a = "gap", t = 2017/18, x = 3), (a = "gap", t = 2019/20, x = 5), (a = "gap", t = 2020/21, x = 6),
          (a = "mixed", t = 2015/16, x = 1), (a = "mixed", t = 2016/17, x = 2),
          (a = "mixed", t = Q1 2017/18, x = 3), (a = "mixed", t = Q2 2017/18, x = 5),
          (a = "mixed", t = Q3 2017/18, x = 6)]
        | project x over t by a for 1 period | where basis is not missing
        | show a, t, x, projected, low, high, basis
        """,
      answer: """
        a,t,x,projected,low,high,basis
        gap,2021/22,,7,7,7,line of 5 points
        mixed,2015/16,1,,,,none: periods of different kinds
        mixed,2016/17,2,,,,none: periods of different kinds
        mixed,Q1 2017/18 (Apr–Jun 2017),3,,,,none: periods of different kinds
        mixed,Q2 2017/18 (Jul–Sep 2017),5,,,,none: periods of different kinds
        mixed,Q3 2017/18 (Oct–Dec 2017),6,,,,none: periods of different kinds

        """
    ),
    Edge(
      name: "quartile: ties, too few, all equal, all missing",
      query: """
        from table [(g = "ties", x = 1), (g = "ties", x = 1), (g = "ties", x = 2), (g = "ties", x = 3),
          (g = "few", x = 1), (g = "few", x = 2), (g = "few", x = 3),
          (g = "equal", x = 4), (g = "equal", x = 4), (g = "equal", x = 4), (g = "equal", x = 4),
          (g = "missing", x = missing)]
        | quartile x highest first by g | add reason(quartile) as why | show g, x, quartile, why, out_of
        """,
      answer: """
        g,x,quartile,why,out_of
        ties,3,A,,4
        ties,2,B,,4
        ties,1,D,,4
        ties,1,D,,4
        few,3,,undefined,3
        few,2,,undefined,3
        few,1,,undefined,3
        equal,4,,undefined,4
        equal,4,,undefined,4
        equal,4,,undefined,4
        equal,4,,undefined,4
        missing,,,blank,0

        """,
      ids: ["no-quartiles", "unranked-missing"]
    ),
    Edge(
      name: "rank: the direction as other steps say it",
      query:
        "from table [(a = \"p\", x = 3), (a = \"q\", x = 5), (a = \"r\", x = 3)] | rank x lower is better | show a, rank",
      answer: "a,rank\np,1\nr,1\nq,3\n"
    ),
    Edge(
      name: "rank: numbers that floating point cannot tell apart, and keys of all 64 bits",
      query: """
        from table [(g = "p", x = 9007199254740992), (g = "q", x = -9223372036854775807),
          (g = "p", x = 9007199254740993), (g = "q", x = 9223372036854775807), (g = "q", x = missing),
          (g = "p", x = 9007199254740993), (g = "q", x = 0)]
        | rank x highest first by g
        """,
      answer: """
        g,x,rank,out_of
        p,9007199254740993,1,3
        p,9007199254740993,1,3
        p,9007199254740992,3,3
        q,9223372036854775807,1,3
        q,0,2,3
        q,-9223372036854775807,3,3
        q,,,3

        """
    ),
    Edge(
      name: "rag: without a figure or a target no colour",
      query: """
        from table [(a = "met", x = 5, y = 4), (a = "tie", x = 4, y = 4), (a = "near", x = 9.5, y = 10),
          (a = "far", x = 3, y = 10), (a = "no figure", x = missing, y = 4),
          (a = "no target", x = 3, y = missing), (a = "zero", x = -0.1, y = 0), (a = "negative", x = -11, y = -10)]
        | rag x against y within 10% higher is better | add reason(rag) as why | show a, rag, why
        """,
      answer: """
        a,rag,why
        met,green,
        tie,green,
        near,amber,
        far,red,
        no figure,,blank
        no target,,blank
        zero,red,
        negative,amber,

        """,
      ids: ["rag-rule"]
    ),
  ]

  @Test(arguments: edges)
  func saysWhatItCouldNotDo(_ edge: Edge) {
    ScrutinyEdgeTests().saysWhatItCouldNotDo(edge)
  }
}
