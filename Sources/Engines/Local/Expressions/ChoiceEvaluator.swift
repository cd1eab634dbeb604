import Columns
import Plan

/// `if … then … else …`: each branch is evaluated only on the rows that take it, so a division that a
/// condition guards never sees the rows it is guarded from.
struct ChoiceEvaluator {
  private let branches: [(condition: ExpressionEvaluator, value: ExpressionEvaluator)]
  private let otherwise: ExpressionEvaluator
  private let type: DataType

  init(_ branches: [Expression.Branch], otherwise: Expression, type: DataType) {
    self.branches = branches.map {
      (ExpressionEvaluator($0.condition), ExpressionEvaluator($0.value))
    }
    self.otherwise = ExpressionEvaluator(otherwise)
    self.type = type
  }

  /// The answers for the rows given, one a row.
  func evaluate(_ rows: RowSelection) throws(EngineError) -> Column {
    var pieces = Pieces()
    var open = Array(0..<Int32(truncatingIfNeeded: rows.count))
    for branch in branches where !open.isEmpty {
      let remaining = open.count == rows.count ? rows : rows.narrowed(to: open)
      let split = Split(try branch.condition.evaluate(remaining), places: open)
      pieces.add(.missing(split.reasons, type: type), at: split.undecided)
      if !split.taken.isEmpty {
        let taking = split.taken.count == rows.count ? rows : rows.narrowed(to: split.taken)
        pieces.add(try branch.value.evaluate(taking), at: split.taken)
      }
      open = split.open
    }
    if !open.isEmpty {
      let remaining = open.count == rows.count ? rows : rows.narrowed(to: open)
      pieces.add(try otherwise.evaluate(remaining), at: open)
    }
    return pieces.scattered(type: type, count: rows.count)
  }
}

/// Where a branch's condition is true, where it is missing and why, and which places are left.
private struct Split {
  var taken: [Int32] = []
  var undecided: [Int32] = []
  var reasons: [UInt8] = []
  var open: [Int32] = []

  init(_ verdicts: Column, places: [Int32]) {
    guard case .boolean(let cells) = verdicts.values else {
      // The word `missing` on its own: nothing is decided.
      undecided = places
      reasons = places.indices.map { verdicts.validity.reason($0)?.rawValue ?? 1 }
      return
    }
    let missing = verdicts.validity.reasons
    for index in places.indices {
      if !missing.isEmpty, missing[index] != 0 {
        undecided.append(places[index])
        reasons.append(missing[index])
      } else if cells[index] {
        taken.append(places[index])
      } else {
        open.append(places[index])
      }
    }
  }
}

/// The answers of the branches and the places they belong to.
private struct Pieces {
  private var columns: [Column] = []
  private var places: [[Int32]] = []

  mutating func add(_ column: Column, at rows: [Int32]) {
    guard !rows.isEmpty else { return }
    columns.append(column)
    places.append(rows)
  }

  func scattered(type: DataType, count: Int) -> Column {
    let joined = Column.joined(columns, type: type)
    if places.count == 1 { return joined }
    var sources = [Int32](repeating: 0, count: count)
    var source: Int32 = 0
    for piece in places {
      for place in piece {
        sources[Int(place)] = source
        source += 1
      }
    }
    return joined.gathered(sources)
  }
}
