import Columns
import Plan

/// The breaks of many series: values that are flagged as not comparable with those before them.
struct SeriesBreaks {
  private let periods: [Period]
  /// How many breaks there are up to and with each row; empty where there is none at all.
  private let upTo: [Int32]
  private var crossings = 0
  private var first: Period?

  /// Finds the breaks of figures, which are in the order of their periods series by series.
  init(_ value: Column, _ periods: [Period]) {
    self.periods = periods
    let flag = CellFlags.seriesBreak.rawValue
    guard value.notes.flags.contains(where: { $0 & flag != 0 }) else {
      upTo = []
      return
    }
    var count: Int32 = 0
    upTo = value.notes.flags.map { bits in
      if bits & flag != 0 { count += 1 }
      return count
    }
  }

  /// Whether there are any.
  var areAny: Bool { !upTo.isEmpty }

  /// Counts the crossing where a break lies between two rows of one series.
  ///
  /// A break is before its own figure, so that the figure is of the later side.
  mutating func count(from row: Int, to other: Int) {
    let (low, high) = (min(row, other), max(row, other))
    guard low >= 0, high < upTo.count, high < periods.count, upTo[high] > upTo[low] else { return }
    crossings += 1
    for place in (low + 1)...high where upTo[place] > upTo[place - 1] {
      first = first.map { min($0, periods[place]) } ?? periods[place]
      return
    }
  }

  /// What a reader should weigh, where anything crosses a break.
  ///
  /// - Parameters:
  ///   - one: what crosses, such as `change`, in the singular.
  ///   - many: the same in the plural.
  ///   - isRebased: whether the step can draw its lines anew from the break on.
  /// - Returns: the advice, or nothing.
  func remarks(_ one: String, _ many: String, isRebased: Bool = false) -> [SeriesRemark] {
    guard crossings > 0, let first else { return [] }
    return [
      SeriesRemark(
        id: "series-break",
        "\(Counted.words(crossings, one, many)) \(crossings == 1 ? "crosses" : "cross") a break in "
          + "the series, the first at \(first.label): what is before it was counted in another way",
        help: [
          isRebased
            ? "draw the limits anew from the break: `rebase \(first.label)`"
            : "compare figures of one side only, such as those from \(first.label) on"
        ],
        isAdvice: true
      )
    ]
  }
}
