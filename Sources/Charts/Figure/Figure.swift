/// A chart as a picture: panels one beneath another, in figures and dates, not in cells or pixels.
package struct Figure: Sendable {
  /// What stands above; nil for nothing.
  package let title: String?
  /// The panels.
  package let panels: [Panel]
  /// What stands beneath: what the figures lack, then the reader's own notes.
  package let notes: [String]
  /// The picture in one sentence, for those who cannot see it.
  package let summary: String
  /// Comparators that are not among the figures.
  package let unknownComparators: [String]
  /// The names of the series and bars, among which a comparator could be.
  package let names: [String]

  /// Makes the picture of an answer.
  ///
  /// - Parameters:
  ///   - data: the figures.
  ///   - directions: the title and the notes.
  /// - Throws: ``ChartProblem`` where the figures make no such chart.
  package init(_ data: ChartData, _ directions: Directions) throws(ChartProblem) {
    guard let kind = ChartKinds.named(data.description.kind) else { throw .noRows }
    panels = try kind.panels(data)
    title = directions.title
    let own = panels.flatMap(\.notes)
    notes =
      own.enumerated().filter { own.firstIndex(of: $1) == $0 }.map(\.element) + directions.notes
    names = data.comparableNames
    let known = Set(names.map { $0.lowercased() })
    unknownComparators = data.description.comparators.filter { !known.contains($0.lowercased()) }
    summary = data.summary(kind.name, panels: panels.count)
    ownNotes = notes.count - directions.notes.count
  }

  /// The number of notes that are not the reader's own.
  private let ownNotes: Int

  private init(_ other: Figure, title: String?, notes: [String]) {
    self.title = title
    self.notes = notes
    (panels, summary, names) = (other.panels, other.summary, other.names)
    (unknownComparators, ownNotes) = (other.unknownComparators, other.ownNotes)
  }

  /// The picture without the title and the notes of the reader, where they stand elsewhere.
  package var untitled: Figure {
    Figure(self, title: nil, notes: Array(notes.prefix(ownNotes)))
  }
}

/// One plot with its axes and its key.
package struct Panel: Sendable {
  /// What is plotted.
  package enum Plot: Sendable {
    /// Marks between a scale of numbers and a scale of dates.
    case plane(Plane)
    /// Rows with bars or dots along a scale of numbers.
    case rows(RowPlot)
    /// A small line for each series, each on its own scale.
    case sparks(SparkPlot)
  }

  /// The name of the panel, where there is more than one.
  package var name: String?
  /// What the figures are, with their unit: `value (%)`.
  package var measure: String
  /// What is plotted.
  package var plot: Plot
  /// What each mark stands for; empty where there is one series.
  package var key: [KeyEntry]
  /// What the picture lacks, and what of it could mislead.
  package var notes: [String]
}

/// A line of the key.
package struct KeyEntry: Sendable {
  /// How a mark stands for it.
  package enum Swatch: Sendable {
    /// A line, with marks at its points.
    case line
    /// Marks alone.
    case mark
    /// A filled bar.
    case fill
    /// A level line without points.
    case rule
    /// A curve without points.
    case curve
    /// An upright line without points.
    case upright
  }

  /// What it stands for.
  package let words: String
  /// How it looks.
  package let style: Style
  /// How a mark stands for it.
  package let swatch: Swatch
}

/// A plot with a scale of numbers up its side: lines, columns and rules.
package struct Plane: Sendable {
  /// The numbers up the side.
  package var scale: NumberScale
  /// The dates or numbers along the foot.
  package var foot: Foot
  /// What is drawn, from the back to the front.
  package var layers: [Layer]
}

/// What stands along the foot of a plot.
package enum Foot: Sendable {
  /// Periods at their dates.
  case dates(DateScale)
  /// Numbers, and what they are.
  case numbers(NumberScale, measure: String)

  /// The ends of the scale.
  package var range: ClosedRange<Double> {
    switch self {
    case .dates(let scale): scale.range
    case .numbers(let scale, _): scale.range
    }
  }

  /// What the scale is divided into: the days between the two periods nearest to each other.
  var spacing: Double {
    switch self {
    case .dates(let scale): scale.spacing
    case .numbers(let scale, _): scale.range.upperBound - scale.range.lowerBound
    }
  }

  /// What has to be known to read the labels.
  package var words: String? {
    switch self {
    case .dates(let scale): scale.calendar
    case .numbers(_, let measure): measure
    }
  }

  /// What to print along the foot, as much as fits.
  ///
  /// - Parameters:
  ///   - position: where a day or a number stands.
  ///   - width: how wide a text is.
  ///   - gap: what has to be free between two.
  /// - Returns: where each stands on the scale, and its words.
  package func labels(
    position: (Double) -> Double,
    width: (String) -> Double,
    gap: Double
  ) -> [(x: Double, name: String)] {
    switch self {
    case .dates(let scale):
      return scale.labels(position: position, width: width, gap: gap).map { ($0.place.x, $0.name) }
    case .numbers(let scale, _):
      for count in [8, 6, 4, 3, 2] {
        let ticks = scale.ticks(about: count)
        let fits = zip(ticks.dropFirst(), ticks).allSatisfy { next, tick in
          position(next.value) - position(tick.value)
            >= (width(next.words) + width(tick.words)) / 2 + gap
        }
        if fits { return ticks.map { ($0.value, $0.words) } }
      }
      return []
    }
  }
}

/// Something that is drawn on a plane.
package enum Layer: Sendable {
  /// Points joined by a line where they follow each other.
  case line([PlanePoint], Style)
  /// Places joined by a line where they follow each other, without marks.
  case curve([PlanePoint], Style)
  /// Points alone.
  case marks([PlanePoint], Style)
  /// Columns from zero, the so-and-so-many-th of those that stand side by side.
  case columns([PlanePoint], Style, place: Int, of: Int)
  /// A level line over a stretch of the foot.
  case rule(from: Double, to: Double, level: Double, Style, words: String)
}

extension Layer {
  /// The points that have labels beside them; columns have them at their ends.
  var labelledPoints: [PlanePoint]? {
    switch self {
    case .line(let points, _), .marks(let points, _): points
    case .columns, .curve, .rule: nil
    }
  }
}

/// A point of a plane.
package struct PlanePoint: Sendable {
  /// The day, counted from 1 January 1970, in the middle of a period or at the end it speaks of; or
  /// the number.
  package let x: Double
  /// The figure; nil where it is missing.
  package let y: Double?
  /// The code or first letter of the reason why it is missing.
  package var gap: String?
  /// Whether the line goes on from the point before.
  package var isJoined = false
  /// How the point itself looks, where it differs from the line.
  package var style: Style?
  /// What stands beside it, where there is room: the letters of its flags, its name.
  package var label: String?
}

/// Rows of bars or dots.
package struct RowPlot: Sendable {
  /// One bar or dot.
  package struct Item: Sendable {
    /// The figure; nil where it is missing.
    package let value: Double?
    /// The figure as it is printed, or why there is none.
    package let words: String
    /// What it should reach, where each has a target of its own.
    package let target: Double?
    /// How it looks.
    package let style: Style
  }

  /// What shares a label.
  package struct Row: Sendable {
    /// The label.
    package let label: String
    /// The bars or dots of the row.
    package var items: [Item]
  }

  /// A line across all rows.
  package struct Rule: Sendable {
    /// Where it stands.
    package let level: Double
    /// How it looks.
    package let style: Style
    /// What it is.
    package let words: String
  }

  /// The numbers along the foot.
  package var scale: NumberScale
  /// The rows, from the top.
  package var rows: [Row]
  /// Whether each figure is a dot, and not a bar from zero.
  package var isDots: Bool
  /// The lines across.
  package var rules: [Rule]
}

/// Small lines, one a series.
package struct SparkPlot: Sendable {
  /// One series.
  package struct Row: Sendable {
    /// Its name.
    package let name: String
    /// Its points in order of date; nil where a figure is missing.
    package let points: [Double?]
    /// The first and the latest figure, as printed.
    package let ends: (first: String, latest: String)
    /// How it looks.
    package let style: Style
  }

  /// The series, from the top.
  package var rows: [Row]
  /// The first and the latest period of all.
  package var span: String
}
