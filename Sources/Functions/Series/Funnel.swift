package import Columns
package import Plan

/// Control limits round the figure of all places together, by how large each is.
package enum Funnel {
  /// The function: its columns are `pooled`, `lower_95`, `upper_95`, `lower_99_8`, `upper_99_8`,
  /// `position`, `verdict` and `basis`; the rows stay as they are.
  ///
  /// The arguments are the figure, the number that it is out of, the columns that tell which rows are
  /// made of others, the polarity of each row where it has one, and columns that should be the same for
  /// all rows pooled together. `pooled` is all that are counted over all that they are out of. The
  /// limits are `pooled` ± 1.96 and ± 3.09 standard errors, binomial for percentages and Poisson for
  /// rates (Spiegelhalter 2005), and the positions those of `PHEindicatormethods`.
  ///
  /// - Parameters:
  ///   - value: the figure, a percentage, a ratio or a rate.
  ///   - aggregates: the columns that tell which rows are made of others.
  ///   - alike: the columns that should be the same for all rows pooled together.
  ///   - polarity: which direction is good in every row.
  ///   - hasPolarityColumn: whether an argument says so for each row instead.
  /// - Returns: the function, and its columns.
  /// - Complexity: O(rows).
  package static func function(
    value: NumberType,
    aggregates: [Field],
    alike: [Field],
    polarity: FieldMetadata.Polarity?,
    hasPolarityColumn: Bool
  ) -> (SeriesFunction, [Field]) {
    let kinds = aggregates.compactMap { AggregateAreas.kind(of: $0) }
    let names = alike.map(\.name)
    let function = SeriesFunction("funnel", onlyRanks: true) {
      (arguments, series) throws(KernelFailure) in
      guard let values = NumericCells(arguments[0]).floating,
        let totals = NumericCells(arguments[1]).floating
      else { throw .unexpected("funnel") }
      let end = 2 + kinds.count
      var funnels = Funnels(
        arguments[0],
        values,
        value.unit,
        arguments[1],
        totals,
        isAggregate: AggregateRows(Array(arguments[2..<end]), kinds),
        polarity,
        polarities: hasPolarityColumn ? FieldMetadata.Polarity.cells(arguments[end]) : nil
      )
      for index in 0..<series.count { funnels.draw(series.range(of: index)) }
      let rest = arguments.suffix(names.count)
      let mixed = zip(names, rest).filter { $0.1.varies(in: series, asItCame: false) }.map(\.0)
      return funnels.answer(series, mixed)
    }
    let limit = DataType.number(NumberType(.floating, unit: value.unit))
    let limits = ["pooled", "lower_95", "upper_95", "lower_99_8", "upper_99_8"]
    return (
      function,
      limits.map { Field($0, limit, readWith: "limits") }
        + ["position", "verdict", "basis"].map { Field($0, .text) }
    )
  }
}

/// The funnels of many groups, one after another.
private struct Funnels {
  private let value: Column
  private let values: [Double]
  private let unit: Unit
  private let total: Column
  private let totals: [Double]
  private let isAggregate: AggregateRows
  private let polarity: FieldMetadata.Polarity?
  private let polarities: [FieldMetadata.Polarity?]?
  private var limits: [[Double]]
  private var reasons: [UInt8]
  private var positions: TextCellBuilder
  private var verdicts: TextCellBuilder
  private var bases: TextCellBuilder
  private var omitted = LeftOut()
  private var few = 0
  private var judged = 0

  init(
    _ value: Column,
    _ values: [Double],
    _ unit: Unit,
    _ total: Column,
    _ totals: [Double],
    isAggregate: AggregateRows,
    _ polarity: FieldMetadata.Polarity?,
    polarities: [FieldMetadata.Polarity?]?
  ) {
    (self.value, self.values, self.unit) = (value, values, unit)
    (self.total, self.totals, self.isAggregate) = (total, totals, isAggregate)
    (self.polarity, self.polarities) = (polarity, polarities)
    let rows = values.count
    limits = [[Double]](repeating: [Double](repeating: 0, count: rows), count: 5)
    reasons = [UInt8](repeating: 0, count: rows)
    positions = TextCellBuilder(rows: rows)
    verdicts = TextCellBuilder(rows: rows)
    bases = TextCellBuilder(rows: rows)
  }

  mutating func draw(_ range: Range<Int>) {
    var (rows, number, sum) = ([Int](), 0.0, 0.0)
    rows.reserveCapacity(range.count)
    var shared: ShareOfTotal?
    for row in range {
      guard let own = ShareOfTotal(value.unit(at: row) ?? unit) else {
        leave(row, .unlikeUnits, "none: no percentage or rate")
        continue
      }
      guard let counted = counted(row, own) else { continue }
      if shared != nil, shared != own {
        leave(row, .unlikeUnits, "none: unlike units")
        continue
      }
      shared = own
      rows.append(row)
      number += counted
      sum += totals[row]
    }
    guard let shared else { return }
    let all = shared.figure(number, of: sum)
    for row in rows { place(row, all, shared) }
  }

  /// The number of things behind a row's figure; nil where the row cannot be judged, which is noted.
  private mutating func counted(_ row: Int, _ share: ShareOfTotal) -> Double? {
    if isAggregate[row] {
      leave(row, .notApplicable, "none: made of other rows")
    } else if total.validity.isPresent(row), totals[row] == 0 {
      leave(row, .undefined, "none: denominator of 0")
    } else if let reason = total.validity.reason(row) {
      leave(row, reason, "none: no denominator")
    } else if let reason = value.validity.reason(row) {
      leave(row, reason, "none: no value")
    } else if let number = share.number(values[row], of: totals[row]) {
      return number
    } else {
      leave(row, .impossible, "none: not a part of its denominator")
    }
    return nil
  }

  private mutating func leave(_ row: Int, _ reason: MissingReason, _ basis: String) {
    reasons[row] = reason.rawValue
    bases.set(row, basis)
    omitted.add(String(basis.dropFirst("none: ".count)))
  }

  private mutating func place(_ row: Int, _ all: Double, _ share: ShareOfTotal) {
    judged += 1
    let error = share.standardError(all, totals[row])
    let most = share.most ?? .infinity
    let (near, far) = (Normal.limit95 * error, Normal.limit998 * error)
    let ends = [all - near, all + near, all - far, all + far].map { min(max($0, 0), most) }
    limits[0][row] = all
    for index in 0..<4 { limits[index + 1][row] = ends[index] }
    let figure = values[row]
    let side = figure < ends[0] ? -1 : figure > ends[1] ? 1 : 0
    let isFar = figure < ends[2] || figure > ends[3]
    let chance = isFar ? "0.001" : "0.025"
    positions.set(
      row,
      side == 0 ? "Not significant" : "\(side < 0 ? "Low" : "High") (\(chance))"
    )
    verdicts.set(row, verdict(side, row))
    let isFew = share.expected(all, totals[row]) < 5
    if isFew { few += 1 }
    bases.set(row, isFew ? "few: fewer than 5 expected" : "judged")
  }

  private func verdict(_ side: Int, _ row: Int) -> String {
    guard side != 0 else { return "as expected" }
    switch Direction(sign: side, polarities.map { $0[row] } ?? polarity) {
    case .up: return "higher"
    case .down: return "lower"
    case let direction: return direction.rawValue
    }
  }

  consuming func answer(_ series: SeriesRows, _ mixed: [String]) -> SeriesAnswer {
    let validity = Validity(reasons: reasons)
    let notes = Column.CellNotes(units: value.notes.units, unitTable: value.notes.unitTable)
    var columns = limits.map { Column(.floating($0), validity: validity, notes: notes) }
    columns += [positions.column(), verdicts.column(), bases.column()]
    return SeriesAnswer(columns, remarks: remarks(mixed))
  }

  private func remarks(_ mixed: [String]) -> [SeriesRemark] {
    var remarks = [
      SeriesRemark(
        id: "funnel-rule",
        "`pooled` is all that are counted over all that they are out of; where only chance parts "
          + "\(Counted.words(judged, "row")), 95% lie within ± 1.96 standard errors of it and 99.8% within "
          + "± 3.09"
      )
    ]
    remarks += omitted.remark("row", "rows")
    if few > 0 {
      remarks.append(
        SeriesRemark(
          id: "few-expected",
          "\(Counted.words(few, "row")) would be expected to count fewer than 5 on one side, so that "
            + "\(few == 1 ? "its" : "their") limits are rough",
          help: ["read the numbers themselves, or put several years or places together"],
          isAdvice: true
        )
      )
    }
    for name in mixed {
      remarks.append(
        SeriesRemark(
          id: "pooled-together",
          "rows of different `\(name)` are pooled together",
          help: ["to pool each on its own write `by \(name)`"],
          isAdvice: true
        )
      )
    }
    return remarks
  }
}
