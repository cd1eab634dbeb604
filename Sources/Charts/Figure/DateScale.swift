import Columns

/// A scale of dates with the periods that figures speak of.
package struct DateScale: Sendable {
  /// A period on the scale.
  package struct Place: Sendable {
    /// The day at which its figures stand, counted from 1 January 1970.
    package let x: Double
    /// Its name, and shorter forms of it.
    package let names: [String]
  }

  /// The periods, in order.
  package let places: [Place]
  /// The first and the last day, with room for marks at both ends.
  package let range: ClosedRange<Double>
  /// The days between the two periods nearest to each other.
  package let spacing: Double
  /// Which calendar the names follow, where they could be read two ways.
  package let calendar: String?

  /// Creates a scale over periods, with room for columns where there are any.
  init(_ periods: some Sequence<Period>, hasColumns: Bool) {
    let sorted = Set(periods).sorted()
    var places: [Place] = []
    for period in sorted {
      let x = Self.day(of: period)
      // A month and the day that ends it would stand on one another.
      if places.last?.x != x { places.append(Place(x: x, names: PeriodName.forms(of: period))) }
    }
    places.sort { $0.x < $1.x }
    self.places = places
    let steps = zip(places.dropFirst(), places).map { $0.x - $1.x }.filter { $0 > 0 }
    spacing = steps.min() ?? Double(sorted.first?.days ?? 1)
    let first = places.first?.x ?? 0
    let last = places.last?.x ?? 1
    let edge = hasColumns || first == last ? spacing / 2 : min(spacing / 2, (last - first) * 0.04)
    range = (first - edge)...max(last + edge, first + 0.5)
    calendar = PeriodName.calendar(of: sorted)
  }

  /// The day at which a period's figures stand: its end for the state at its end and for what has
  /// gathered up to it, and otherwise its middle.
  static func day(of period: Period) -> Double {
    switch period.kind {
    case .snapshot, .yearToDate, .rolling: Double(period.end)
    case .flow, .cohort, .forecast, .outturn: (Double(period.start) + Double(period.end)) / 2
    }
  }

  /// The names to print, each at its place: the longest forms that all fit, else every second one,
  /// every third, and so on, the latest always among them.
  ///
  /// - Parameters:
  ///   - position: where a day stands.
  ///   - width: how wide a text is.
  ///   - gap: what has to be free between two.
  /// - Returns: the periods to name, in order, each with the form of its name.
  package func labels(
    position: (Double) -> Double,
    width: (String) -> Double,
    gap: Double
  ) -> [(place: Place, name: String)] {
    guard !places.isEmpty else { return [] }
    var stride = 1
    while stride <= places.count {
      let shown = places.indices.filter { (places.count - 1 - $0) % stride == 0 }
      for form in 0..<3 {
        var free = -Double.infinity
        var fits = true
        for index in shown {
          let half = width(places[index].names[form]) / 2
          let centre = position(places[index].x)
          if centre - half < free { fits = false }
          free = centre + half + gap
        }
        if fits { return shown.map { (places[$0], places[$0].names[form]) } }
      }
      stride += stride < 4 ? 1 : stride / 2
    }
    return places.suffix(1).map { ($0, $0.names[2]) }
  }
}

/// The names of periods on a scale.
enum PeriodName {
  /// The name without what stands in brackets, and two shorter forms.
  static func forms(of period: Period) -> [String] {
    var name = period.label
    if let bracket = name.firstPlace(of: " (") { name = String(name[..<bracket.lowerBound]) }
    if name.hasPrefix("end of ") { name = String(name.dropFirst("end of ".count)) }
    let short = shortened(name)
    let words = short.split(separator: " ")
    let isNumberOfYear = words.count == 2 && "QP".contains(words[0].prefix(1))
    return [name, short, isNumberOfYear ? short.replacing(" ", with: "'") : short]
  }

  /// The full name of a period, for words about it.
  static func full(_ period: Period) -> String {
    forms(of: period)[0]
  }

  /// Years of four digits with their last two.
  private static func shortened(_ name: String) -> String {
    var result = ""
    for word in name.split(separator: " ", omittingEmptySubsequences: false) {
      if !result.isEmpty { result += " " }
      let digits = word.prefix { $0.isNumber }
      let isYear = digits.count == 4 && (digits.count == word.count || word.contains("/"))
      result += isYear && (name != word || word.contains("/")) ? word.dropFirst(2) : word
    }
    return result
  }

  /// Which calendar years and quarters follow, where a reader could take them for another.
  static func calendar(of periods: [Period]) -> String? {
    var words: [String] = []
    func add(_ word: String) { if !words.contains(word) { words.append(word) } }
    for period in periods {
      switch (period.grain, period.calendar) {
      case (.year, .financial): add("financial years, April to March")
      case (.year, .academic): add("academic years, September to August")
      case (.quarter, .financial): add("quarters of financial years: Q1 is April to June")
      case (.quarter, .academic): add("quarters of academic years: Q1 is September to November")
      case (.quarter, .calendar): add("quarters of calendar years: Q1 is January to March")
      case (.accountingPeriod, _): add("accounting periods of financial years: P1 is April")
      default: break
      }
      switch period.kind {
      case .yearToDate: add("for the year to date")
      case .rolling: add("rolling, each overlapping the one before")
      case .forecast: add("some forecast")
      case .flow, .snapshot, .cohort, .outturn: break
      }
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }
}
