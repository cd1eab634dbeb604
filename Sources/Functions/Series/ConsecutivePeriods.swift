import Columns
package import Plan

/// How many periods follow one another without a gap.
package enum ConsecutivePeriods {
  /// The function: for each row the number of rows up to it, itself included, whose periods follow one
  /// another; 0 where a period occurs twice in the series or is missing.
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
    for index in 0..<series.count {
      var count: Int64 = 0
      var last: Period?
      var isDuplicated = false
      for row in series.range(of: index) where validity.isPresent(row) {
        let period = cells[row]
        if let last {
          isDuplicated = isDuplicated || last == period
          let isDated = period.grain == .day || period.grain == .range
          if isDated || last.end >= period.start - 1 {
            count += 1
          } else {
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
      guard isDuplicated else { continue }
      duplicates += 1
      for row in series.range(of: index) { counts[row] = 0 }
    }
    return SeriesAnswer(
      [Column(.decimal(counts, scale: 0))],
      remarks: SeriesRemark.gaps(gaps) + SeriesRemark.duplicates(duplicates, of: series)
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
