import Columns
import Plan

extension Function {
  /// The operator on intervals too, which a number beside one joins as both of its ends.
  ///
  /// The answer reaches from the least to the greatest that numbers within the operands can give.
  /// That holds of operators that rise or fall throughout with each operand; a division whose
  /// divisor may be zero has no answer.
  var overIntervals: Function {
    let (own, kernel, symbol) = (typing, kernel, name)
    return Function(
      name,
      aliases: aliases,
      parameters,
      summary: summary,
      examples: examples,
      typing: { arguments in
        guard arguments.contains(where: { $0.type.ends != nil }) else { return own(arguments) }
        return own(arguments.map(\.asEnd)).flatMap { type in
          if let number = type.number { return .success(.interval(number)) }
          if type == .unknown { return .success(.unknown) }
          return .failure(.notNumbers(symbol, arguments))
        }
      },
      kernel: { columns, signature, rows throws(KernelFailure) in
        guard let type = signature.result.ends else {
          return try kernel(columns, signature, rows)
        }
        let ends = Signature(signature.arguments.map(\.asEnd), .number(type))
        return try IntervalArithmetic.answer(columns, ends, symbol, rows) {
          (columns) throws(KernelFailure) in try kernel(columns, ends, rows)
        }
      }
    )
  }
}

extension TypeProblem {
  fileprivate static func notNumbers(_ name: String, _ arguments: [Argument]) -> TypeProblem {
    let index = arguments.firstIndex { $0.type.measure == nil } ?? 0
    return .notA("numbers or intervals", arguments, index, of: name)
  }
}

extension Argument {
  /// The argument as an end of an interval; no literal, because the ends of literals differ.
  var asEnd: Argument {
    guard let ends = type.ends else { return self }
    return Argument(.number(ends), spelling: spelling)
  }
}

extension DataType {
  /// The type of an end, where this is an interval.
  var asEnd: DataType { ends.map { .number($0) } ?? self }
}

/// Calculations on the ends of intervals.
enum IntervalArithmetic {
  /// The interval from the least to the greatest of what a kernel gives for every choice of ends.
  static func answer(
    _ columns: [Column],
    _ signature: Signature,
    _ symbol: String,
    _ rows: Int,
    _ kernel: ([Column]) throws(KernelFailure) -> Column
  ) throws(KernelFailure) -> Column {
    var choices: [[Column]] = [[]]
    for column in columns {
      let ends = column.ends.map { [$0.lower, $0.upper] } ?? [column]
      choices = choices.flatMap { chosen in ends.map { chosen + [$0] } }
    }
    var (lower, upper) = (try kernel(choices[0]), try kernel(choices[0]))
    for choice in choices.dropFirst() {
      let next = try kernel(choice)
      lower = try pick(.less, next, lower)
      upper = try pick(.greater, next, upper)
    }
    var validity = lower.validity.intersection(upper.validity)
    if symbol == "/", let divisor = columns[1].ends {
      let zero = Column.constant(.decimal(ExactDecimal(mantissa: 0, scale: 0)), rows)
      var reasons = validity.filled(rows)
      let spans = try meets(divisor, zero)
      for row in reasons.indices where spans[row] && reasons[row] == 0 {
        reasons[row] = MissingReason.undefined.rawValue
      }
      validity = Validity(reasons: reasons)
    }
    return Column(
      .interval(lower: lower.values, upper: upper.values),
      validity: validity,
      notes: lower.notes
    )
  }

  /// Whether each interval reaches from no more to no less than a number.
  private static func meets(
    _ ends: (lower: Column, upper: Column),
    _ number: Column
  ) throws(KernelFailure) -> [Bool] {
    guard let low = NumberComparison.cells(.lessOrEqual, ends.lower, number, shift: 0),
      let high = NumberComparison.cells(.greaterOrEqual, ends.upper, number, shift: 0)
    else { throw .unexpected("/") }
    return low.indices.map { low[$0] && high[$0] }
  }

  /// For each row the first column's cell where it compares so with the second's, or the second's.
  private static func pick(
    _ comparison: Comparison,
    _ left: Column,
    _ right: Column
  ) throws(KernelFailure) -> Column {
    guard let isLeft = NumberComparison.cells(comparison, left, right, shift: 0) else {
      throw .unexpected(comparison.rawValue)
    }
    let values: Column.Values
    switch (left.values, right.values) {
    case (.decimal(let a, let scale), .decimal(let b, _)):
      values = .decimal(a.indices.map { isLeft[$0] ? a[$0] : b[$0] }, scale: scale)
    case (.floating(let a), .floating(let b)):
      values = .floating(a.indices.map { isLeft[$0] ? a[$0] : b[$0] })
    default: throw .unexpected(comparison.rawValue)
    }
    return Column(
      values,
      validity: left.validity.intersection(right.validity),
      notes: right.notes
    )
  }
}

extension Column {
  /// So many equal plain numbers.
  fileprivate static func constant(_ value: Value, _ count: Int) -> Column {
    constant(value, type: .integer, count: count)
  }
}
