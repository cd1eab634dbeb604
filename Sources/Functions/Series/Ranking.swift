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
    let polarity = 1 + kinds.count
    let function = SeriesFunction(
      kind == .rank ? "rank" : "quartile",
      onlyRanks: true,
      firstAsItCame: 1
    ) { (arguments, series) throws(KernelFailure) in
      var ranks = try Ranks(
        kind,
        arguments[0],
        best,
        series,
        isAggregate: AggregateRows(Array(arguments[1..<polarity]), kinds),
        polarities: best == .byRow ? FieldMetadata.Polarity.cells(arguments[polarity]) : nil
      )
      for index in 0..<series.count { ranks.rank(index) }
      let mixed = zip(names, arguments.suffix(names.count)).filter {
        $0.1.varies(in: series, asItCame: true)
      }
      return ranks.answer(alike: mixed.map(\.0))
    }
    let first = kind == .rank ? Field("rank", .integer) : Field("quartile", .text)
    return (function, [first, Field("out_of", .integer)])
  }
}

/// The ranks of many groups, one after another.
private struct Ranks {
  private let kind: Ranking.Kind
  private let value: Column
  /// What is equal where values are: whole numbers of one unit, or the bits of floating ones.
  private let cells: [Int64]
  /// The values where they are floating-point numbers.
  private let values: [Double]
  private let best: Ranking.Best
  private let series: SeriesRows
  private let isAggregate: AggregateRows
  private let polarities: [FieldMetadata.Polarity?]?
  /// The rows as they come out, and what each of those gets.
  private var order: [Int32]
  private var places: [Int64]
  private var reasons: [UInt8]
  /// How many rows of each group are ranked.
  private var counts: [Int64]
  /// The rows of one group, those to rank and the others.
  private var ranked: [Int32] = []
  private var others: [Int32] = []
  private var next = 0
  private var aggregates = 0
  private var missing = OmittedCells()
  private var undirected = 0
  private var unlike = 0
  private var unbanded = LeftOut()

  /// The bands as they are coded: A to D.
  private static let bands = ["A", "B", "C", "D"]
  /// The shares at which one band ends and the next begins.
  private static let quarters = [25, 50, 75].map {
    Share(percent: ExactDecimal(mantissa: $0, scale: 0))
  }

  init(
    _ kind: Ranking.Kind,
    _ value: Column,
    _ best: Ranking.Best,
    _ series: SeriesRows,
    isAggregate: AggregateRows,
    polarities: [FieldMetadata.Polarity?]?
  ) throws(KernelFailure) {
    self.kind = kind
    self.value = value
    self.best = best
    self.series = series
    self.isAggregate = isAggregate
    self.polarities = polarities
    switch value.values {
    case .decimal(let cells, _): self.cells = cells
    case .floating(let cells):
      self.cells = cells.map { Int64(bitPattern: ($0 == 0 ? 0 : $0).bitPattern) }
    default: throw .unexpected("rank")
    }
    values = if case .floating(let cells) = value.values { cells } else { [] }
    order = [Int32](repeating: 0, count: cells.count)
    places = [Int64](repeating: 0, count: cells.count)
    reasons = [UInt8](repeating: 0, count: cells.count)
    counts = [Int64](repeating: 0, count: series.count)
    missing.add(value.validity)
  }

  mutating func rank(_ index: Int) {
    collect(series.range(of: index))
    counts[index] = Int64(ranked.count)
    let isHighestBest = direction
    if let isHighestBest, !hasUnlikeUnits {
      if isHighestBest { reverse() }
      switch kind {
      case .rank: placeInOrder()
      case .quartile: placeInBands(isHighestBest: isHighestBest)
      }
    } else {
      if isHighestBest == nil { undirected += 1 } else { unlike += 1 }
      let reason: MissingReason = isHighestBest == nil ? .notApplicable : .unlikeUnits
      for row in ranked { give(row, 0, reason.rawValue) }
    }
    for row in others {
      let reason = value.validity.reason(Int(row)) ?? .notApplicable
      give(row, 0, reason.rawValue)
    }
  }

  private mutating func collect(_ range: Range<Int>) {
    ranked.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    if value.validity.isAll, isAggregate.isEmpty {
      ranked.append(
        contentsOf: Int32(
          truncatingIfNeeded: range.lowerBound
        )..<Int32(truncatingIfNeeded: range.upperBound)
      )
      return
    }
    for row in range {
      let place = Int32(truncatingIfNeeded: row)
      if !value.validity.isPresent(row) {
        others.append(place)
      } else if isAggregate[series.row(at: row)] {
        aggregates += 1
        others.append(place)
      } else {
        ranked.append(place)
      }
    }
  }

  /// Whether the highest value is the best; nil where no direction is.
  private var direction: Bool? {
    switch best {
    case .highest: return true
    case .lowest: return false
    case .byRow:
      guard let first = ranked.first, let polarity = polarity(of: first),
        ranked.allSatisfy({ self.polarity(of: $0) == polarity })
      else { return ranked.isEmpty ? true : nil }
      return polarity == .neither ? nil : polarity == .higher
    }
  }

  private func polarity(of row: Int32) -> FieldMetadata.Polarity? {
    polarities.flatMap { $0[series.row(at: Int(row))] }
  }

  private var hasUnlikeUnits: Bool {
    guard let first = ranked.first, let unit = value.unit(at: Int(first)) else { return false }
    return ranked.contains { value.unit(at: Int($0)) != unit }
  }

  private mutating func give(_ row: Int32, _ place: Int64, _ reason: UInt8 = 0) {
    order[next] = row
    places[next] = place
    reasons[next] = reason
    next += 1
  }

  /// Turns rows from lowest first to highest first; rows that tie stay as they were.
  private mutating func reverse() {
    ranked.reverse()
    var start = 0
    while start < ranked.count {
      let cell = cells[Int(ranked[start])]
      var end = start + 1
      while end < ranked.count, cells[Int(ranked[end])] == cell { end += 1 }
      if end - start > 1 { ranked[start..<end].reverse() }
      start = end
    }
  }

  private mutating func placeInOrder() {
    var place: Int64 = 0
    var last: Int64 = 0
    for index in ranked.indices {
      let row = ranked[index]
      let cell = cells[Int(row)]
      if index == 0 || cell != last { place = Int64(index + 1) }
      last = cell
      give(row, place)
    }
  }

  private mutating func placeInBands(isHighestBest: Bool) {
    guard ranked.count >= 4 else {
      if !ranked.isEmpty { unbanded.add("with fewer than 4 values") }
      for row in ranked { give(row, 0, MissingReason.undefined.rawValue) }
      return
    }
    let highest = ranked.count - 1
    func ascending(_ place: Int) -> Int {
      Int(ranked[isHighestBest ? highest - place : place])
    }
    let places = Self.quarters.map { $0.place(among: ranked.count) }
    let bounds = places.map {
      (place: $0, low: ascending($0.below), high: ascending(min($0.below + 1, highest)))
    }
    func isPast(_ row: Int, _ bound: Int) -> Bool {
      let (place, low, high) = bounds[bound]
      return values.isEmpty
        ? place.isBelow(cells[row], between: cells[low], cells[high])
        : place.isBelow(values[row], between: values[low], values[high])
    }
    guard cells[ascending(0)] != cells[ascending(highest)] else {
      unbanded.add("with equal values")
      for row in ranked { give(row, 0, MissingReason.undefined.rawValue) }
      return
    }
    for row in ranked {
      let quarter = Int64((0..<3).count { isPast(Int(row), $0) })
      give(row, isHighestBest ? 3 - quarter : quarter)
    }
  }

  consuming func answer(alike: [String]) -> SeriesAnswer {
    let remarks = remarks(series, alike)
    let (kind, places, reasons, counts, series) = (kind, places, reasons, counts, series)
    return SeriesAnswer(
      making: [
        { Self.column(kind, places, reasons) },
        {
          var outOf = [Int64](repeating: 0, count: places.count)
          for index in counts.indices {
            for place in series.range(of: index) { outOf[place] = counts[index] }
          }
          return Column(.decimal(outOf, scale: 0))
        },
      ],
      rows: .chosen(order),
      remarks: remarks
    )
  }

  private static func column(
    _ kind: Ranking.Kind,
    _ places: [Int64],
    _ reasons: [UInt8]
  ) -> Column {
    let validity = Validity(reasons: reasons)
    switch kind {
    case .rank: return Column(.decimal(places, scale: 0), validity: validity)
    case .quartile:
      let codes = places.map { UInt32(truncatingIfNeeded: $0) }
      return Column(.text(codes, TextDictionary(bands)), validity: validity)
    }
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
    remarks += unbanded.remark("group", "groups", id: "no-quartiles", "no quartiles")
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
