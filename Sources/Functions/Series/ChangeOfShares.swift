package import Columns
package import Plan

/// Changes of percentages, which are not said in per cent.
package enum ChangeOfShares {
  /// The function of a change in per cent and the figure that changed: not applicable where that
  /// is a percentage or another part of a whole.
  package static let function = Function.lenient(
    "percent change of amounts",
    [Parameter("percent_change"), Parameter("figure")],
    summary: "A change in per cent, where the figure itself is none."
  ) { arguments in
    arguments[0].type
  } kernel: { (columns, _, rows) throws(KernelFailure) in
    let (change, figure) = (columns[0], columns[1])
    let isPart = figure.notes.unitTable.map(\.isShare)
    guard isPart.contains(true) else { return change }
    var reasons =
      change.validity.isAll ? [UInt8](repeating: 0, count: rows) : change.validity.reasons
    for row in reasons.indices where isPart[Int(figure.notes.units[row])] {
      reasons[row] = MissingReason.notApplicable.rawValue
    }
    return Column(change.values, validity: Validity(reasons: reasons), notes: change.notes)
  }
}

extension Unit {
  /// Whether numbers are percentages or shares, of which a percentage is misread.
  package var isShare: Bool {
    switch quantity {
    case .percent, .percentagePoints, .ratio: true
    default: false
    }
  }
}
