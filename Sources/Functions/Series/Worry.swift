package import Columns
package import Plan

/// Which places are worse than a comparator by more than chance, and getting worse.
package enum Worry {
  /// What the calculation is told.
  package struct Options: Sendable {
    /// The place that the others are compared with.
    package let comparator: String
    /// Which direction is good in every row.
    package let polarity: FieldMetadata.Polarity?
    /// Whether an argument holds the number that each figure is out of.
    package let hasTotal: Bool
    /// Whether an argument says for each row which direction is good.
    package let hasPolarityColumn: Bool

    /// Creates options.
    package init(
      comparator: String,
      polarity: FieldMetadata.Polarity?,
      hasTotal: Bool,
      hasPolarityColumn: Bool
    ) {
      self.comparator = comparator
      self.polarity = polarity
      self.hasTotal = hasTotal
      self.hasPolarityColumn = hasPolarityColumn
    }
  }

  /// The function: one row for each place of a series, the worst first, those that could not be judged
  /// last; its columns are `latest_period`, `latest`, with a denominator `n`, the comparator's figure
  /// under its name and its period, `interval`, `against`, `points`, `trend`, `verdict` and `basis`.
  ///
  /// The arguments are the figure, the period, the place, then as the options say the denominator and
  /// the polarity, and last the columns that tell which rows are made of others. Rows of a series are
  /// sorted by place and then by period.
  ///
  /// - Parameters:
  ///   - value: the figure.
  ///   - total: the denominator.
  ///   - aggregates: the columns that tell which rows are made of others.
  ///   - options: what is known of the comparator, the direction and the denominator.
  /// - Returns: the function, and its columns.
  /// - Complexity: O(rows × log rows of a place).
  package static func function(
    value: Field,
    total: Field?,
    aggregates: [Field],
    _ options: Options
  ) -> (SeriesFunction, [Field]) {
    let unit = value.type.number?.unit ?? .plain
    let kinds = aggregates.compactMap { AggregateAreas.kind(of: $0) }
    let function = SeriesFunction("worry") { (arguments, series) throws(KernelFailure) in
      var worries = try Worries(arguments, unit, kinds, options)
      for index in 0..<series.count { worries.judge(series.range(of: index)) }
      return worries.answer(series)
    }
    var fields = [
      Field("latest_period", .period), Field("latest", value.type, metadata: value.metadata),
    ]
    if let total { fields.append(Field("n", total.type, metadata: total.metadata)) }
    fields += [
      Field(options.comparator, value.type),
      Field(options.comparator + "_period", .period),
      Field("interval", .interval(NumberType(.floating, unit: unit))),
      Field("against", .text), Field("points", .integer), Field("trend", .text),
      Field("verdict", .text), Field("basis", .text),
    ]
    return (function, fields)
  }
}

/// The judgements of many places, one series after another.
private struct Worries {
  private let options: Worry.Options
  private let unit: Unit
  private let value: Column
  private let values: [Double]
  private let periods: Column
  private let cells: [Period]
  private let area: Column
  private let codes: [UInt32]
  private let comparator: UInt32?
  private let total: (column: Column, cells: [Double])?
  private let polarities: [FieldMetadata.Polarity?]?
  private let isAggregate: AggregateRows
  private let ownPoints: SeriesPoints
  private let comparatorPoints: SeriesPoints
  private var judgements: [WorryJudgement] = []
  private var aggregates = 0
  private var unnamed = 0

  init(
    _ arguments: [Column],
    _ unit: Unit,
    _ kinds: [AggregateAreas.Kind],
    _ options: Worry.Options
  ) throws(KernelFailure) {
    guard let values = NumericCells(arguments[0]).floating,
      case .period(let cells) = arguments[1].values,
      case .text(let codes, let dictionary) = arguments[2].values
    else { throw .unexpected("worry") }
    (self.options, self.unit) = (options, unit)
    (value, self.values) = (arguments[0], values)
    (periods, self.cells) = (arguments[1], cells)
    (area, self.codes) = (arguments[2], codes)
    comparator = (0..<dictionary.count).lazy.map { UInt32(truncatingIfNeeded: $0) }
      .first { dictionary.text($0) == options.comparator }
    var next = 3
    if options.hasTotal {
      guard let cells = NumericCells(arguments[next]).floating else { throw .unexpected("worry") }
      total = (arguments[next], cells)
      next += 1
    } else {
      total = nil
    }
    if options.hasPolarityColumn {
      polarities = FieldMetadata.Polarity.cells(arguments[next])
      next += 1
    } else {
      polarities = nil
    }
    isAggregate = AggregateRows(Array(arguments[next...]), kinds)
    ownPoints = SeriesPoints(values: values, of: value, periods: periods, isIndependent: true)
    comparatorPoints = SeriesPoints(
      values: values,
      of: value,
      periods: periods,
      isIndependent: false
    )
  }

  /// Judges the places of one series.
  mutating func judge(_ range: Range<Int>) {
    var places: [Range<Int>] = []
    var others: Range<Int>?
    var start = range.lowerBound
    while start < range.upperBound {
      guard area.validity.isPresent(start) else {
        // Rows without a place come last.
        unnamed += range.upperBound - start
        break
      }
      var end = start + 1
      while end < range.upperBound, area.validity.isPresent(end), codes[end] == codes[start] {
        end += 1
      }
      if codes[start] == comparator { others = start..<end } else { places.append(start..<end) }
      start = end
    }
    // Regions are judged only where nothing else is: they are made of the other places.
    let parts = places.filter { place in !place.allSatisfy { isAggregate[$0] } }
    if !parts.isEmpty {
      aggregates += places.count - parts.count
      places = parts
    }
    let comparison = others.map { rows in
      var points = comparatorPoints
      points.read(rows)
      return points
    }
    // A comparator that is given once without a period, as committee papers do, is the one meant.
    let undated = others.flatMap { rows -> Int? in
      guard rows.count == 1, let row = rows.first else { return nil }
      return value.validity.isPresent(row) && !periods.validity.isPresent(row) ? row : nil
    }
    for place in places { judgements.append(judgement(place, comparison, undated: undated)) }
  }

  private func judgement(
    _ rows: Range<Int>,
    _ comparison: SeriesPoints?,
    undated: Int?
  ) -> WorryJudgement {
    var points = ownPoints
    points.read(rows)
    var found = WorryJudgement(row: points.rows.last ?? rows.lowerBound, points: points)
    guard let row = points.rows.last else {
      let reason = value.validity.reason(rows.upperBound - 1)
      found.fault = reason.map { "no value (\($0.words))" } ?? "no period"
      return found
    }
    found.hasLatest = true
    if points.fault == .duplicatePeriods || points.fault == .unlikeUnits {
      found.fault = points.fault?.words
      return found
    }
    let name = options.comparator
    guard let comparison, undated != nil || !comparison.rows.isEmpty else {
      found.fault = "no figure of \(name)"
      return found
    }
    if comparison.fault == .duplicatePeriods {
      found.fault = "\(name) has a period twice"
      return found
    }
    guard let other = undated ?? match(row, comparison) else {
      found.fault = "no figure of \(name) so early"
      return found
    }
    found.other = other
    guard value.unit(at: row) == value.unit(at: other) else {
      found.fault = "\(name) is in another unit"
      return found
    }
    if let whole = ShareOfTotal(value.unit(at: row) ?? unit)?.most,
      let wrong = [(row, "the figure"), (other, name)].first(where: { values[$0.0] > whole })
    {
      found.fault = "\(wrong.1) is more than all"
      return found
    }
    let polarity = polarities.map { $0[row] } ?? options.polarity
    guard let polarity, polarity != .neither else {
      found.fault = "no direction is good"
      return found
    }
    found.compare(
      values[row],
      with: values[other],
      isHigherBetter: polarity == .higher,
      interval: interval(row)
    )
    found.follow(points, isHigherBetter: polarity == .higher)
    return found
  }

  /// The comparator's row of the same period, or of its latest that ends no later.
  private func match(_ row: Int, _ comparison: SeriesPoints) -> Int? {
    let period = cells[row]
    return comparison.rows.last { cells[$0] == period }
      ?? comparison.rows.last { cells[$0].end <= period.end }
  }

  /// The 95% interval of a figure where the number that it is out of is known.
  private func interval(_ row: Int) -> (Double, Double)? {
    guard let total, total.column.validity.isPresent(row) else { return nil }
    return ShareOfTotal(value.unit(at: row) ?? unit)?.interval(values[row], of: total.cells[row])
  }

  consuming func answer(_ series: SeriesRows) -> SeriesAnswer {
    // A sort that keeps places that tie in their order.
    let order = judgements.indices.sorted { one, other in
      let (a, b) = (judgements[one].place, judgements[other].place)
      return a == b ? one < other : a < b
    }
    let sorted = order.map { judgements[$0] }
    let rows = sorted.map { Int32(truncatingIfNeeded: $0.row) }
    let latest = zip(sorted, rows).map { $0.hasLatest ? $1 : -1 }
    let others = sorted.map { Int32(truncatingIfNeeded: $0.other ?? -1) }
    var columns = [
      periods.gathered(latest, orMissing: .noData),
      value.gathered(latest, orMissing: .noData).withUnits(rows, of: value),
    ]
    if let total { columns.append(total.column.gathered(latest, orMissing: .noData)) }
    columns += [
      value.gathered(others, orMissing: .noData).withUnits(rows, of: value),
      periods.gathered(others, orMissing: .noData),
      intervals(sorted, rows),
    ]
    var texts = [[String?]](repeating: [], count: 4)
    for judgement in sorted {
      for (index, text) in judgement.words(comparator: options.comparator).enumerated() {
        texts[index].append(text)
      }
    }
    columns.append(Self.column(texts[0]))
    columns.append(Column(.decimal(sorted.map { Int64($0.points) }, scale: 0)))
    columns += texts.dropFirst().map(Self.column)
    return SeriesAnswer(columns, rows: .chosen(rows), remarks: remarks(sorted))
  }

  private func intervals(_ sorted: [WorryJudgement], _ rows: [Int32]) -> Column {
    let reasons = sorted.map { $0.interval == nil ? MissingReason.noData.rawValue : 0 }
    var notes = Column.CellNotes.none
    if !value.notes.units.isEmpty {
      notes.units = rows.map { value.notes.units[Int($0)] }
      notes.unitTable = value.notes.unitTable
    }
    return Column(
      .interval(
        lower: .floating(sorted.map { $0.interval?.0 ?? 0 }),
        upper: .floating(sorted.map { $0.interval?.1 ?? 0 })
      ),
      validity: Validity(reasons: reasons),
      notes: notes
    )
  }

  private static func column(_ texts: [String?]) -> Column {
    var builder = TextCellBuilder(rows: texts.count)
    for (row, text) in texts.enumerated() {
      if let text { builder.set(row, text) }
    }
    return builder.column()
  }

  private func remarks(_ sorted: [WorryJudgement]) -> [SeriesRemark] {
    let name = options.comparator
    var remarks = [
      SeriesRemark(
        id: "worry-rule",
        "`worry` is a latest figure whose 95% interval lies on the bad side of \(name), in a series that "
          + "gets worse by the Mann–Kendall test (less than 1 in 20 by chance)"
      )
    ]
    let plain = sorted.count { $0.fault == nil && $0.interval == nil }
    if plain > 0 {
      remarks.append(
        SeriesRemark(
          id: "plain-gap",
          "\(Counted.words(plain, "place")) of \(Counted.grouped(sorted.count)) "
            + "\(plain == 1 ? "has" : "have") no denominator, so that the plain gap to \(name) counts, "
            + "which may be chance",
          help: ["name the column of the numbers that the figures are out of: `of n`"],
          isAdvice: true
        )
      )
    }
    var omitted = LeftOut()
    for judgement in sorted { if let fault = judgement.fault { omitted.add(fault) } }
    for _ in 0..<aggregates { omitted.add("made of other places") }
    for _ in 0..<unnamed { omitted.add("without a place") }
    return remarks + omitted.remark("series", "series")
  }
}
