import Columns
import Plan

/// Sums and counts of groups.
///
/// Decimals add up exactly in 128 bits, or in 64 while these cannot overflow. Floating-point numbers
/// add up with Neumaier's compensation (1974) in the order of the rows, so that a sum depends on
/// neither batches nor threads.
struct GroupSums {
  /// The sum and the count of each group's decimals, in one place of memory; empty once they are wide.
  private var narrow: [SIMD2<Int64>] = []
  /// No sum is larger than this, nor that of all rows.
  private var bound: UInt64 = 0
  private var isWide = false
  /// The counts of all cells but those of narrow sums.
  private var counts: [Int] = []
  /// The sums of mantissas; 2⁶⁴ rows could not overflow them.
  private var wide: [Int128] = []
  private var sums: [Double] = []
  private var corrections: [Double] = []

  /// How rows may be shared out: exact sums in any way.
  static func sharing(scale: Int?) -> RowSharing {
    scale == nil ? .byGroup : [.byGroup, .byRow]
  }

  /// Takes in the cells of a batch for which the reason is 0.
  mutating func add(_ cells: Column.Values, reasons: [UInt8], groups: [Int32], groupCount: Int) {
    switch cells {
    case .decimal(let cells, _):
      if !isWide {
        let (all, overflow) = Self.bound(cells).addingReportingOverflow(bound)
        bound = all
        if overflow || all > UInt64(Int64.max) { widen() }
      }
      if isWide {
        addWide(cells, reasons: reasons, groups: groups, groupCount: groupCount)
      } else {
        addNarrow(cells, reasons: reasons, groups: groups, groupCount: groupCount)
      }
    case .floating(let cells):
      counts.grow(to: groupCount, with: 0)
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

  /// What no sum of the cells can pass; the largest number there is where that is not known.
  private static func bound(_ cells: [Int64]) -> UInt64 {
    // A number's bits, or the other way round where it is negative, are below its magnitude's.
    var bits: UInt64 = 0
    for cell in cells { bits |= UInt64(bitPattern: cell ^ (cell >> 63)) }
    let width = UInt64.bitWidth - bits.leadingZeroBitCount
    let (bound, overflow) = UInt64(cells.count).multipliedReportingOverflow(by: 1 << UInt64(width))
    return width > 62 || overflow ? .max : bound
  }

  private mutating func widen() {
    isWide = true
    counts = narrow.map { Int($0[1]) }
    wide = narrow.map { Int128($0[0]) }
    narrow = []
  }

  private mutating func addNarrow(
    _ cells: [Int64],
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  ) {
    narrow.grow(to: groupCount, with: SIMD2(0, 0))
    var slots = narrow.mutableSpan
    if reasons.isEmpty, groupCount == 1 {
      var sum: Int64 = 0
      for cell in cells { sum &+= cell }
      slots[0] &+= SIMD2(sum, Int64(cells.count))
    } else if reasons.isEmpty {
      for row in cells.indices { slots[Int(groups[row])] &+= SIMD2(cells[row], 1) }
    } else {
      for row in cells.indices where reasons[row] == 0 {
        slots[Int(groups[row])] &+= SIMD2(cells[row], 1)
      }
    }
  }

  private mutating func addWide(
    _ cells: [Int64],
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  ) {
    counts.grow(to: groupCount, with: 0)
    wide.grow(to: groupCount, with: 0)
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let group = Int(groups[row])
      wide[group] += Int128(cells[row])
      counts[group] += 1
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
    isWide = true
    counts.grow(to: groupCount, with: 0)
    wide.grow(to: groupCount, with: 0)
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let group = Int(groups[row])
      let (sum, overflow) = wide[group].addingReportingOverflow(
        Int128(cells[row]) * Int128(weights[row])
      )
      if overflow { throw .tooLarge("the weighted total") }
      wide[group] = sum
      counts[group] += 1
    }
  }

  /// Adds the decimals of other rows.
  mutating func merge(_ other: GroupSums, groups: [Int32], groupCount: Int) {
    let (all, overflow) = bound.addingReportingOverflow(other.bound)
    bound = all
    if !isWide, other.isWide || overflow || all > UInt64(Int64.max) { widen() }
    if isWide {
      counts.grow(to: groupCount, with: 0)
      wide.grow(to: groupCount, with: 0)
      for own in other.narrow.indices {
        wide[Int(groups[own])] += Int128(other.narrow[own][0])
        counts[Int(groups[own])] += Int(other.narrow[own][1])
      }
      for own in other.wide.indices {
        wide[Int(groups[own])] += other.wide[own]
        counts[Int(groups[own])] += other.counts[own]
      }
    } else {
      narrow.grow(to: groupCount, with: SIMD2(0, 0))
      var slots = narrow.mutableSpan
      for own in other.narrow.indices { slots[Int(groups[own])] &+= other.narrow[own] }
    }
  }

  /// How many cells were added to each of so many groups.
  func counts(_ groupCount: Int) -> [Int] {
    narrow.isEmpty
      ? counts.padded(to: groupCount, with: 0)
      : narrow.map { Int($0[1]) }.padded(to: groupCount, with: 0)
  }

  /// The sum of a group's mantissas.
  func exact(_ group: Int) -> Int128 { isWide ? wide[group] : Int128(narrow[group][0]) }

  /// The sum of a group of floating-point cells.
  func floating(_ group: Int) -> Double {
    // An infinite sum has no meaningful correction.
    sums[group].isFinite ? sums[group] + corrections[group] : sums[group]
  }

  /// The sum of a group, of cells with so many decimals or of floating-point cells, divided.
  func quotient(_ group: Int, scale: Int?, by divisor: Double) -> Double {
    guard let scale else { return floating(group) / divisor }
    // One rounding while sum and divisor are exact: sums below 2⁵³, scales up to 22.
    return Double(exact(group)) / (divisor * PowersOfTen.floatingPower(scale))
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
