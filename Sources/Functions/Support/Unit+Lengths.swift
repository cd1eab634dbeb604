package import Columns

extension Unit {
  /// What to do where two units do not go together but one length of time can be made the other: weeks
  /// become days, and years months.
  package func lengthHelp(with other: Unit) -> [String] {
    guard self != other, let shorter = UnitAlgebra.lengths(self, other)?.unit else { return [] }
    let longer = shorter == self ? other : self
    return ["to have \(longer.heading) in \(shorter.heading) write `… + 0 \(shorter.heading)`"]
  }
}
