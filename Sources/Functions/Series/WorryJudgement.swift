/// What is found of one place: how it stands against the comparator, and where it is going.
struct WorryJudgement {
  /// How a figure stands against the comparator's.
  enum Standing {
    case better, similar, worse
  }

  /// Where a series is going.
  enum Course {
    case better, worse, unclear
    case tooFew(Int)
    case untold(SeriesFault)
  }

  /// The row that stands for the place: that of its latest figure, where it has one.
  let row: Int
  /// How many points the series has.
  let points: Int
  /// Whether there is a latest figure.
  var hasLatest = false
  /// The comparator's row.
  var other: Int?
  /// Why the place could not be judged.
  var fault: String?
  /// The 95% interval of the latest figure.
  private(set) var interval: (Double, Double)?
  private var standing = Standing.similar
  private var course = Course.unclear
  /// How far the figure is on the bad side, relative to the comparator's.
  private var badness = 0.0

  /// Creates a judgement of which nothing is known yet.
  init(row: Int, points: SeriesPoints) {
    self.row = row
    self.points = points.rows.count
  }

  /// Compares the latest figure: with an interval, whether the comparator lies outside of it.
  mutating func compare(
    _ figure: Double,
    with comparator: Double,
    isHigherBetter: Bool,
    interval: (Double, Double)?
  ) {
    self.interval = interval
    let gap = isHigherBetter ? comparator - figure : figure - comparator
    badness = comparator == 0 ? gap : gap / comparator.magnitude
    let isApart = interval.map { comparator < $0.0 || comparator > $0.1 } ?? (gap != 0)
    standing = !isApart ? .similar : gap > 0 ? .worse : .better
  }

  /// Looks for a trend.
  mutating func follow(_ points: SeriesPoints, isHigherBetter: Bool) {
    if let fault = points.fault {
      course = .untold(fault)
    } else if points.values.count < MannKendall.fewestPoints {
      course = .tooFew(points.values.count)
    } else if let test = MannKendall(points.values), test.probability < MannKendall.level {
      course = (test.score > 0) == isHigherBetter ? .better : .worse
    }
  }

  /// The place in the order, the worst first, those that could not be judged last.
  var place: (Int, Double) {
    guard fault == nil else { return (5, 0) }
    let rank =
      switch (standing, course) {
      case (.worse, .worse): 0
      case (.worse, .tooFew), (.worse, .untold): 1
      case (.worse, _): 2
      case (_, .worse): 3
      default: 4
      }
    return (rank, -badness)
  }

  /// The words of `against`, `trend`, `verdict` and `basis`.
  func words(comparator: String) -> [String?] {
    if let fault { return [nil, nil, "not judged", "none: " + fault] }
    let against =
      switch standing {
      case .better: "better"
      case .similar: interval == nil ? "same" : "similar"
      case .worse: "worse"
      }
    let trend =
      switch course {
      case .better: "getting better"
      case .worse: "getting worse"
      case .unclear: "no clear trend"
      case .tooFew(let count): "cannot be told: \(Counted.words(count, "point"))"
      case .untold(let fault): "cannot be told: \(fault.words)"
      }
    let verdict =
      switch place.0 {
      case 0: "worry"
      case 1: "worse, no trend can be told"
      case 2: "worse, not getting worse"
      case 3: "getting worse"
      default: "no worry"
      }
    return [against, trend, verdict, interval == nil ? "plain gap" : "95% interval"]
  }
}
