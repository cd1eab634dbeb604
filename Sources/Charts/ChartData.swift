package import Columns

/// One figure of a chart.
struct ChartPoint {
  /// The series it belongs to, from 0.
  let series: Int
  /// Its period; nil where it is missing or there is none.
  let period: Period?
  /// The figure; nil where it is missing.
  let value: Double?
  /// Why it is missing.
  let reason: MissingReason?
  /// The figure as it is printed, with its unit where that is short.
  let words: String
  /// The target of its row.
  let target: Double?
  /// The mean, the lower and the upper limit of its row, and the variation it shows.
  let control: (mean: Double, lower: Double, upper: Double)?
  let variation: String?
  let basis: String?
  /// What the publisher says of the figure.
  let flags: CellFlags
  /// Where it stands in a funnel; nil where no limits are drawn for it.
  let funnel: FunnelPlace?
}

/// Where a figure stands in a funnel.
struct FunnelPlace {
  /// What it is out of.
  let total: Double
  /// The figure of all.
  let pooled: Double
  /// The lower and the upper limit that 95% lie within, and those that 99.8% do.
  let near: ClosedRange<Double>
  let far: ClosedRange<Double>
  /// On which side of which limits it lies, and whether that is good.
  let position: String
  let verdict: String
}

/// The figures of an answer, ready to be drawn: series by name, points in the order of the rows.
package struct ChartData {
  /// What was asked for.
  let description: ChartDescription
  /// The name of the column of figures, for people.
  let valueName: String
  /// The name of the column of periods.
  let periodName: String?
  /// The names of the columns that tell series apart.
  let groupNames: [String]
  /// The unit of the figures.
  let unit: Unit
  /// The most decimals that were printed; nil for numbers that were worked out.
  let decimals: Int?
  /// The names of the series, in the order in which they first appear; one empty name for one.
  let series: [String]
  /// The points, in the order of the rows.
  let points: [ChartPoint]
  /// The texts of each row's groups, in the order of the points; of a funnel those of the place.
  let labels: [[String]]
  /// What the figures of a funnel are out of, with its unit.
  let totalMeasure: String?
  /// The unit of that.
  let totalUnit: Unit
  /// A target that is the same for all, in the figures' unit, and its words.
  let target: (value: Double, words: String)?
  /// Columns of text that differ among the rows and that no clause names.
  let furtherColumns: [String]

  /// The most rows that a chart looks at; more would be a smear.
  static let mostPoints = 100_000

  /// Takes the figures out of an answer.
  ///
  /// - Throws: ``ChartProblem`` where there are none, or their units differ.
  /// - Complexity: O(rows).
  package init(_ table: Table, _ description: ChartDescription) throws(ChartProblem) {
    let fields = table.schema.fields
    self.description = description
    let field = fields[description.value]
    valueName = field.metadata.title ?? field.name
    periodName = description.period.map { fields[$0].name }
    groupNames = description.groups.map { fields[$0].name }
    guard table.rowCount > 0 else { throw .noRows }
    guard table.rowCount <= Self.mostPoints else {
      throw .tooManyMarks(table.rowCount, limit: Self.mostPoints, what: "rows")
    }
    guard let type = field.type.number else { throw .noRows }
    guard type.unit.quantity != .varies else {
      throw .manyUnits(field.name, units: Self.units(of: table, description.value))
    }
    unit = type.unit
    decimals = type.scale.map { Self.printedDecimals(table, description.value, scale: $0) }
    target = try Self.constant(description.target, unit, field.name)
    let total = description.funnel.map { fields[$0.total] }
    totalMeasure = total.map { Self.measure($0.metadata.title ?? $0.name, $0.type.number?.unit) }
    totalUnit = total?.type.number?.unit ?? .plain
    let names = description.funnel.map { Self.naming($0.names, table) } ?? []
    var reader = ChartReader(description, names: names, unit: type.unit)
    for batch in table.batches { reader.read(batch) }
    series = reader.names
    points = reader.points
    labels = reader.labels
    guard points.contains(where: { $0.value != nil }) else {
      throw .noValues(field.name, reasons: reader.reasons)
    }
    let used = Set([description.value] + description.groups)
    furtherColumns = fields.indices.filter { index in
      guard !used.contains(index), fields[index].type == .text else { return false }
      return Self.differs(table, index)
    }.map { fields[$0].name }
  }

  /// The places of the points of each series.
  var bySeries: [[Int]] {
    var places = [[Int]](repeating: [], count: series.count)
    for (place, point) in points.enumerated() { places[point.series].append(place) }
    return places
  }

  /// Whether a series or a bar is what others are held against.
  func isComparator(_ name: String) -> Bool {
    description.comparators.contains { $0.lowercased() == name.lowercased() }
  }

  /// Where a number in the unit of a target stands among the figures.
  private static func constant(
    _ target: ChartDescription.Target?,
    _ unit: Unit,
    _ name: String
  ) throws(ChartProblem) -> (value: Double, words: String)? {
    guard case .number(let number, let own, let words)? = target else { return nil }
    guard let factor = unit.factor(from: own) else {
      throw .unlikeTarget(name, unit: own.heading)
    }
    return (number * factor, words)
  }

  /// The columns that tell the rows of an answer apart: the one with the most texts, and where that
  /// does not do a second one.
  private static func naming(_ candidates: [Int], _ table: Table) -> [Int] {
    var chosen: [Int] = []
    var told = 1
    while chosen.count < 2, told < table.rowCount {
      var best: (column: Int, count: Int)?
      for column in candidates where !chosen.contains(column) {
        var texts: Set<[String]> = []
        table.forEachRow { batch, row in
          texts.insert((chosen + [column]).map { ChartReader.text(batch.columns[$0], row) })
          return true
        }
        if texts.count > best?.count ?? told { best = (column, texts.count) }
      }
      guard let best else { break }
      chosen.append(best.column)
      told = best.count
    }
    return chosen.isEmpty ? Array(candidates.prefix(1)) : chosen
  }

  private static func units(of table: Table, _ index: Int) -> [String] {
    var found: [String] = []
    table.forEachRow { batch, row in
      let column = batch.columns[index]
      if column.validity.isPresent(row) {
        let heading = (column.unit(at: row) ?? .plain).heading
        let words = heading.isEmpty ? "plain numbers" : heading
        if !found.contains(words) { found.append(words) }
      }
      return found.count < 4
    }
    return found
  }

  private static func printedDecimals(_ table: Table, _ index: Int, scale: Int) -> Int {
    var most = 0
    table.forEachRow { batch, row in
      let column = batch.columns[index]
      if column.validity.isPresent(row) { most = max(most, column.decimals(at: row) ?? scale) }
      return most < scale
    }
    return most
  }

  private static func differs(_ table: Table, _ index: Int) -> Bool {
    var first: Value?
    var differs = false
    table.forEachRow { batch, row in
      let value = batch.columns[index].value(at: row)
      if let first { differs = first != value } else { first = value }
      return !differs
    }
    return differs
  }
}

extension Unit {
  /// What a number in another unit is multiplied by to stand among numbers of this one; nil where
  /// the two cannot be compared.
  package func factor(from other: Unit) -> Double? {
    if self == other || other == .plain || self == .plain { return 1 }
    if isLike(other) { return Self.power(other.exponent - exponent) }
    switch (quantity, other.quantity) {
    case (.ratio, .percent): return Self.power(other.power - 2 - power)
    case (.percent, .ratio): return Self.power(other.power + 2 - power)
    default: return nil
    }
  }

  private static func power(_ exponent: Int) -> Double {
    let powers = PowersOfTen.exactFloating
    let size = min(abs(exponent), powers.count - 1)
    return exponent < 0 ? 1 / powers[size] : powers[size]
  }
}
