import Columns
import Plan

/// The values that `in (from …)` compares with.
struct Membership {
  /// Says of each value whether it is among them.
  let function: Function

  /// Takes the values of a column, held as another type; nil where they cannot be.
  ///
  /// A missing value among them is left out: it is equal to nothing.
  init?(_ column: Column, of own: DataType, as type: DataType) {
    let shift: Int
    if case .number(let from) = own, case .number(let to) = type {
      shift = from.unit.quantity == .plain ? 0 : from.unit.exponent - to.unit.exponent
    } else {
      shift = 0
    }
    var values: Set<Value> = []
    for row in 0..<column.count where column.validity.isPresent(row) {
      guard let value = Self.key(column.value(at: row), shift: shift) else { return nil }
      values.insert(value)
    }
    let members = values
    function = Function(
      "in",
      [Parameter("x")],
      summary: "Whether a value is among the values of a query.",
      typing: { _ in .success(.boolean) },
      kernel: { columns, _, rows in
        let column = columns[0]
        return Column(.boolean(Self.matches(column, rows, members)), validity: column.validity)
      }
    )
  }

  private static func matches(_ column: Column, _ rows: Int, _ members: Set<Value>) -> [Bool] {
    if case .text(let codes, let dictionary) = column.values {
      var known: [UInt32: Bool] = [:]
      return codes.map { code in
        if let answer = known[code] { return answer }
        let answer = members.contains(.text(dictionary.text(code)))
        known[code] = answer
        return answer
      }
    }
    return (0..<rows).map { row in
      key(column.value(at: row), shift: 0).map(members.contains) ?? false
    }
  }

  /// A value in a form in which equal values are equal: numbers as exact decimals where they can be.
  private static func key(_ value: Value, shift: Int) -> Value? {
    switch value {
    case .decimal(let number):
      if shift == 0 { return value }
      let scale = number.scale - shift
      if scale >= 0 { return .decimal(ExactDecimal(mantissa: number.mantissa, scale: scale)) }
      return PowersOfTen.rescale(number.mantissa, from: 0, to: -scale)
        .map { .decimal(ExactDecimal(mantissa: $0, scale: 0)) }
    case .floating(let number):
      guard shift == 0 else { return nil }
      guard let whole = Int64(exactly: number) else { return value }
      return .decimal(ExactDecimal(mantissa: whole, scale: 0))
    default: return value
    }
  }
}
