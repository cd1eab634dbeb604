import Columns
import Plan

/// The cells of a number column, with the change of power of ten that an operation asks for.
///
/// The value of a decimal cell is `mantissa × 10^-scale`; a change of unit, as from £k to £m, only
/// moves the scale, which may leave 0…18 until the cells are aligned.
struct NumericCells {
  /// The mantissas or the floating-point values.
  let values: Column.Values
  /// Power of ten by which the values are multiplied when they are read.
  let shift: Int

  init(_ column: Column, shift: Int = 0) {
    values = column.values
    self.shift = shift
  }

  /// The cells as whole numbers of 10^-scale, exactly; nil where a cell does not fit.
  func aligned(to scale: Int) -> [Int64]? {
    guard case .decimal(let cells, let own) = values else { return nil }
    return Self.rescaled(cells, by: scale - (own - shift))
  }

  /// Cells multiplied by a power of ten; nil where one overflows or would lose digits.
  static func rescaled(_ cells: [Int64], by exponent: Int) -> [Int64]? {
    if exponent == 0 { return cells }
    guard (-18...18).contains(exponent) else { return cells.allSatisfy { $0 == 0 } ? cells : nil }
    let factor = PowersOfTen.narrow[abs(exponent)]
    var result = cells
    var failed = false
    if exponent > 0 {
      for row in result.indices {
        let (product, overflow) = result[row].multipliedReportingOverflow(by: factor)
        result[row] = product
        failed = failed || overflow
      }
    } else {
      for row in result.indices {
        let (quotient, remainder) = result[row].quotientAndRemainder(dividingBy: factor)
        result[row] = quotient
        failed = failed || remainder != 0
      }
    }
    return failed ? nil : result
  }

  /// The cells as floating-point numbers, each rounded once.
  var floating: [Double]? {
    switch values {
    case .decimal(let cells, let scale): return Self.doubles(cells, scale: scale - shift)
    case .floating(let cells):
      if shift == 0 { return cells }
      let factor = PowersOfTen.floatingPower(abs(shift))
      return shift > 0 ? cells.map { $0 * factor } : cells.map { $0 / factor }
    default: return nil
    }
  }

  /// The nearest floating-point numbers to `cell × 10^-scale`.
  static func doubles(_ cells: [Int64], scale: Int) -> [Double] {
    if scale == 0 { return cells.map { Double($0) } }
    var result = [Double](repeating: 0, count: cells.count)
    if (1...22).contains(scale), cells.allSatisfy({ $0.magnitude <= 1 << 53 }) {
      let divisor = PowersOfTen.exactFloating[scale]
      for row in cells.indices { result[row] = Double(cells[row]) / divisor }
    } else {
      for row in cells.indices { result[row] = double(cells[row], scale: scale) }
    }
    return result
  }

  /// The nearest floating-point number to `cell × 10^-scale`.
  static func double(_ cell: Int64, scale: Int) -> Double {
    if scale <= 0 { return Double(cell) * PowersOfTen.floatingPower(-scale) }
    // Both operands are exact here, so that one division rounds correctly.
    if cell.magnitude <= 1 << 53, scale <= 22 {
      return Double(cell) / PowersOfTen.exactFloating[scale]
    }
    return PowersOfTen.floating(cell, scale: scale)
  }
}

extension PowersOfTen {
  /// A power of ten as a floating-point number, exact up to 10²².
  static func floatingPower(_ exponent: Int) -> Double {
    if exponent <= 22 { return exactFloating[exponent] }
    return (22..<min(exponent, 400)).reduce(exactFloating[22]) { power, _ in power * 10 }
  }
}
