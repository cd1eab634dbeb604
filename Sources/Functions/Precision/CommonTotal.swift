import Columns
import Plan

extension AggregateFunction {
  /// The totals of which every count can be its printed percentage.
  static let commonTotal = AggregateFunction.strict(
    "common_total",
    [
      Parameter("count", meaning: "a whole number of things"),
      Parameter("percent", meaning: "the percentage that it is printed as"),
    ],
    summary: "The totals of which every count can be its printed percentage, as an interval; "
      + "outside a summary of several pairs: `common_total(114, 47%, 173, 71%)`.",
    examples: [
      Example("common_total(114, 47%, 173, 71%)", "242 to 245"),
      Example("common_total(38, 67%, 40, 73%)", "(impossible)"),
      Example(
        "from school_engagement | where period = Mar 2023 "
          + "| summarise common_total(schools, percent) as schools, count() as figures",
        """
           schools  figures
           schools    count
        ──────────  ───────
        269 to 271        6
        """
      ),
    ],
    ofValues: .commonTotalOfPairs
  ) { (arguments) throws(TypeProblem) in
    let count = try arguments.count(0, of: "common_total")
    _ = try arguments.share(1, of: "common_total")
    return .interval(NumberType(.decimal(scale: 0), unit: count.unit))
  } accumulator: { signature in
    CommonTotals(signature)
  }
}

extension Function {
  /// The totals of which each count of several pairs can be its printed percentage.
  fileprivate static let commonTotalOfPairs = Function.strict(
    "common_total",
    [
      Parameter("count", meaning: "a whole number of things"),
      Parameter("percent", meaning: "the percentage that it is printed as"),
      Parameter("and so on", .repeated, meaning: "further counts, each with its percentage"),
    ],
    summary: "The totals of which each count can be its printed percentage."
  ) { (arguments) throws(TypeProblem) in
    guard arguments.count.isMultiple(of: 2) else {
      throw TypeProblem(
        id: "wrong-argument-count",
        "`common_total` takes counts in pairs with their percentages",
        help: ["write `common_total(114, 47%, 173, 71%)`"]
      )
    }
    var unit = Unit.plain
    for index in stride(from: 0, to: arguments.count, by: 2) {
      let count = try arguments.count(index, of: "common_total")
      unit = index == 0 ? count.unit : unit.shared(with: count.unit)
      _ = try arguments.share(index + 1, of: "common_total")
    }
    return .interval(NumberType(.decimal(scale: 0), unit: unit))
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    var ends = IntervalCells(validity: .meeting(columns), rows: rows)
    var totals = [WholeTotals](repeating: .any, count: rows)
    for index in stride(from: 0, to: columns.count - 1, by: 2) {
      guard let counts = NumericCells(columns[index]).aligned(to: 0) else {
        throw .notWhole("common_total")
      }
      guard let shares = PrintedCells(columns[index + 1], signature.arguments[index + 1]) else {
        throw .unexpected("common_total")
      }
      for row in 0..<rows where ends.isOpen(row) {
        totals[row] = try totals[row].narrowed(by: counts[row], shares, row)
      }
    }
    for row in 0..<rows where ends.isOpen(row) { ends.set(totals[row].ends, at: row) }
    return ends.column(scale: 0)
  }
}

extension WholeTotals {
  /// The totals of which a count is the share printed in a row, too.
  fileprivate func narrowed(
    by count: Int64,
    _ shares: PrintedCells,
    _ row: Int
  ) throws(KernelFailure) -> WholeTotals {
    guard let share = PrintedShare(shares, row),
      let totals = WholeTotals(count: Int128(count), share: share)
    else { throw .tooLarge("the total") }
    return intersection(totals)
  }
}

/// The totals that fit all pairs of a group.
private struct CommonTotals: Accumulator {
  private let percentType: DataType
  private var totals: [WholeTotals] = []
  private var isSeen: [Bool] = []
  private(set) var omitted = OmittedCells()

  init(_ signature: Signature) {
    percentType = signature.arguments[1]
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    totals.grow(to: groupCount, with: .any)
    isSeen.grow(to: groupCount, with: false)
    let validity = Validity.meeting(arguments)
    omitted.add(validity)
    guard let counts = NumericCells(arguments[0]).aligned(to: 0) else {
      throw .notWhole("common_total")
    }
    guard let shares = PrintedCells(arguments[1], percentType) else {
      throw .unexpected("common_total")
    }
    for row in groups.indices where validity.isPresent(row) {
      let group = Int(groups[row])
      isSeen[group] = true
      totals[group] = try totals[group].narrowed(by: counts[row], shares, row)
    }
  }

  func finish(groupCount: Int) -> Column {
    let seen = isSeen.padded(to: groupCount, with: false)
    var ends = IntervalCells(validity: .whereCounted(seen.map { $0 ? 1 : 0 }), rows: groupCount)
    for group in totals.indices where seen[group] { ends.set(totals[group].ends, at: group) }
    return ends.column(scale: 0)
  }
}
