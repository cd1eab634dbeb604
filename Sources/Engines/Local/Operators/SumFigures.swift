import Columns
import Functions
import Plan

/// The numbers of a column as printed figures, and sums of them.
struct SumFigures {
  /// The column's unit.
  let unit: Unit
  /// The decimal places that it holds.
  let scale: Int
  private let column: Column
  private let cells: [Int64]

  init(_ column: Column, _ field: Field) {
    self.column = column
    unit = field.type.number?.unit ?? .plain
    if case .decimal(let cells, let scale) = column.values {
      (self.cells, self.scale) = (cells, scale)
    } else {
      (cells, scale) = ([], 0)
    }
  }

  /// A total with its parts, or why it cannot be told whether they add up.
  struct SumCheck {
    let total: Int
    let parts: [Int]
    let sum: PrintedSum
    /// Why a part without which the sum is not known has no figure; the strongest of several reasons.
    let reason: MissingReason?
  }

  /// The sum of the parts that have a figure; nil where the total or every part has none.
  func check(_ scope: TotalScopes.Scope) -> SumCheck? {
    guard !cells.isEmpty, column.validity.isPresent(scope.total) else { return nil }
    var present: [Int] = []
    var reason: MissingReason?
    for row in scope.parts {
      if let missing = column.validity.reason(row) {
        if missing.leavesSumOpen, missing.rawValue > reason?.rawValue ?? 0 { reason = missing }
      } else {
        present.append(row)
      }
    }
    guard !present.isEmpty || reason != nil else { return nil }
    return SumCheck(
      total: scope.total,
      parts: present,
      sum: PrintedSum(parts: present.map(figure), total: figure(scope.total)),
      reason: reason
    )
  }

  /// A row's figure.
  func figure(_ row: Int) -> PrintedFigure {
    PrintedFigure(
      cells[row],
      scale: scale,
      decimals: column.decimals(at: row) ?? scale,
      unit: unit
    )
  }

  /// A number of the column with its unit.
  func text(_ value: Int128, decimals: Int) -> String {
    PrintedSum.text(value, scale: scale, decimals: decimals, unit: unit)
  }
}
