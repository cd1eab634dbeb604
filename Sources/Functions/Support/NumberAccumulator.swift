import Columns
import Plan

/// What a summary of numbers gathers, free of units and notes.
protocol NumberGatherer {
  /// Takes in the cells of a batch for which the reason is 0; no reasons where all have a value.
  mutating func add(
    _ cells: Column.Values,
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)

  /// Takes in the column of a second argument, before the cells of the same batch.
  mutating func add(second column: Column)

  /// The answers, one a group.
  func finish(groupCount: Int) throws(KernelFailure) -> Column

  /// How rows may be shared out among several.
  var sharing: RowSharing { get }

  /// Takes in what another has gathered of other rows; see ``Accumulator``.
  mutating func merge(_ other: Self, groups: [Int32], groupCount: Int)

  /// The same answers, worked out on so many threads where that is worth their start.
  func finish(groupCount: Int, threads: Int) throws(KernelFailure) -> Column

  /// What to weigh before the answers are used.
  var caution: Caution? { get }
}

extension NumberGatherer {
  var caution: Caution? { nil }

  mutating func add(second column: Column) {}

  var sharing: RowSharing { [] }

  mutating func merge(_ other: Self, groups: [Int32], groupCount: Int) {}

  func finish(groupCount: Int, threads: Int) throws(KernelFailure) -> Column {
    try finish(groupCount: groupCount)
  }
}

/// Leaves out missing cells, brings the units of a group together and keeps printed decimals, round
/// what one summary gathers.
struct NumberAccumulator<Gatherer: NumberGatherer>: Accumulator {
  private var gatherer: Gatherer
  private var units: GroupUnits?
  private var decimals: GroupDecimals?
  private(set) var omitted = OmittedCells()

  /// Creates an accumulator; one that keeps decimals prints an exact answer with as many as its
  /// cells were printed with.
  init(_ gatherer: Gatherer, _ signature: Signature, keepsDecimals: Bool) {
    self.gatherer = gatherer
    guard case .number(let type)? = signature.arguments.first else { return }
    if type.unit.quantity == .varies { units = GroupUnits(scale: UnitSplit.spareScale(type)) }
    if keepsDecimals, let scale = signature.result.number?.scale {
      decimals = GroupDecimals(scale: scale)
    }
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    let column = arguments[0]
    omitted.add(column.validity)
    var values = column.values
    if units != nil {
      let (moved, printed) =
        try units?.add(column, groups: groups, groupCount: groupCount)
        ?? (values, [])
      values = moved
      decimals?.add(printed, column.validity, groups: groups, groupCount: groupCount)
    } else {
      decimals?.add(column, groups: groups, groupCount: groupCount)
    }
    if arguments.count > 1 { gatherer.add(second: arguments[1]) }
    try gatherer.add(
      values,
      reasons: column.validity.reasons,
      groups: groups,
      groupCount: groupCount
    )
  }

  /// The unit of a group is that of its first row, and unlike units fail.
  var sharing: RowSharing { units == nil ? gatherer.sharing : [] }

  mutating func merge(_ other: any Accumulator, groups: [Int32], groupCount: Int) {
    guard let other = other as? Self else { return }
    omitted.add(other.omitted)
    if let own = other.decimals { decimals?.merge(own, groups: groups, groupCount: groupCount) }
    gatherer.merge(other.gatherer, groups: groups, groupCount: groupCount)
  }

  var caution: Caution? { gatherer.caution }

  func finish(groupCount: Int) throws(KernelFailure) -> Column {
    try finish(groupCount: groupCount, threads: 1)
  }

  func finish(groupCount: Int, threads: Int) throws(KernelFailure) -> Column {
    let answer = try gatherer.finish(groupCount: groupCount, threads: threads)
    var notes = Column.CellNotes(decimals: decimals?.notes(groupCount: groupCount) ?? [])
    if let units { (notes.units, notes.unitTable) = units.notes(groupCount: groupCount) }
    return answer.with(notes: notes)
  }
}
