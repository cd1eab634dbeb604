import Columns
import Plan

/// The cells of an exact number column with what they were printed with: whole numbers, and for each
/// the width of the interval that a printed number stands for.
///
/// Everything is counted in halves of the last decimal place that the column holds, so that the
/// half-unit on either side of a printed number is a whole number too.
struct PrintedCells {
  /// The numbers as whole numbers of 10^-scale.
  let mantissas: [Int64]
  /// The decimal places that the column holds.
  let scale: Int
  private let column: Column
  private let unit: Unit

  /// The cells of a column of decimals; nil for other columns.
  init?(_ column: Column, _ type: DataType) {
    guard case .decimal(let cells, let scale) = column.values, let number = type.number else {
      return nil
    }
    mantissas = cells
    self.scale = scale
    self.column = column
    unit = number.unit
  }

  /// The decimal places with which a row's number was printed, at most those that the column holds.
  func decimals(_ row: Int) -> Int { min(column.decimals(at: row) ?? scale, scale) }

  /// The unit of a row's number.
  func unit(_ row: Int) -> Unit { column.unit(at: row) ?? unit }

  /// Half the last printed decimal place, in halves of the last place held; 0 for a whole count of
  /// things, which is not rounded.
  func halfUnit(_ row: Int) -> Int64 {
    let decimals = decimals(row)
    if unit(row).countsThings, decimals == 0 { return 0 }
    return PowersOfTen.narrow[scale - decimals]
  }
}

extension Unit {
  /// Whether whole numbers of it count single things, so that they are exact as they are printed.
  var countsThings: Bool {
    if case .count = quantity { per == nil && power == 0 } else { false }
  }
}

extension TypeProblem {
  /// An argument is worked out to more digits than anyone prints.
  static func notPrinted(_ arguments: [Argument], _ index: Int, of name: String) -> TypeProblem {
    let argument = arguments[index]
    let spelling = argument.spelling.isEmpty ? "…" : argument.spelling
    return TypeProblem(
      id: "not-printed",
      "`\(name)` needs numbers as they are printed, but \(argument.named) is worked out and has no "
        + "printed decimals",
      help: ["say to how many decimals it is printed: `round(\(spelling), 1)`"],
      argument: index
    )
  }
}

extension [Argument] {
  /// The number type of an argument that holds printed decimals.
  func printed(_ index: Int, of name: String) throws(TypeProblem) -> NumberType {
    guard let type = self[index].type.number else {
      throw .notA("a printed number", self, index, of: name)
    }
    guard type.scale != nil else { throw .notPrinted(self, index, of: name) }
    return type
  }

  /// The number type of an argument that counts things: a whole number in no other unit.
  func count(_ index: Int, of name: String) throws(TypeProblem) -> NumberType {
    let type = try printed(index, of: name)
    guard type.unit.isCountLike, type.unit.power == 0 else {
      throw .notA("a whole number of things", self, index, of: name)
    }
    return type
  }

  /// The number type of an argument that is a percentage or a ratio.
  func share(_ index: Int, of name: String) throws(TypeProblem) -> NumberType {
    let type = try printed(index, of: name)
    switch type.unit.simple {
    case .percent, .ratio: return type
    default:
      let spelling = self[index].spelling
      throw .notA(
        "a percentage",
        self,
        index,
        of: name,
        help: self[index].literal == nil || spelling.isEmpty
          ? ["write a percentage, such as `48%`"] : ["write it with its mark: `\(spelling)%`"]
      )
    }
  }
}
