package import Columns
package import Plan

/// Places among others: ranks and quartile bands.
package enum Ranking {
  /// What is given to each row.
  package enum Kind: Hashable, Sendable {
    /// Its rank: 1 for the best, and rows that tie share the best.
    case rank
    /// Its band: `A` for the best quarter to `D` for the worst.
    case quartile
  }

  /// Where the best value is.
  package enum Best: Hashable, Sendable {
    case highest, lowest
    /// As a text argument names the polarity of each row's measure.
    case byRow
  }

  /// The function over rows sorted by the value, lowest first; its columns are `rank` or `quartile`,
  /// and `out_of`.
  ///
  /// The arguments are the value, the columns that tell which rows are made of others, with
  /// ``Best/byRow`` the polarity, and columns that should be the same for all rows ranked together.
  /// Rows without a value keep their reason; rows made of others are not applicable; neither is
  /// counted in `out_of`. The rows come out best first, those without a place last.
  ///
  /// Bands follow DfE's Local Authority Interactive Tool: the quartiles are those of R's `quantile`,
  /// type 7 (Hyndman and Fan 1996), and a value on a boundary belongs below it.
  ///
  /// - Complexity: O(rows).
  package static func function(
    _ kind: Kind,
    best: Best,
    aggregates: [Field],
    alike: [Field]
  ) -> (SeriesFunction, [Field]) {
    let kinds = aggregates.compactMap { AggregateAreas.kind(of: $0) }
    let names = alike.map(\.name)
    let function = SeriesFunction(kind == .rank ? "rank" : "quartile", onlyRanks: true) {
      (arguments, series) throws(KernelFailure) in
      guard let values = NumericCells(arguments[0]).floating else { throw .unexpected("rank") }
      let polarity = 1 + kinds.count
      var ranks = Ranks(
        arguments[0],
        values,
        best,
        isAggregate: AggregateRows(
          Array(arguments[1..<polarity]),
          kinds,
          count: values.count
        ).rows,
        polarities: best == .byRow ? FieldMetadata.Polarity.cells(arguments[polarity]) : nil
      )
      for index in 0..<series.count { ranks.rank(series.range(of: index), kind) }
      let rest = arguments.suffix(names.count)
      return ranks.answer(series, kind, alike: zip(names, rest).filter { $0.1.varies(in: series) })
    }
    let first = kind == .rank ? Field("rank", .integer) : Field("quartile", .text)
    return (function, [first, Field("out_of", .integer)])
  }
}

/// The ranks of many groups, one after another.
private struct Ranks {
  private let value: Column
  private let values: [Double]
  private let best: Ranking.Best
  private let isAggregate: [Bool]
  private let polarities: [FieldMetadata.Polarity?]?
  private var places: [Int64]
  private var counts: [Int64]
  private var reasons: [UInt8]
  private var order: [Int32] = []
  private var aggregates = 0
  private var missing = OmittedCells()
  private var undirected = 0
  private var unlike = 0

  /// The bands as they are coded: A to D.
  private static let bands = ["A", "B", "C", "D"]

  init(
    _ value: Column,
    _ values: [Double],
    _ best: Ranking.Best,
    isAggregate: [Bool],
    polarities: [FieldMetadata.Polarity?]?
  ) {
    self.value = value
    self.values = values
    self.best = best
    self.isAggregate = isAggregate
    self.polarities = polarities
    places = [Int64](repeating: 0, count: values.count)
    counts = [Int64](repeating: 0, count: values.count)
    reasons = [UInt8](repeating: 0, count: values.count)
    order.reserveCapacity(values.count)
    missing.add(value.validity)
  }

  mutating func rank(_ range: Range<Int>, _ kind: Ranking.Kind) {
    var ranked: [Int] = []
    ranked.reserveCapacity(range.count)
    var others: [Int] = []
    for row in range {
      if let reason = value.validity.reason(row) {
        reasons[row] = reason.rawValue
        others.append(row)
      } else if isAggregate[row] {
        reasons[row] = MissingReason.notApplicable.rawValue
        aggregates += 1
        others.append(row)
      } else {
        ranked.append(row)
      }
    }
    let isHighestBest = direction(ranked)
    if isHighestBest == nil || hasUnlikeUnits(ranked) {
      if isHighestBest == nil { undirected += 1 } else { unlike += 1 }
      let reason: MissingReason = isHighestBest == nil ? .notApplicable : .unlikeUnits
      for row in ranked { reasons[row] = reason.rawValue }
    } else {
      if isHighestBest == true { reverse(&ranked) }
      switch kind {
      case .rank: placeInOrder(ranked)
      case .quartile: placeInBands(ranked, isHighestBest: isHighestBest == true)
      }
    }
    for row in range { counts[row] = Int64(ranked.count) }
    for row in ranked { order.append(Int32(truncatingIfNeeded: row)) }
    for row in others { order.append(Int32(truncatingIfNeeded: row)) }
  }

  /// Whether the highest value is the best; nil where no direction is.
  private func direction(_ ranked: [Int]) -> Bool? {
    switch best {
    case .highest: return true
    case .lowest: return false
    case .byRow:
      guard let first = ranked.first, let polarity = polarities?[first],
        ranked.allSatisfy({ polarities?[$0] == polarity })
      else { return ranked.isEmpty ? true : nil }
      return polarity == .neither ? nil : polarity == .higher
    }
  }

  private func hasUnlikeUnits(_ ranked: [Int]) -> Bool {
    guard let first = ranked.first, let unit = value.unit(at: first) else { return false }
    return ranked.contains { value.unit(at: $0) != unit }
  }

  /// Turns rows from lowest first to highest first; rows that tie stay as they were.
  private func reverse(_ ranked: inout [Int]) {
    var turned: [Int] = []
    turned.reserveCapacity(ranked.count)
    var end = ranked.count
    while end > 0 {
      var start = end - 1
      while start > 0, values[ranked[start - 1]] == values[ranked[end - 1]] { start -= 1 }
      turned += ranked[start..<end]
      end = start
    }
    ranked = turned
  }

  private mutating func placeInOrder(_ ranked: [Int]) {
    var place: Int64 = 0
    for (index, row) in ranked.enumerated() {
      let ties = index > 0 && values[row] == values[ranked[index - 1]]
      if !ties { place = Int64(index + 1) }
      places[row] = place
    }
  }

  private mutating func placeInBands(_ ranked: [Int], isHighestBest: Bool) {
    guard ranked.count >= 4 else {
      for row in ranked { reasons[row] = MissingReason.undefined.rawValue }
      return
    }
    let ascending = isHighestBest ? ranked.reversed() : ranked
    let bounds = [0.25, 0.5, 0.75].map { share -> Double in
      // R's type 7: the point at (n - 1) × p, between the values on either side of it.
      let place = Double(ascending.count - 1) * share
      let below = Int(place)
      let above = min(below + 1, ascending.count - 1)
      let (low, high) = (values[ascending[below]], values[ascending[above]])
      return low + (high - low) * (place - Double(below))
    }
    for row in ranked {
      let quarter = bounds.firstIndex { values[row] <= $0 } ?? 3
      places[row] = Int64(isHighestBest ? 3 - quarter : quarter)
    }
  }

  consuming func answer(
    _ series: SeriesRows,
    _ kind: Ranking.Kind,
    alike: [(String, Column)]
  ) -> SeriesAnswer {
    let validity = Validity(reasons: reasons)
    let place =
      switch kind {
      case .rank: Column(.decimal(places, scale: 0), validity: validity)
      case .quartile:
        Column(
          .text(places.map { UInt32(truncatingIfNeeded: $0) }, TextDictionary(Self.bands)),
          validity: validity
        )
      }
    let columns = [place, Column(.decimal(counts, scale: 0))].map { $0.gathered(order) }
    return SeriesAnswer(
      columns,
      rows: .chosen(order),
      remarks: remarks(series, alike.map(\.0))
    )
  }

  private func remarks(_ series: SeriesRows, _ mixed: [String]) -> [SeriesRemark] {
    var remarks: [SeriesRemark] = []
    if missing.total > 0 {
      remarks.append(
        SeriesRemark(
          id: "unranked-missing",
          "\(Counted.words(missing.total, "row")) without a value "
            + "\(missing.total == 1 ? "is" : "are") not ranked: \(missing.words)"
        )
      )
    }
    if aggregates > 0 {
      remarks.append(
        SeriesRemark(
          id: "unranked-aggregates",
          "\(Counted.words(aggregates, "row")) of totals, regions or countries "
            + "\(aggregates == 1 ? "is" : "are") not ranked among their parts"
        )
      )
    }
    if undirected > 0 {
      remarks.append(
        SeriesRemark(
          id: "unranked-direction",
          "\(Counted.words(undirected, "group")) of \(Counted.grouped(series.count)) "
            + "\(undirected == 1 ? "is" : "are") not ranked, because no one direction is good there",
          help: ["write `highest first` or `lowest first` after the column"],
          isAdvice: true
        )
      )
    }
    if unlike > 0 {
      remarks.append(
        SeriesRemark(
          id: "unranked-units",
          "\(Counted.words(unlike, "group")) of \(Counted.grouped(series.count)) "
            + "\(unlike == 1 ? "is" : "are") not ranked, because the units differ",
          help: ["name what has one unit with `by`, such as `by measure`"],
          isAdvice: true
        )
      )
    }
    for name in mixed {
      remarks.append(
        SeriesRemark(
          id: "ranked-together",
          "rows of different `\(name)` are ranked together",
          help: ["to rank each on its own write `by \(name)`"],
          isAdvice: true
        )
      )
    }
    return remarks
  }
}
