import Columns
import Plan

/// Kernels of functions whose first argument is text and whose others are text or whole numbers.
enum TextKernel {
  /// A further argument of such a function.
  enum Extra: Equatable {
    case text(String)
    case whole(Int)
    /// A number that counts nothing: 1.5, or more than a million.
    case unusable

    var text: String { if case .text(let text) = self { text } else { "" } }
    var whole: Int? { if case .whole(let number) = self { number } else { nil } }
  }

  /// What a function gives for each row.
  ///
  /// Where the further arguments are the same in every row, as literals are, each distinct text is
  /// looked at once.
  static func answers<Answer>(
    _ columns: [Column],
    of name: String,
    _ answer: (String, [Extra]) -> Answer
  ) throws(KernelFailure) -> [Answer] {
    guard case .text(let codes, let dictionary) = columns[0].values else {
      throw .unexpected(name)
    }
    let extras = columns.dropFirst().map(Self.extras)
    if extras.allSatisfy(\.isConstant) {
      let constants = extras.compactMap { $0.cell(0) }
      return TextCells.map(codes, dictionary) { answer(dictionary.text($0), constants) }
    }
    return codes.indices.map { row in
      answer(dictionary.text(codes[row]), extras.compactMap { $0.cell(row) })
    }
  }

  /// A text column of what a function gives; nil makes the cell missing as undefined.
  static func texts(
    _ columns: [Column],
    of name: String,
    _ answer: (String, [Extra]) -> String?
  ) throws(KernelFailure) -> Column {
    var builder = TextDictionaryBuilder()
    let empty = builder.code(for: "")
    let codes = try answers(columns, of: name) { text, extras in
      answer(text, extras).map { builder.code(for: $0) }
    }
    var reasons = Validity.meeting(columns).filled(codes.count)
    var result = [UInt32](repeating: empty, count: codes.count)
    for row in codes.indices where reasons[row] == 0 {
      if let code = codes[row] {
        result[row] = code
      } else {
        reasons[row] = MissingReason.undefined.rawValue
      }
    }
    return Column(.text(result, builder.build()), validity: Validity(reasons: reasons))
  }

  /// A column of whole numbers that a function gives; nil makes the cell missing as undefined.
  static func wholes(
    _ columns: [Column],
    of name: String,
    _ answer: (String, [Extra]) -> Int?
  ) throws(KernelFailure) -> Column {
    let numbers = try answers(columns, of: name, answer)
    var reasons = Validity.meeting(columns).filled(numbers.count)
    for row in numbers.indices where numbers[row] == nil && reasons[row] == 0 {
      reasons[row] = MissingReason.undefined.rawValue
    }
    return .decimals(
      numbers.map { Int64($0 ?? 0) },
      scale: 0,
      validity: Validity(reasons: reasons)
    )
  }

  /// A column of what a test gives.
  static func booleans(
    _ columns: [Column],
    of name: String,
    _ test: (String, [Extra]) -> Bool
  ) throws(KernelFailure) -> Column {
    .booleans(try answers(columns, of: name, test), validity: .meeting(columns))
  }

  private struct Extras {
    let isConstant: Bool
    let cell: (Int) -> Extra?
  }

  private static func extras(_ column: Column) -> Extras {
    if case .text(let codes, let dictionary) = column.values {
      let isConstant = TextCells.constant(codes, dictionary) != nil
      return Extras(isConstant: isConstant) { .text(dictionary.text(codes[$0])) }
    }
    let numbers = WholeNumbers.cells(column)
    let isConstant = numbers.first.map { first in numbers.allSatisfy { $0 == first } } ?? true
    return Extras(isConstant: isConstant) { numbers[$0].map(Extra.whole) ?? .unusable }
  }
}

extension Function {
  /// What an argument of a text function has to be.
  enum TextArgument {
    case text
    case whole
  }

  /// Checks the arguments of a text function against what its parameters take; the last kind
  /// stands for any further ones.
  static func check(
    _ arguments: [Argument],
    of name: String,
    _ kinds: TextArgument...
  )
    throws(TypeProblem)
  {
    for index in arguments.indices {
      let type = arguments[index].type
      switch kinds[min(index, kinds.count - 1)] {
      case .text:
        guard type == .text else {
          throw .notA("text", arguments, index, of: name, help: ["write `text(…)` around it"])
        }
      case .whole:
        guard let unit = type.number?.unit, unit.simple == .plain || unit.isLike(.count) else {
          throw .notA("a whole number", arguments, index, of: name)
        }
      }
    }
  }
}
