package import Columns

/// Claims about rows that ``Plan/Node/check(_:_:)`` tests.
package enum Check: Sendable {
  /// The rows already say of each claim what was found; the column at the position holds the verdicts.
  case verdicts(column: Int)
  /// Rows that are totals are compared with the sums of the rows that they are the totals of.
  case sums(Sums)

  /// Which numbers should add up to which.
  package struct Sums: Sendable {
    /// The columns that are added up.
    package let values: [Int]
    /// Which rows are totals of others.
    package let isTotal: Expression
    /// The columns whose values say which rows belong together, outermost first; empty where the
    /// rows themselves must tell.
    package let groups: [Int]
    /// Columns that may name a row, and tell the rows of one total from those of another.
    package let labels: [Int]

    /// Creates a check of sums.
    package init(values: [Int], isTotal: Expression, groups: [Int], labels: [Int]) {
      self.values = values
      self.isTotal = isTotal
      self.groups = groups
      self.labels = labels
    }

    /// The columns that are read besides those of ``isTotal``.
    package var columns: [Int] { values + groups + labels }

    /// The same check where the columns have moved.
    package func moved(to places: [Int: Int], isTotal: Expression) -> Sums {
      Sums(
        values: values.compactMap { places[$0] },
        isTotal: isTotal,
        groups: groups.compactMap { places[$0] },
        labels: labels.compactMap { places[$0] }
      )
    }
  }

  /// The word at the start of the verdict on a claim that fails.
  package static let failure = "fails"

  /// The columns that a check of sums gives, for numbers of the type.
  package static func schema(_ type: NumberType) -> Schema {
    Schema([
      Field("claim", .text),
      Field("found", .number(type)),
      Field("expected", .number(type)),
      Field("verdict", .text),
      Field("mend", .text),
    ])
  }
}
