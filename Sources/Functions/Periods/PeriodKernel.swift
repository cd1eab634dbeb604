import Columns
import Plan

/// Kernels of functions of one period.
enum PeriodKernel {
  /// A column of the periods that a function gives; nil makes the cell missing as undefined.
  static func periods(
    _ column: Column,
    of name: String,
    _ answer: (Period) -> Period?
  )
    throws(KernelFailure) -> Column
  {
    guard case .period(let cells) = column.values else { throw .unexpected(name) }
    var reasons = column.validity.filled(cells.count)
    var result = cells
    for row in cells.indices where reasons[row] == 0 {
      if let period = answer(cells[row]) {
        result[row] = period
      } else {
        reasons[row] = MissingReason.undefined.rawValue
      }
    }
    return .periods(result, validity: Validity(reasons: reasons))
  }

  /// A column of the whole numbers that a function gives.
  static func wholes(
    _ column: Column,
    of name: String,
    _ answer: (Period) -> Int
  )
    throws(KernelFailure) -> Column
  {
    guard case .period(let cells) = column.values else { throw .unexpected(name) }
    return .decimals(cells.map { Int64(answer($0)) }, scale: 0, validity: column.validity)
  }
}

extension Function {
  /// A function of one period.
  static func ofPeriod(
    _ name: String,
    _ result: DataType,
    summary: String,
    examples: [Example],
    kernel: @escaping @Sendable (Column) throws(KernelFailure) -> Column
  ) -> Function {
    .strict(
      name,
      [Parameter("period", meaning: "a period of any kind")],
      summary: summary,
      examples: examples
    ) {
      (arguments) throws(TypeProblem) in
      try checkPeriod(arguments, of: name)
      return result
    } kernel: { (columns, _, _) throws(KernelFailure) in
      try kernel(columns[0])
    }
  }

  /// Refuses a first argument that is no period.
  static func checkPeriod(_ arguments: [Argument], of name: String) throws(TypeProblem) {
    guard arguments[0].type != .period else { return }
    let spelling = arguments[0].spelling.isEmpty ? "…" : arguments[0].spelling
    throw .notA("a period", arguments, 0, of: name, help: ["write `\(name)(period(\(spelling)))`"])
  }
}
