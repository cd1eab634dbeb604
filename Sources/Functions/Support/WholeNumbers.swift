import Columns

/// Whole numbers that count something: places, characters, days.
enum WholeNumbers {
  /// Larger numbers count nothing that a cell or a calendar has.
  static let limit = 1_000_000

  /// The cells that are whole numbers of such a size; nil for the others.
  static func cells(_ column: Column) -> [Int?] {
    switch column.values {
    case .decimal(let cells, let scale):
      return cells.map { cell in
        PowersOfTen.rescale(cell, from: scale, to: 0)
          .flatMap { $0.magnitude <= limit ? Int($0) : nil }
      }
    case .floating(let cells):
      return cells.map { cell in Int(exactly: cell).flatMap { $0.magnitude <= limit ? $0 : nil } }
    case .boolean, .interval, .period, .rowNumbers, .text:
      return [Int?](repeating: nil, count: column.count)
    }
  }
}

extension Value {
  /// The whole number that a literal is.
  var wholeNumber: Int? {
    guard case .decimal(let number) = self, let whole = number.rescaled(to: 0),
      whole.mantissa.magnitude <= WholeNumbers.limit
    else { return nil }
    return Int(whole.mantissa)
  }
}
