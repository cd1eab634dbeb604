import Columns
import Functions
import Testing

struct AggregateTests {
  @Test(
    arguments: [
      ("total", ["£7.0m", "£.25m", "£2.55m"], ["£9.80m"]),
      ("total", ["0.1", "0.2"], ["0.3"]),
      ("total", ["~0.1", "~0.2", "~0.3", "-~0.6"], ["2.7755575615628914e-17"]),
      ("total", ["42%", "17%"], ["59%"]),
      ("total", ["45.2", "[c]", "[]", "47.1"], ["92.3", "1 suppressed, 1 blank"]),
      ("average", ["45.2", "[c]", "[]", "47.1"], ["46.15", "1 suppressed, 1 blank"]),
      ("count", ["45.2", "[c]", "[]", "47.1"], ["2", "1 suppressed, 1 blank"]),
      ("minimum", ["7.33", "15.52"], ["7.33"]),
      ("maximum", ["7.33", "15.52"], ["15.52"]),
      ("maximum", ["9", "10"], ["10"]),
      ("minimum", ["\"b\"", "\"B\"", "\"a\""], ["B"]),
      ("maximum", ["2021/22", "2022/23", "Q1 2022/23"], ["2022/23"]),
      ("median", ["1", "2", "3", "10"], ["2.5"]),
      ("median", ["3"], ["3"]),
      ("standard_deviation", ["2", "4", "4", "4", "5", "5", "7", "9"], ["2.138089935299395"]),
      ("standard_deviation", ["2"], ["[undefined]"]),
      ("standard_deviation", ["40%", "50%", "60%"], ["10 pp"]),
      ("distinct_count", ["1", "1", "2", "[c]"], ["2", "1 suppressed"]),
      ("distinct_count", ["\"a\"", "\"A\"", "\"a\""], ["2"]),
      ("distinct_count", ["P6 2023/24", "Sep 2023"], ["1"]),
      ("first", ["[c]", "£3m", "£4m"], ["£3m", "1 suppressed"]),
      ("last", ["£3m", "£4m", "[]"], ["£4m", "1 blank"]),
      ("list", ["\"b\"", "[c]", "\"a\"", "\"b\""], ["b, a, b", "1 suppressed"]),
      ("list", ["£9.5m", "£.25m"], ["£9.5m, £0.25m"]),
      ("list", ["2021/22", "Sep 2023"], ["2021/22, Sep 2023"]),
      ("any", ["false", "true", "[]"], ["true", "1 blank"]),
      ("all", ["true", "false"], ["false"]),
      ("all", ["true", "[]"], ["true", "1 blank"]),
    ])
  func summariesOfOneGroup(_ name: String, _ cells: [String], _ expected: [String]) {
    let column = Literals("x", cells)
    let groups = [Int32](repeating: 0, count: cells.count)
    let found = summaries(name, [column], groups: groups)
    #expect(found == expected)
    #expect(summaries(name, [column], groups: groups, batches: [1, 1, 1, 1]) == found)
  }

  @Test(
    arguments: [
      "total", "average", "median", "minimum", "maximum", "first", "last", "list",
      "standard_deviation",
    ])
  func nothingIsNoData(_ name: String) {
    let type = DataType.number(NumberType(.decimal(scale: 1), unit: .pounds))
    let none = Literals("x", [], as: type)
    #expect(summaries(name, [none], groups: []) == ["[no data]"])
    let missing = Literals("x", ["[c]", "[]"], as: type)
    #expect(
      summaries(name, [missing], groups: [0, 0]) == ["[no data]", "1 suppressed, 1 blank"]
    )
    #expect(summaries(name, [Literals("missing")], groups: [0]) == ["[no data]", "1 blank"])
  }

  @Test func countsOfNothingAreZero() {
    let none = Literals("x", [], as: .text)
    #expect(summaries("count", [none], groups: []) == ["0"])
    #expect(summaries("distinct_count", [none], groups: []) == ["0"])
    #expect(summaries("count", [], groups: [0, 0, 1]) == ["2", "1"])
    for name in ["any", "all"] {
      #expect(summaries(name, [Literals("x", [], as: .boolean)], groups: []) == ["[no data]"])
    }
  }

  @Test func weightedAverages() {
    let shares = Literals("share", ["50%", "100%", "[c]"])
    let pupils = Literals("pupils", ["300 pupils", "100 pupils", "20 pupils"])
    #expect(
      summaries("weighted_average", [shares, pupils], groups: [0, 0, 0])
        == ["62.5%", "1 suppressed"]
    )
    #expect(
      summaries("weighted_average", [shares, Literals("0")], groups: [0, 0, 1])
        == ["[undefined]", "[no data]", "1 suppressed"]
    )
    let large = Literals("x", [String](repeating: "9,223,372,036,854,775,807", count: 3))
    #expect(
      summaries("weighted_average", [large, large], groups: [0, 0, 0]).first?
        .hasPrefix("number-too-large") == true
    )
  }

  @Test(
    arguments: [("0", "1"), ("25", "2"), ("50", "3"), ("90", "4.6"), ("100%", "5")])
  func percentiles(_ share: String, _ expected: String) {
    let column = Literals("x", ["5", "1", "4", "2", "3"])
    let groups = [Int32](repeating: 0, count: 5)
    #expect(summaries("percentile", [column, Literals(share)], groups: groups) == [expected])
    #expect(
      summaries("percentile", [column, Literals("101")], groups: groups).first?
        .hasPrefix("wrong-argument-value") == true
    )
  }

  @Test func aTotalThatLeaves64BitsFails() {
    let column = Literals("x", ["9,223,372,036,854,775,807", "1", "-5"])
    #expect(
      summaries("total", [column], groups: [0, 0, 0]) == ["9223372036854775803"]
    )
    #expect(
      summaries("total", [column], groups: [0, 0, 1]).first?.hasPrefix("number-too-large") == true
    )
  }

  @Test func aUnitARow() {
    let values = Literals(
      "value",
      ["£1.5m", "42%", "£500k", "12 pupils", "3 pupils", "10%", "[c]"]
    )
    let groups: [Int32] = [0, 1, 0, 2, 2, 1, 0]
    for batches in [[], [1, 1, 1, 1, 1, 1], [3]] {
      #expect(
        summaries("total", [values], groups: groups, batches: batches)
          == ["£2.000m", "52%", "15 pupils", "1 suppressed"]
      )
      #expect(
        summaries("average", [values], groups: groups, batches: batches)
          == ["£1m", "26%", "7.5 pupils", "1 suppressed"]
      )
      #expect(
        summaries("median", [values], groups: groups, batches: batches)
          == ["£1m", "26%", "7.5 pupils", "1 suppressed"]
      )
      #expect(
        summaries("last", [values], groups: groups, batches: batches)
          == ["£500k", "10%", "3 pupils", "1 suppressed"]
      )
      #expect(
        summaries("total", [values], groups: [0, 0, 0, 1, 1, 1, 1], batches: batches)
          == ["unlike-units: a group holds numbers in unlike units: £m and %"]
      )
      #expect(
        summaries("distinct_count", [values], groups: groups, batches: batches)
          == ["2", "2", "2", "1 suppressed"]
      )
    }
  }

  @Test(
    arguments: [
      ("total", "\"a\"", "wrong-argument-type: `total` needs numbers, but `\"a\"` is text"),
      (
        "average", "true",
        "wrong-argument-type: `average` needs numbers, but `true` is true or false"
      ),
      (
        "maximum", "true",
        "wrong-argument-type: `maximum` needs numbers, periods or text, but `true` is true or false"
      ),
      (
        "any", "3",
        "wrong-argument-type: `any` needs a condition that is true or false, but `3` is a plain number"
      ),
    ])
  func refusals(_ name: String, _ argument: String, _ expected: String) {
    #expect(summaries(name, [Literals(argument)], groups: [0]) == [expected])
  }
}
