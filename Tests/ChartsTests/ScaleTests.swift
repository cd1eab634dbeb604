import Charts
import Columns
import Diagnostics
import Testing

/// Scales with round numbers, names of periods, and figures in a target's unit.
struct ScaleTests {
  private func panel(_ values: [Double], kind: String, unit: Unit = .plain) throws -> Panel {
    try #require(try figure(values, kind, unit: unit).panels.first)
  }

  private func scale(
    _ values: [Double],
    unit: Unit = .plain,
    kind: String = "line"
  ) throws -> NumberScale {
    switch try panel(values, kind: kind, unit: unit).plot {
    case .plane(let plane): return plane.scale
    case .rows(let plot): return plot.scale
    case .sparks: throw ChartProblem.noRows
    }
  }

  @Test(arguments: [
    ([0.0, 100], ["0", "20", "40", "60", "80", "100"]),
    ([40, 62], ["40", "45", "50", "55", "60"]),
    ([-5, 17], ["-5", "0", "5", "10", "15"]),
    ([0.001, 0.004], ["0.000", "0.001", "0.002", "0.003", "0.004"]),
    ([1_000_000, 9_000_000], ["0", "2,000,000", "4,000,000", "6,000,000", "8,000,000"]),
    ([7, 7], ["6.5", "7.0", "7.5"]),
    ([0, 0], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
  ])
  func roundNumbers(_ values: [Double], _ words: [String]) throws {
    #expect(try scale(values).ticks(about: 6).map(\.words) == words)
  }

  @Test func percentagesEndAtAHundred() throws {
    #expect(try scale([90, 99.5], unit: .percent).range.upperBound <= 100)
    #expect(try scale([90, 120], unit: .percent).range.upperBound > 100)
  }

  @Test func barsStartAtNought() throws {
    #expect(try scale([80, 90], kind: "bar").range.lowerBound == 0)
    #expect(try scale([-80, -90], kind: "column").range.upperBound == 0)
    #expect(try scale([80, 90], kind: "dot").range.lowerBound > 0)
  }

  /// No figures, however odd, stop a chart or make a line too wide.
  @Test(arguments: ["bar", "column", "dot", "line", "spark"])
  func oddFigures(_ kind: String) throws {
    let odd: [[Double]] = [
      [0], [-1], [1e300, -1e300], [1e-300, 2e-300], [Double.greatestFiniteMagnitude], [5, 5, 5],
      [.leastNonzeroMagnitude, 1], [1e15, 1e15 + 1], (0..<700).map { Double($0 % 13) - 6 },
    ]
    for values in odd {
      for width in [10, 30, 33, 80, 1000] {
        for isUnicode in [true, false] {
          let lines = try drawn(values, kind, width, isUnicode)
          #expect(lines.allSatisfy { TerminalText.width(of: $0) <= max(width, 30) })
        }
      }
    }
  }

  private func drawn(
    _ values: [Double],
    _ kind: String,
    _ width: Int,
    _ isUnicode: Bool
  ) throws -> [String] {
    let figure = try figure(values, kind)
    #expect(SVG.text(Drawing(figure)).contains("nan") == false)
    return TerminalChart.lines(
      figure,
      ChartScreen(width: width, usesColour: false, isUnicode: isUnicode)
    )
  }

  private func figure(
    _ values: [Double],
    _ kind: String,
    unit: Unit = .plain
  ) throws -> Figure {
    let count = values.count
    let names = TextDictionary((0..<count).map { "n\($0)" })
    let periods = (0..<count).map { index in
      Period(start: Int32(index * 31), end: Int32(index * 31 + 30), grain: .range)
    }
    let schema = Schema([
      Field("value", .number(NumberType(.floating, unit: unit))), Field("name", .text),
      Field("day", .period),
    ])
    let columns = [
      Column(.floating(values)), Column(.text((0..<count).map { UInt32($0) }, names)),
      Column(.period(periods)),
    ]
    let isNamed = kind == "bar" || kind == "dot"
    let chart = ChartDescription(
      kind: kind,
      value: 0,
      period: isNamed ? nil : 2,
      groups: isNamed ? [1] : [],
      span: .none
    )
    let table = Table(schema: schema, batches: [Batch(columns, count: count)])
    return try Figure(ChartData(table, chart), Directions(chart: chart))
  }

  @Test(arguments: [
    (Unit.percent, Unit.ratio, 100.0), (Unit(.money, power: 6), Unit.pounds, 1e-6),
    (Unit.days, Unit.plain, 1.0),
  ])
  func targets(_ unit: Unit, _ other: Unit, _ factor: Double) {
    #expect(unit.factor(from: other) == factor)
    #expect(Unit.days.factor(from: .percent) == nil)
  }
}
