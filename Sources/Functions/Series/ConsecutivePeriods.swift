import Columns
package import Plan

/// How many periods follow one another without a gap.
package enum ConsecutivePeriods {
  /// The function: for each row the number of rows up to it, itself included, whose periods follow one
  /// another; 0 where a period is missing, and in a series with a period twice or with periods that
  /// share days.
  ///
  /// The arguments are the period and, where a missing value breaks the row of periods, the value.
  /// Days follow each other whatever lies between, because they are
  /// dates of a count or a census.
  ///
  /// - Complexity: O(rows).
  package static let function = SeriesFunction("consecutive") {
    (arguments, series) throws(KernelFailure) in
    guard case .period(let cells) = arguments[0].values else { throw .unexpected("consecutive") }
    let validity = arguments[0].validity
    var counts = [Int64](repeating: 0, count: cells.count)
    var (gaps, duplicates) = (0, 0)
    var shared: [(Period, Period)] = []
    for index in 0..<series.count {
      var count: Int64 = 0
      var last: Period?
      var isDuplicated = false
      var pair: (Period, Period)?
      for row in series.range(of: index) where validity.isPresent(row) {
        let period = cells[row]
        if let last {
          isDuplicated = isDuplicated || last == period
          switch period.following(last) {
          case .next: count += 1
          case .sharedDays: pair = pair ?? (last, period)
          case .gap:
            count = 1
            gaps += 1
          }
        } else {
          count = 1
        }
        if arguments.count > 1, !arguments[1].validity.isPresent(row) { count = 0 }
        counts[row] = count
        last = period
      }
      guard isDuplicated || pair != nil else { continue }
      if isDuplicated { duplicates += 1 } else if let pair { shared.append(pair) }
      for row in series.range(of: index) { counts[row] = 0 }
    }
    return SeriesAnswer(
      [Column(.decimal(counts, scale: 0))],
      remarks: SeriesRemark.gaps(gaps) + SeriesRemark.duplicates(duplicates, of: series)
        + SeriesRemark.sharedDays(shared, of: series)
    )
  }
}

extension SeriesRemark {
  /// That so many periods do not follow the one before at once.
  fileprivate static func gaps(_ count: Int) -> [SeriesRemark] {
    guard count > 0 else { return [] }
    return [
      SeriesRemark(
        id: "period-gap",
        "periods are missing in \(Counted.words(count, "place"))",
        help: ["`fill` shows which periods they are"]
      )
    ]
  }

  /// That some series have periods that share days, and so no answer.
  fileprivate static func sharedDays(
    _ pairs: [(Period, Period)],
    of series: SeriesRows
  ) -> [SeriesRemark] {
    guard let (one, other) = pairs.first else { return [] }
    return [
      SeriesRemark(
        id: "periods-share-days",
        "\(Counted.words(pairs.count, "series", "series")) of \(Counted.grouped(series.count)) "
          + "\(pairs.count == 1 ? "has" : "have") periods that share days, such as \(one.label) and "
          + "\(other.label), and so no answer",
        help: ["keep periods of one calendar and one length, which follow one another"],
        isAdvice: true
      )
    ]
  }

  /// That so many series have a period twice, and so no answer.
  static func duplicates(_ count: Int, of series: SeriesRows) -> [SeriesRemark] {
    guard count > 0 else { return [] }
    return [
      SeriesRemark(
        id: "period-twice",
        "\(Counted.words(count, "series", "series")) of \(Counted.grouped(series.count)) "
          + "\(count == 1 ? "has" : "have") more than one row for a period, and so no answer",
        help: ["name what tells the series apart with `by`, such as `by measure, area`"],
        isAdvice: true
      )
    ]
  }
}
