package import Plan

extension Caution {
  /// The advice where lines go through two points, which always lie on one.
  ///
  /// - Parameters:
  ///   - counts: the number of points of each group or series.
  ///   - name: what is worked out of them.
  /// - Returns: nil where no group has just two.
  package static func twoPoints(_ counts: [Int], of name: String) -> Caution? {
    let pairs = counts.count { $0 == 2 }
    guard pairs > 0 else { return nil }
    let groups = counts.count == 1 ? "" : pairs == 1 ? " of one group" : " of \(pairs) groups"
    return Caution(
      id: "two-points",
      "`\(name)`\(groups) rests on two points, through which a line always goes",
      help: ["two points are a difference and no trend: give the change, or take more rows"]
    )
  }
}
