import Columns

extension Unit {
  /// Whether numbers of the unit are amounts that add up to a whole.
  var isWhole: Bool {
    guard per == nil else { return false }
    switch quantity {
    case .percent, .percentagePoints, .ratio: return false
    default: return true
    }
  }
}
