import Columns
import Plan

/// Sums and counts of groups.
///
/// Decimals add up exactly in 128 bits. Floating-point numbers add up with Neumaier's compensation
/// (1974) in the order of the rows, so that a sum depends on neither batches nor threads.
struct GroupSums {
  /// How many cells were added.
  private(set) var counts: [Int] = []
  /// The sums of mantissas; 2⁶⁴ rows could not overflow them.
  private(set) var exact: [Int128] = []
  private var sums: [Double] = []
  private var corrections: [Double] = []

  /// Takes in the cells of a batch for which the reason is 0.
  mutating func add(_ cells: Column.Values, reasons: [UInt8], groups: [Int32], groupCount: Int) {
    counts.grow(to: groupCount, with: 0)
    switch cells {
    case .decimal(let cells, _):
      exact.grow(to: groupCount, with: 0)
      if reasons.isEmpty, groupCount == 1 {
        var sum: Int128 = 0
        for cell in cells { sum += Int128(cell) }
        exact[0] += sum
        counts[0] += cells.count
      } else {
        for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
          let group = Int(groups[row])
          exact[group] += Int128(cells[row])
          counts[group] += 1
        }
      }
    case .floating(let cells):
      sums.grow(to: groupCount, with: 0)
      corrections.grow(to: groupCount, with: 0)
      for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
        let group = Int(groups[row])
        let (sum, cell) = (sums[group], cells[row])
        let next = sum + cell
        corrections[group] +=
          sum.magnitude >= cell.magnitude ? (sum - next) + cell : (cell - next) + sum
        sums[group] = next
        counts[group] += 1
      }
    case .boolean, .interval, .period, .rowNumbers, .text: break
    }
  }

  /// Takes in the products of decimal cells.
  ///
  /// Products of numbers of 15 digits would need 10⁸ rows to leave 128 bits; a sum that does fails.
  mutating func add(
    _ cells: [Int64],
    times weights: [Int64],
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  ) throws(KernelFailure) {
    counts.grow(to: groupCount, with: 0)
    exact.grow(to: groupCount, with: 0)
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let group = Int(groups[row])
      let (sum, overflow) = exact[group].addingReportingOverflow(
        Int128(cells[row]) * Int128(weights[row])
      )
      if overflow { throw .tooLarge("the weighted total") }
      exact[group] = sum
      counts[group] += 1
    }
  }

  /// The sum of a group of floating-point cells.
  func floating(_ group: Int) -> Double {
    // An infinite sum has no meaningful correction.
    sums[group].isFinite ? sums[group] + corrections[group] : sums[group]
  }

  /// The sum of a group, of cells with so many decimals or of floating-point cells, divided.
  func quotient(_ group: Int, scale: Int?, by divisor: Double) -> Double {
    guard let scale else { return floating(group) / divisor }
    // One rounding while sum and divisor are exact: sums below 2⁵³, scales up to 22.
    return Double(exact[group]) / (divisor * PowersOfTen.floatingPower(scale))
  }
}

extension Validity {
  /// Missing as "no data" where nothing was counted.
  static func whereCounted(_ counts: [Int], least: Int = 1) -> Validity {
    Validity(
      reasons: counts.map { count in
        count >= least
          ? 0 : count == 0 ? MissingReason.noData.rawValue : MissingReason.undefined.rawValue
      }
    )
  }
}
