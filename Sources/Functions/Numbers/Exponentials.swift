import Columns
import Glibc
import Plan

extension Function {
  /// A square root.
  static let squareRoot = ofPlainNumber(
    "square_root",
    aliases: ["sqrt"],
    summary: "The square root of a plain number; undefined below zero.",
    example: Example("square_root(9)", "3")
  ) { $0.squareRoot() }

  /// The number e to a power.
  static let exp = ofPlainNumber(
    "exp",
    summary: "The number e, 2.718…, to a power.",
    example: Example("exp(0)", "1")
  ) { Glibc.exp($0) }

  /// A logarithm, natural unless a base is given.
  static let log = Function.strict(
    "log",
    aliases: ["ln"],
    [
      Parameter("x", meaning: "a plain number"),
      Parameter("base", .optional, meaning: "the base; *e* unless given"),
    ],
    summary: "The logarithm to a base, or the natural one; undefined at and below zero.",
    examples: [Example("log(1000, 10)", "3"), Example("log(1)", "0")]
  ) { (arguments) throws(TypeProblem) in
    for index in arguments.indices { try checkPlain(arguments, index, of: "log") }
    return .number(NumberType(.floating, unit: .plain))
  } kernel: { (columns, _, _) throws(KernelFailure) in
    guard let cells = NumericCells(columns[0]).floating else { throw .unexpected("log") }
    guard columns.count > 1 else {
      return .floatings(cells.map { logarithm($0) }, validity: columns[0].validity)
    }
    guard let bases = NumericCells(columns[1]).floating else { throw .unexpected("log") }
    let answers = cells.indices.map { row in
      switch bases[row] {
      // These two are exact for powers of the base, unlike a quotient of logarithms.
      case 2: log2(cells[row])
      case 10: log10(cells[row])
      default: logarithm(cells[row]) / logarithm(bases[row])
      }
    }
    return .floatings(answers, validity: .meeting(columns))
  }

  private static func logarithm(_ number: Double) -> Double { Glibc.log(number) }

  /// A function of one number without a unit; what is no number is undefined.
  static func ofPlainNumber(
    _ name: String,
    aliases: [String] = [],
    summary: String,
    example: Example,
    _ answer: @escaping @Sendable (Double) -> Double
  ) -> Function {
    .strict(
      name,
      aliases: aliases,
      [Parameter("x", meaning: "a plain number")],
      summary: summary,
      examples: [example]
    ) {
      (arguments) throws(TypeProblem) in
      try checkPlain(arguments, 0, of: name)
      return .number(NumberType(.floating, unit: .plain))
    } kernel: { (columns, _, _) throws(KernelFailure) in
      guard let cells = NumericCells(columns[0]).floating else { throw .unexpected(name) }
      return .floatings(cells.map(answer), validity: columns[0].validity)
    }
  }

  /// Refuses an argument that is no number or has a unit.
  private static func checkPlain(
    _ arguments: [Argument],
    _ index: Int,
    of name: String
  )
    throws(TypeProblem)
  {
    guard let unit = arguments[index].type.number?.unit,
      unit.simple == .plain || unit.simple == .ratio || unit.isLike(.count)
    else {
      throw .notA(
        "a plain number",
        arguments,
        index,
        of: name,
        help: arguments[index].type.number == nil
          ? [] : ["to leave the unit out write `\(name)(number(…))`"]
      )
    }
  }
}
