/// How columns become rows.
package struct Unpivot: Sendable {
  /// The columns of the input that every row keeps.
  package let kept: [Int]
  /// The values, all of the type of the answer's last column, each with the name that its rows carry.
  package let values: [(name: String, expression: Expression)]

  /// Creates an unpivot.
  package init(kept: [Int], values: [(name: String, expression: Expression)]) {
    self.kept = kept
    self.values = values
  }
}

/// How missing periods are added.
package struct Fill: Sendable {
  /// The column of periods.
  ///
  /// The periods of a group must be of one grain and calendar.
  package let period: Int
  /// The columns that name a group; an added row carries its group's values in them, and cells
  /// missing as blank in all others.
  package let groups: [Int]

  /// Creates a fill.
  package init(period: Int, groups: [Int]) {
    self.period = period
    self.groups = groups
  }
}
