/// The kinds of chart, by name.
package enum ChartKinds {
  /// Every kind, in the order of their names.
  package static let all: [any ChartKind.Type] = [
    BarChart.self,
    ColumnChart.self,
    DotChart.self,
    FunnelChart.self,
    LineChart.self,
    SparkChart.self,
    XmRChart.self,
  ]

  /// The names, in order.
  package static var names: [String] { all.map { $0.name } }

  /// The kind with a name; nil for other words.
  package static func named(_ name: String) -> (any ChartKind.Type)? {
    all.first { $0.name == name }
  }
}
