import Columns
import Plan

/// The parts that the arithmetic operators share: typing on units and scales, and loops on cells.
enum Arithmetic {
  /// The two number types of an operation, or why an operand is not a number.
  static func numbers(
    _ arguments: [Argument],
    of name: String
  ) throws(TypeProblem) -> (
    left: NumberType, right: NumberType
  ) {
    guard let left = arguments[0].type.number else {
      throw .notA("numbers", arguments, 0, of: name, help: numberHelp(arguments[0], name))
    }
    guard let right = arguments[1].type.number else {
      throw .notA("numbers", arguments, 1, of: name, help: numberHelp(arguments[1], name))
    }
    return (left, right)
  }

  private static func numberHelp(_ argument: Argument, _ name: String) -> [String] {
    switch argument.type {
    case .text:
      name == "+"
        ? ["to join texts write `concat(a, b)`", "to read a number from text write `number(…)`"]
        : ["to read a number from text write `number(…)`"]
    case .boolean: ["to count rows where something is true write `if … then 1 else 0`"]
    default: []
    }
  }

  /// A decimal type, or floating point where 18 decimals are not enough.
  static func decimal(_ scale: Int, unit: Unit) -> DataType {
    scale <= ExactDecimal.maximumScale
      ? .number(NumberType(.decimal(scale: max(scale, 0)), unit: unit))
      : .number(NumberType(.floating, unit: unit))
  }

  /// The decimal places of a right operand once it is moved by a power of ten.
  ///
  /// A literal loses the zeros that the move adds, so that £9.5m + £540k is £10.04m and not £10.040m.
  static func scale(_ type: NumberType, shift: Int, literal: Value?) -> Int? {
    guard let own = type.scale else { return nil }
    var moved = own - shift
    if case .decimal(let number) = literal, moved > own {
      moved = max(own, moved - number.trailingZeros)
    }
    return moved
  }

  /// Both columns as whole numbers at the answer's scale, the right one moved by a power of ten.
  static func aligned(
    _ columns: [Column],
    shift: Int,
    to scale: Int
  ) -> (
    left: [Int64], right: [Int64]
  )? {
    guard let left = NumericCells(columns[0]).aligned(to: scale),
      let right = NumericCells(columns[1], shift: shift).aligned(to: scale)
    else { return nil }
    return (left, right)
  }

  /// Both columns as floating-point numbers, the right one moved by a power of ten.
  static func floating(_ columns: [Column], shift: Int) -> (left: [Double], right: [Double])? {
    guard let left = NumericCells(columns[0]).floating,
      let right = NumericCells(columns[1], shift: shift).floating
    else { return nil }
    return (left, right)
  }

  /// The printed decimals of each row where they differ from the answer's scale.
  ///
  /// A sum prints the larger number of decimals of the two, a product their sum.
  static func notes(
    _ columns: [Column],
    shift: Int,
    scale: Int,
    _ combine: (Int, Int) -> Int
  ) -> Column.CellNotes {
    guard columns.contains(where: { !$0.notes.decimals.isEmpty }) else { return .none }
    func printed(_ column: Column) -> [Int] {
      if !column.notes.decimals.isEmpty { return column.notes.decimals.map { Int($0) } }
      let own = if case .decimal(_, let scale) = column.values { scale } else { scale }
      return [Int](repeating: own, count: column.count)
    }
    let (left, right) = (printed(columns[0]), printed(columns[1]))
    return Column.CellNotes(
      decimals: left.indices.map { row in
        UInt8(clamping: min(max(combine(left[row], right[row] - shift), 0), scale))
      }
    )
  }
}

extension ExactDecimal {
  /// How many zeros the mantissa ends in.
  var trailingZeros: Int {
    var (rest, zeros) = (mantissa, 0)
    while rest != 0, rest % 10 == 0 { (rest, zeros) = (rest / 10, zeros + 1) }
    return mantissa == 0 ? Self.maximumScale : zeros
  }
}
