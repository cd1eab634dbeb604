import Columns
import Plan

extension Function {
  /// Whether two values are equal.
  static let isEqual = comparison(
    .equal,
    summary: "Whether two values are equal; numbers by value in like units, text exactly.",
    examples: [
      Example("£0.5m = £500k", "yes"),
      Example("7.0 = 7", "yes"),
      Example("\"Kent\" = \"kent\"", "no"),
    ]
  )

  /// Whether two values differ.
  static let isNotEqual = comparison(
    .notEqual,
    summary: "Whether two values differ.",
    examples: [Example("1 <> 2", "yes")]
  )

  /// Whether the first value is less.
  static let isLess = comparison(
    .less,
    summary:
      "Whether the first value is less; periods by their dates, text by its characters' codes.",
    examples: [Example("£540k < £9.5m", "yes"), Example("2021/22 < 2022/23", "yes")]
  )

  /// Whether the first value is less or equal.
  static let isAtMost = comparison(
    .lessOrEqual,
    summary: "Whether the first value is less or equal.",
    examples: [Example("2 <= 2", "yes")]
  )

  /// Whether the first value is more.
  static let isMore = comparison(
    .greater,
    summary: "Whether the first value is more.",
    examples: [Example("42% > 41.9%", "yes")]
  )

  /// Whether the first value is more or equal.
  static let isAtLeast = comparison(
    .greaterOrEqual,
    summary: "Whether the first value is more or equal.",
    examples: [Example("2 >= 3", "no")]
  )

  private static func comparison(
    _ comparison: Comparison,
    summary: String,
    examples: [Example]
  )
    -> Function
  {
    let typing: Rule = { (arguments) throws(TypeProblem) in
      try Comparing.check(comparison, arguments)
      return .boolean
    }
    let kernel: Kernel = { (columns, signature, _) throws(KernelFailure) in
      .booleans(
        try Comparing.cells(comparison, columns, signature.arguments),
        validity: .meeting(columns)
      )
    }
    return Comparing.function(
      comparison.rawValue,
      [Parameter("a"), Parameter("b")],
      summary: summary,
      examples: examples,
      isNegated: comparison == .notEqual,
      typing: typing
    ) { (columns, signature, rows) throws(KernelFailure) in
      if UnitSplit.isNeeded(signature.arguments) {
        return try UnitSplit.run(
          columns,
          signature,
          rows,
          typing: { (arguments) throws(TypeProblem) in
            try Comparing.checkAlike(arguments)
            return try typing(arguments)
          },
          kernel: kernel
        )
      }
      return try kernel(columns, signature, rows)
    }
  }
}
