import Charts
import Datasets
import Diagnostics
import Foundation
import Plan
import Platform
import Session
import TestSupport
import Testing

/// A query with the name of the pictures that are kept of it.
struct ChartCase: CustomTestStringConvertible, Sendable {
  let name: String
  let query: String

  var testDescription: String { name }

  /// One case at least of each kind of chart.
  static let all = [
    ChartCase(
      name: "bar",
      query: """
        from budget_monitoring | where variance > £150k or variance < -£150k
        | chart bar variance by service | title "Where the budget is missed"
        """
    ),
    ChartCase(
      name: "bars",
      query: """
        from plans | where month >= Jan 2023 | chart bar plans over month by area
        """
    ),
    ChartCase(
      name: "column",
      query: """
        from plans | where area = "Worcestershire" | chart column plans over month target 10
        """
    ),
    ChartCase(name: "columns", query: "from plans | chart column plans over month by area"),
    ChartCase(
      name: "dot",
      query: """
        from plans | where month >= Jan 2023 | chart dot share by month, area target 50%
        """
    ),
    ChartCase(name: "dots", query: "from plans | chart dot share over month by area"),
    ChartCase(
      name: "flags",
      query: "from flags | where area = \"Ash\" | chart line change over year"
    ),
    ChartCase(
      name: "flags-bar",
      query: "from flags | where year = 2022/23 | chart bar change by area"
    ),
    ChartCase(name: "flags-column", query: "from flags | chart column change over year by area"),
    ChartCase(
      name: "funnel",
      query: "from places | where year = 2023/24 | chart funnel late of plans lower is better"
    ),
    ChartCase(
      name: "funnels",
      query: "from places | funnel late of plans by year | chart funnel share of plans by year"
    ),
    ChartCase(
      name: "line",
      query: """
        from plans | chart line share over month by area against "England"
        | title "Plans issued in time" | note "Source: made up for this test"
        """
    ),
    ChartCase(
      name: "spark",
      query: "from plans | chart spark share over month by area"
    ),
    ChartCase(
      name: "xmr",
      query: """
        from plans | where area = "Worcestershire"
        | chart xmr share over month target 50% higher is better
        """
    ),
    ChartCase(
      name: "years",
      query: """
        from table [(year = 2018/19, days = 12, goal = 15), (year = 2019/20, days = 15, goal = 14),
          (year = 2020/21, days = 11, goal = 13), (year = 2022/23, days = 19, goal = 12)]
        | chart line days over year target goal
        """
    ),
  ]

  /// What the query is shown as, or what is wrong with it.
  func display() throws -> Display {
    let session = Session(catalogue: .bundled())
    for name in ["flags", "places", "plans"] {
      try session.add(path: Repository.root.path + "/Tests/ChartsTests/Data/\(name).csv")
    }
    var found: Display?
    var problems = ""
    let source = SourceFile(name: "query", text: query)
    session.run(source, cancellation: Cancellation()) { outcome in
      switch outcome {
      case .shown(_, let display, _): found = display
      case .failed(let diagnostics, _):
        problems += diagnostics.map { DiagnosticRenderer().render($0, in: source) }.joined()
      case .table, .value, .words, .defined, .said: break
      }
    }
    return try #require(found, "\(problems)")
  }

  func figure() throws -> Figure { try #require(try display().figure) }

  /// The lines of the picture in characters.
  func lines(_ width: Int, usesColour: Bool = false, isUnicode: Bool = true) throws -> [String] {
    let screen = ChartScreen(width: width, usesColour: usesColour, isUnicode: isUnicode)
    return TerminalChart.lines(try figure(), screen)
  }
}
