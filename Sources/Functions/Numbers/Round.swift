import Columns
import Plan

extension Function {
  /// A number rounded to so many decimals, exactly.
  static let round = Function.strict(
    "round",
    [
      Parameter("x", meaning: "a number"),
      Parameter("digits", .optional, meaning: "how many decimals; none unless given"),
    ],
    summary: "The number rounded to so many decimals, halves away from zero; negative digits round "
      + "to tens, hundreds and so on.",
    examples: [
      Example("round(2.675, 2)", "2.68"),
      Example("round(-2.5)", "-3"),
      Example("round(2 / 3, 2)", "0.67"),
      Example("round(£9.55m, 1)", "£9.6m"),
      Example("round(250, -2)", "300"),
    ]
  ) { (arguments) throws(TypeProblem) in
    guard let type = arguments[0].type.number else {
      throw .notA("a number", arguments, 0, of: "round")
    }
    let digits = try roundingDigits(arguments)
    let scale = max(0, min(digits, type.scale ?? digits))
    return .number(NumberType(.decimal(scale: scale), unit: type.unit))
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard let scale = signature.result.number?.scale else { throw .unexpected("round") }
    let digits = columns.count > 1 ? WholeNumbers.cells(columns[1])[0] ?? scale : 0
    return try Rounding.column(columns[0], of: "round", digits: digits, scale: scale) {
      Rounding.nearest($0, $1)
    }
  }

  private static func roundingDigits(_ arguments: [Argument]) throws(TypeProblem) -> Int {
    guard arguments.count > 1 else { return 0 }
    guard let digits = arguments[1].literal?.wholeNumber,
      (-18...ExactDecimal.maximumScale).contains(digits)
    else {
      throw TypeProblem(
        id: "wrong-argument-value",
        "the digits of `round` are a whole number from -18 to 18, the same in every row",
        help: ["write `round(x, 2)`"],
        argument: 1
      )
    }
    return digits
  }

  /// The next whole number below.
  static let floor = toWhole(
    "floor",
    summary: "The greatest whole number that is not more.",
    examples: [Example("floor(2.7)", "2"), Example("floor(-2.1)", "-3")]
  ) { Rounding.down($0, $1) }

  /// The next whole number above.
  static let ceiling = toWhole(
    "ceiling",
    aliases: ["ceil"],
    summary: "The least whole number that is not less.",
    examples: [Example("ceiling(2.1)", "3"), Example("ceiling(-2.7)", "-2")]
  ) { Rounding.up($0, $1) }

  private static func toWhole(
    _ name: String,
    aliases: [String] = [],
    summary: String,
    examples: [Example],
    _ divide: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> Function {
    .strict(
      name,
      aliases: aliases,
      [Parameter("x", meaning: "a number")],
      summary: summary,
      examples: examples
    ) {
      (arguments) throws(TypeProblem) in
      guard let type = arguments[0].type.number else {
        throw .notA("a number", arguments, 0, of: name)
      }
      return .number(NumberType(.decimal(scale: 0), unit: type.unit))
    } kernel: { (columns, _, _) throws(KernelFailure) in
      try Rounding.column(columns[0], of: name, digits: 0, scale: 0, divide)
    }
  }
}
