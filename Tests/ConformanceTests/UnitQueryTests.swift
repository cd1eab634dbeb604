import Foundation
import TestSupport
import Testing

/// Units through every step: tables of questions on files whose columns and rows have units.
@Suite struct UnitQueryTests {
  /// A question and what its answer, or its error, has to hold.
  struct Case: Sendable, CustomTestStringConvertible {
    let query: String
    let expected: [String]
    var testDescription: String { query }

    init(_ query: String, _ expected: String...) {
      self.query = query
      self.expected = expected
    }
  }

  static let long = """
    area,measure,value
    A,Budget,£9.5m
    A,Pupils,1853
    A,Rate,42%
    B,Budget,£540k
    B,Pupils,200
    B,Rate,17.5%
    """
  static let wide = """
    Service,Budget £000,Forecast (£m),% over,Pupils,Rate (per 1000),Stay (yy:mm)
    Homes,1200,1.5,25,40,6.2,02:03
    SEN,900,0.95,5.6,80,7.1,01:11
    Fostering,c,0.5,z,12,,00:09
    """
  static let worded = """
    Service,FTE,Rate,Cost,Kids,Wait,Mixed
    A,12.5 FTE,"6.2 per 10,000","£4,520 per pupil","1,853 pupils",27 days,3 FTE
    B,3 FTE,c,£500.50 per pupil,12 pupils,2 days,42%
    C,x,"7 per 10,000",,3 pupils,,£9.5m
    """

  static let cases = [
    // A unit a row.
    Case("from LONG | where unit(value) = \"£m\" | summarise total(value) as t", " £m\n", "10.040"),
    Case("from LONG | where unit(value) = \"%\" and value > 20 | count by area", "A         1"),
    Case("from LONG | where measure = \"Rate\" | summarise average(value) as t", "29.75"),
    Case("from LONG | summarise total(value) as t by measure", "£10.040m", "2,053", "59.5%"),
    Case("from LONG | summarise total(value) as t by unit(value) as u", "£10.040m", "plain"),
    Case(
      "from LONG | summarise total(value)",
      "a group of `value` holds numbers in unlike units: £m and a plain number",
      "where unit(value) = \"£m\"",
      "by unit(value)"
    ),
    Case("from LONG | where value > 20%", "42", "4 unlike units"),
    Case("from LONG | add value / 2 as half | show half", "£4.75m", "926.5", "21%", "8.75%"),
    Case("from LONG | add value / 1000 as k | show k", "£9,500", "£540", "0.042%"),
    Case("from LONG | count by unit(value) as unit", "£m         2", "plain      2"),
    Case("from LONG | where value in (from LONG | where value > 20% | show value)", "A     Rate"),
    Case("from table [(v = £3k), (v = 42%), (v = £0.0005m)]", "£3", "42%", "£0.0005m"),
    // Pivot and unpivot.
    Case(
      "from LONG | pivot value across measure",
      "area  Budget  Pupils  Rate\n          £m             %\n",
      "0.540     200  17.5"
    ),
    Case(
      "from LONG | pivot value across measure | where Rate > 20 | add Budget / Pupils as each",
      "5,126.82"
    ),
    Case("from LONG | pivot total(value) across measure by area", "£m             %"),
    Case(
      "from LONG | pivot value across area by measure",
      "£9.5m   £0.540m",
      "42%     17.5%"
    ),
    Case(
      "from WIDE | unpivot `Budget £000` to Pupils as m, v | show Service, v | first 4",
      "£1,200k",
      "£1.5m",
      "25%",
      "40"
    ),
    Case(
      "from WIDE | unpivot `Budget £000` to Pupils as m, v | where unit(v) = \"%\" | summarise average(v) as a",
      " %\n",
      "15.3"
    ),
    Case(
      "from WIDE | unpivot `Budget £000` to Pupils as m, v | pivot v across m by Service",
      "£000             £m       %",
      "0.95     5.6"
    ),
    Case("from WIDE | unpivot `Budget £000`, `Forecast (£m)` as m, v | show v", "£000\n", "1,500"),
    Case("from WIDE | unpivot Service, Pupils as m, v", "unlike-columns"),
    // Operators on columns.
    Case("from WIDE | add `Budget £000` / Pupils as e | show e", "     £\n", "30,000"),
    Case("from WIDE | add `Budget £000` / 40.0 as e | show e", "£000\n", "30"),
    Case("from WIDE | add `Budget £000` / 1,853 as e | show e", "£ per one\n", "647.60"),
    Case("from WIDE | summarise total(`Budget £000`) / count() as e", "£ per one", "700,000.00"),
    Case("from WIDE | add `Forecast (£m)` / `Budget £000` as r | show r", "ratio", "1.25"),
    Case(
      "from WIDE | add as_percent(`Forecast (£m)` / `Budget £000`) as r | show r",
      "%\n",
      "125"
    ),
    Case("from WIDE | add `Budget £000` + `Forecast (£m)` as s | show s", "£000\n", "2,700"),
    Case("from WIDE | add rate(Pupils, per 1,000 of 8000) as r | show r", "per 1,000\n", "5"),
    Case("from WIDE | add `Rate (per 1000)` + 3 per 10,000 as r | show r", "6.5"),
    Case("from WIDE | where `Rate (per 1000)` > 65 per 10,000 | show Service", "SEN"),
    Case(
      "from WIDE | add `Stay (yy:mm)` as stay | where stay > 1 year | show stay",
      "months",
      "27"
    ),
    Case("from WIDE | add years(`Stay (yy:mm)`) as y | show y", "years\n", "2.25"),
    Case(
      "from WIDE | where `Budget £000` > `% over`",
      "`Budget £000` (£000) and `% over` (%) cannot be compared"
    ),
    Case(
      "from WIDE | add `Budget £000` + `% over` as s",
      "`Budget £000` (£000) and `% over` (%) cannot be added"
    ),
    Case(
      "from WIDE | where `Budget £000` between £1k and 5%",
      "`Budget £000` (£000) and `5%` (%) cannot be compared"
    ),
    Case(
      "from WIDE | where `Budget £000` in (5%)",
      "`Budget £000` (£000) and `5%` (%)"
    ),
    Case("from WIDE | add if Pupils > 50 then `Budget £000` else 0 as b | show b", "£000\n", "900"),
    Case(
      "from WIDE | add if Pupils > 50 then `Budget £000` else `% over` as b",
      "unlike-branches"
    ),
    Case("from WIDE | add coalesce(`Budget £000`, £2m) as b | show b", "£000\n", "2,000"),
    Case("from WIDE | add coalesce(`Budget £000`, 5%) as b", "`Budget £000` (£000) and `5%` (%)"),
    // Aggregates and windows.
    Case(
      "from WORDED | summarise total(Cost) as a, average(FTE) as b, median(Rate) as c, maximum(Kids) as d, minimum(Wait) as e, first(Cost) as f, percentile(Kids, 50) as g",
      "£ per pupil   FTE  per 10,000  pupils  days  £ per pupil  pupils"
    ),
    Case("from WORDED | summarise standard_deviation(FTE) as a, count(FTE) as b", "FTE  count"),
    Case("from WORDED | summarise weighted_average(Rate, Kids) as a", "per 10,000"),
    Case("from WORDED | summarise slope(Wait, FTE) as a", "days per FTE"),
    Case("from WORDED | summarise slope(Cost, Kids) as a", "  a\n────"),
    Case(
      "from WIDE | summarise standard_deviation(`% over`) as a, slope(`% over`, Pupils) as b",
      "pp"
    ),
    Case("from WORDED | summarise list(Kids) as l", "1,853 pupils, 12 pupils, 3 pupils"),
    Case("from WORDED | summarise total(Mixed) as t", "FTE and %"),
    Case("from WORDED | summarise first(Mixed) as a, last(Mixed) as b", "FTE   £m", "3  9.5"),
    Case(
      "from WORDED | add total(Kids) over (sort by Service running) as t | show t",
      "pupils\n",
      "1,865"
    ),
    Case(
      "from WORDED | add previous(Wait) over (sort by Service) as p | show p",
      "     days",
      "27"
    ),
    Case("from WORDED | add total(Mixed) over () as t", "unlike units: FTE and %"),
    // Steps.
    Case(
      "from WIDE | append (from WIDE | show Service, `Forecast (£m)` as `Budget £000`)",
      "1,500"
    ),
    Case(
      "from WIDE | append (from WIDE | show Service, `% over` as `Budget £000`)",
      "`Budget £000` is a number in £000 in one source and a percentage in the other"
    ),
    Case(
      "from LONG | append (from WIDE | show Service as area, `% over` as value)",
      "£9.5m",
      "5.6%"
    ),
    Case(
      "from WIDE | join WORDED on `Budget £000` = FTE",
      "`Budget £000` is a number in £000 and `FTE` is a number in FTE"
    ),
    Case("from WORDED | distinct Mixed", "3 FTE", "42%", "£9.5m"),
    Case("from WORDED | top 2 by Kids | show Kids", "pupils", "1,853"),
    Case("from WORDED | sort by Mixed | show Mixed", "42%\n 3 FTE\n£9.5m"),
    Case("from WORDED | describe | show column, unit", "£ per pupil", "unit varies"),
    // Literals.
    Case("£9.5m / 1,853", "£5,126.82 per one"),
    Case("£9.5m / 1853", "£5,126.82"),
    Case("£9.5m / 2", "£4.75m"),
    Case("£9.5m / (2 * 1.5)", "£3.17m"),
    Case("£9.5m / 12 FTE", "£791,666.67 per FTE"),
    Case("42% - 17%", "25 pp"),
    Case("£9.5m + 42%", "`£9.5m` (£m) and `42%` (%) cannot be added"),
    Case("3 days + 2 weeks", "17 days"),
    Case("3 months + 2 days", "cannot be added"),
    Case("3 FTE + 2", "say what the number is: `2 FTE`"),
    Case("12 months / 1 year", "1"),
    Case("months(\"02:03\")", "27 months"),
  ]

  @Test(arguments: cases)
  func answers(_ check: Case) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var query = check.query
    for (name, text) in [("LONG", Self.long), ("WIDE", Self.wide), ("WORDED", Self.worded)] {
      let file = folder.appending(path: name + ".csv")
      try Data((text + "\n").utf8).write(to: file)
      query = query.replacingOccurrences(of: name, with: "\"\(file.path)\"")
    }
    let asking = Asking()
    let result = asking.ask(query)
    let text = result.output + asking.rendered(result)
    for part in check.expected {
      #expect(text.contains(part), "\(text)")
    }
  }
}
