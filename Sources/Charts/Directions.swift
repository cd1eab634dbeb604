/// How an answer is shown and kept: its chart, title and notes, and the files it is written to.
///
/// Directions change no row. They travel with the plan up to the next step that does.
package final class Directions: Sendable {
  /// The chart to draw; nil for a table.
  package let chart: ChartDescription?
  /// What stands above.
  package let title: String?
  /// What stands beneath, in order.
  package let notes: [String]
  /// The files to write, in order.
  package let exports: [Export]

  /// Creates directions; without arguments they ask for nothing.
  package init(
    chart: ChartDescription? = nil,
    title: String? = nil,
    notes: [String] = [],
    exports: [Export] = []
  ) {
    self.chart = chart
    self.title = title
    self.notes = notes
    self.exports = exports
  }

  /// The same with a chart.
  package func with(chart: ChartDescription) -> Directions {
    Directions(chart: chart, title: title, notes: notes, exports: exports)
  }

  /// The same with a title.
  package func with(title: String) -> Directions {
    Directions(chart: chart, title: title, notes: notes, exports: exports)
  }

  /// The same with one note more.
  package func adding(note: String) -> Directions {
    Directions(chart: chart, title: title, notes: notes + [note], exports: exports)
  }

  /// The same with one file more.
  package func adding(export: Export) -> Directions {
    Directions(chart: chart, title: title, notes: notes, exports: exports + [export])
  }

  /// The same without files, which are written once.
  package var withoutExports: Directions { Directions(chart: chart, title: title, notes: notes) }
}
