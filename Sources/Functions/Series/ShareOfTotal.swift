import Columns

/// How a figure is made of a number of things and the total that they are out of.
enum ShareOfTotal: Hashable {
  /// A percentage or a ratio: things of a total, times 100 or 1.
  case share(whole: Double)
  /// A rate: events in a population, for every so many of it.
  case rate(per: Double)

  /// How figures of a unit are made; nil for others, such as counts and money.
  init?(_ unit: Unit) {
    switch (unit.quantity, unit.per) {
    case (.percent, nil): self = .share(whole: 100)
    case (.ratio, nil): self = .share(whole: 1)
    case (.plain, .population(let size)?), (.count, .population(let size)?):
      self = .rate(per: Double(size) / unit.tens)
    default: return nil
    }
  }

  /// The number of things behind a figure; nil where the figure cannot be of the total.
  func number(_ figure: Double, of total: Double) -> Double? {
    guard figure >= 0, figure.isFinite, total > 0, total.isFinite else { return nil }
    switch self {
    case .share(let whole): return figure <= whole ? figure / whole * total : nil
    case .rate(let size): return figure / size * total
    }
  }

  /// The figure that a number of things of a total makes.
  func figure(_ number: Double, of total: Double) -> Double {
    switch self {
    case .share(let whole): number * whole / total
    case .rate(let size): number * size / total
    }
  }

  /// The standard error of a figure with a total, where the figure for all is known: binomial for
  /// shares and Poisson for rates.
  func standardError(_ all: Double, _ total: Double) -> Double {
    switch self {
    case .share(let whole):
      let share = all / whole
      return whole * (max(share * (1 - share), 0) / total).squareRoot()
    case .rate(let size): return size * (all / size / total).squareRoot()
    }
  }

  /// The fewer of those expected to be counted and not to be: below 5 the normal distribution, from
  /// which limits are drawn, is a poor likeness.
  func expected(_ all: Double, _ total: Double) -> Double {
    switch self {
    case .share(let whole): min(all / whole, 1 - all / whole) * total
    case .rate(let size): all / size * total
    }
  }

  /// The figure that is certain; nil for rates, which have no end.
  var most: Double? {
    if case .share(let whole) = self { whole } else { nil }
  }

  /// The 95% interval of a figure: Wilson's of a share and Byar's of a rate; nil where the figure
  /// cannot be of the total.
  func interval(_ figure: Double, of total: Double) -> (Double, Double)? {
    guard let number = number(figure, of: total) else { return nil }
    switch self {
    case .share(let whole):
      let (low, high) = ScoreInterval.wilson(figure / whole, of: total, Normal.limit95)
      return (low * whole, high * whole)
    case .rate(let size):
      let (low, high) = ScoreInterval.byar(number, Normal.limit95)
      return (low * size / total, high * size / total)
    }
  }
}
