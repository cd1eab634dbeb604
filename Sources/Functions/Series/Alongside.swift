import Columns
package import Plan

/// Figures of one place with those of others beside them.
package enum Alongside {
  /// The function: for each row of the first side, the value of each other side and its period.
  ///
  /// The arguments are the value, the period, the side of each row as a whole number from 0, and of how
  /// many places the value is the average. A comparator's value is that of the same period where it has one, and otherwise of its latest period
  /// that ends no later, or its only row where that has no period; its period is then given, and is
  /// blank where it is the same. A series in
  /// which a side has a period twice gets no comparator.
  ///
  /// For each comparator the answer has three columns: the value, the period, the places.
  ///
  /// - Complexity: O(rows × comparators).
  package static func function(sides count: Int) -> SeriesFunction {
    SeriesFunction("alongside") { (arguments, series) throws(KernelFailure) in
      guard case .period(let periods) = arguments[1].values,
        case .decimal(let sides, _) = arguments[2].values
      else { throw .unexpected("compare") }
      var match = Match(sides, periods, arguments[1].validity, count: count)
      for index in 0..<series.count { match.add(series.range(of: index)) }
      return match.answer(arguments[0], arguments[1], places: arguments[3], series)
    }
  }
}

/// The matches of many series, one after another.
private struct Match {
  private let sides: [Int64]
  private let periods: [Period]
  private let validity: Validity
  private let count: Int
  private var own: [Int32] = []
  private var others: [[Int32]]
  private var differs: [[Int32]]
  private var duplicates = 0
  private var older = 0

  init(_ sides: [Int64], _ periods: [Period], _ validity: Validity, count: Int) {
    self.sides = sides
    self.periods = periods
    self.validity = validity
    self.count = count
    others = [[Int32]](repeating: [], count: count)
    differs = [[Int32]](repeating: [], count: count)
  }

  mutating func add(_ range: Range<Int>) {
    let first = range.filter { sides[$0] == 0 }
    guard !first.isEmpty else { return }
    for row in first { own.append(Int32(truncatingIfNeeded: row)) }
    // Where the place itself has a period twice, what stands beside it would be of another series.
    let isMixed = zip(first, first.dropFirst()).contains {
      validity.isPresent($0) && validity.isPresent($1) && periods[$0] == periods[$1]
    }
    for side in 0..<count {
      let all = range.filter { sides[$0] == Int64(side + 1) }
      let rows = all.filter { validity.isPresent($0) }
      // A comparator that is given once without a period, as committee papers do, is the one meant.
      let undated = !isMixed && rows.isEmpty && all.count == 1 ? all.first : nil
      let isTwice =
        isMixed || zip(rows, rows.dropFirst()).contains { periods[$0] == periods[$1] }
      if isTwice { duplicates += 1 }
      for row in first {
        let dated = isTwice || !validity.isPresent(row) ? nil : match(of: row, among: rows)
        let found = dated ?? undated
        others[side].append(found.map { Int32(truncatingIfNeeded: $0) } ?? -1)
        let isSame = found.map { validity.isPresent($0) && periods[$0] == periods[row] } ?? true
        if !isSame { older += 1 }
        differs[side].append(isSame ? -1 : Int32(truncatingIfNeeded: found ?? 0))
      }
    }
  }

  /// The row of the same period, or of the latest that ends no later.
  private func match(of row: Int, among rows: [Int]) -> Int? {
    let period = periods[row]
    var best: Int?
    for other in rows {
      if periods[other] == period { return other }
      if periods[other].end <= period.end { best = other }
    }
    return best
  }

  func answer(
    _ value: Column,
    _ period: Column,
    places: Column,
    _ series: SeriesRows
  ) -> SeriesAnswer {
    var columns: [Column] = []
    for side in 0..<count {
      columns.append(value.gathered(others[side], orMissing: .noData).withUnits(own, of: value))
      columns.append(period.gathered(differs[side], orMissing: .blank))
      columns.append(places.gathered(others[side], orMissing: .noData))
    }
    var remarks = SeriesRemark.duplicates(duplicates, of: series)
    if older > 0 {
      remarks.append(
        SeriesRemark(
          id: "older-comparator",
          "\(Counted.words(older, "comparison")) \(older == 1 ? "is" : "are") with an earlier period or "
            + "one that is not known, which stands beside the figure",
          help: ["to compare like with like keep periods that both have"],
          isAdvice: true
        )
      )
    }
    return SeriesAnswer(columns, rows: .chosen(own), remarks: remarks)
  }
}

extension Column {
  /// The cells with the unit of another column's rows where this one has no value.
  func withUnits(_ rows: [Int32], of other: Column) -> Column {
    guard !notes.units.isEmpty, !validity.isAll else { return self }
    var notes = notes
    for row in rows.indices where !validity.isPresent(row) {
      notes.units[row] = other.notes.units[Int(rows[row])]
    }
    return with(notes: notes)
  }
}
