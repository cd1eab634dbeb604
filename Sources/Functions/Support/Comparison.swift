import Columns
import Plan

/// The six comparisons, as loops over arrays of one type.
enum Comparison: String {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether it asks only for equality, which also values without an order have.
  var isEquality: Bool { self == .equal || self == .notEqual }

  /// The comparison of each pair of cells.
  func cells<Cell: Comparable>(_ left: [Cell], _ right: [Cell]) -> [Bool] {
    var result = [Bool](repeating: false, count: left.count)
    switch self {
    case .equal: for row in result.indices { result[row] = left[row] == right[row] }
    case .notEqual: for row in result.indices { result[row] = left[row] != right[row] }
    case .less: for row in result.indices { result[row] = left[row] < right[row] }
    case .lessOrEqual: for row in result.indices { result[row] = left[row] <= right[row] }
    case .greater: for row in result.indices { result[row] = left[row] > right[row] }
    case .greaterOrEqual: for row in result.indices { result[row] = left[row] >= right[row] }
    }
    return result
  }

  /// The comparison that an order answers: below zero where the left is less.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
