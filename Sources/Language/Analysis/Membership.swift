import Columns
import Plan

/// The values that `in (from …)` compares with.
struct Membership {
  /// Says of each value whether it is among them.
  let function: Function

  /// Takes the values of a column, to compare with values of another type; nil where they cannot be.
  ///
  /// A missing value among them is left out: it is equal to nothing.
  init?(_ column: Column, of own: DataType, as type: DataType) {
    var keys = MemberKeys(type.number?.unit)
    var values: Set<MemberKeys.Key> = []
    let units = own.number.map { keys.units(of: column, in: $0.unit) } ?? []
    for row in 0..<column.count where column.validity.isPresent(row) {
      let unit =
        units.isEmpty ? nil : units[column.notes.units.isEmpty ? 0 : Int(column.notes.units[row])]
      guard let key = MemberKeys.key(column.value(at: row), in: unit) else { return nil }
      values.insert(key)
    }
    let (members, known) = (values, keys)
    function = Function(
      "in",
      [Parameter("x")],
      summary: "Whether a value is among the values of a query.",
      typing: { _ in .success(.boolean) },
      kernel: { columns, _, rows in
        let column = columns[0]
        let cells = Self.matches(column, rows, members, known, type)
        return Column(.boolean(cells), validity: column.validity)
      }
    )
  }

  private static func matches(
    _ column: Column,
    _ rows: Int,
    _ members: Set<MemberKeys.Key>,
    _ known: MemberKeys,
    _ type: DataType
  ) -> [Bool] {
    if case .text(let codes, let dictionary) = column.values {
      var known: [UInt32: Bool] = [:]
      return codes.map { code in
        if let answer = known[code] { return answer }
        let key = MemberKeys.key(.text(dictionary.text(code)), in: nil)
        let answer = key.map(members.contains) ?? false
        known[code] = answer
        return answer
      }
    }
    var keys = known
    let units = type.number.map { keys.units(of: column, in: $0.unit) } ?? []
    let codes = column.notes.units
    return (0..<rows).map { row in
      let unit = units.isEmpty ? nil : units[codes.isEmpty ? 0 : Int(codes[row])]
      return MemberKeys.key(column.value(at: row), in: unit).map(members.contains) ?? false
    }
  }
}

/// Values in a form in which equal values, and only those, are equal: numbers as exact decimals where
/// they can be, in the scale that is compared in, with a number for the kind of their unit.
private struct MemberKeys {
  /// A value and the kind of its unit.
  struct Key: Hashable {
    let value: Value
    let kind: Int
  }

  /// How numbers of a unit become keys.
  struct UnitKey {
    let kind: Int
    let shift: Int
  }

  /// The unit in which all numbers are compared; nil where each row has its own.
  private let common: Unit?
  private var kinds: [Unit] = []

  init(_ unit: Unit?) {
    common = unit?.quantity == .varies ? nil : unit
  }

  /// How the numbers of a column become keys, by the entry of its table of units.
  mutating func units(of column: Column, in unit: Unit) -> [UnitKey] {
    let table = column.notes.units.isEmpty ? [unit] : column.notes.unitTable
    return table.map { own in
      if let common {
        // A number without a unit is read in the other's scale.
        let shift = own.quantity == .plain ? 0 : own.exponent - common.exponent
        return UnitKey(kind: 0, shift: shift)
      }
      let kind = kinds.firstIndex { $0.isLike(own) } ?? kinds.count
      if kind == kinds.count { kinds.append(own) }
      return UnitKey(kind: kind, shift: own.exponent)
    }
  }

  /// The key of a value; nil where it is too large.
  static func key(_ value: Value, in unit: UnitKey?) -> Key? {
    let shift = unit?.shift ?? 0
    let kind = unit?.kind ?? 0
    switch value {
    case .decimal(let number):
      let scale = number.scale - shift
      if (0...ExactDecimal.maximumScale).contains(scale) {
        return Key(
          value: .decimal(ExactDecimal(mantissa: number.mantissa, scale: scale)),
          kind: kind
        )
      }
      guard scale < 0 else { return nil }
      return PowersOfTen.rescale(number.mantissa, from: 0, to: -scale)
        .map { Key(value: .decimal(ExactDecimal(mantissa: $0, scale: 0)), kind: kind) }
    case .floating(let number):
      guard shift == 0 else { return nil }
      guard let whole = Int64(exactly: number) else { return Key(value: value, kind: kind) }
      return Key(value: .decimal(ExactDecimal(mantissa: whole, scale: 0)), kind: kind)
    default: return Key(value: value, kind: kind)
    }
  }
}
