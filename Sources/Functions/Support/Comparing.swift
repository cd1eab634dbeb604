import Columns
import Plan

/// What the comparison operators, `between` and `in` share: which values compare, and how.
enum Comparing {
  /// Refuses two arguments that cannot be compared.
  static func check(_ comparison: Comparison, _ arguments: [Argument]) throws(TypeProblem) {
    let (left, right) = (arguments[0], arguments[1])
    switch (left.type, right.type) {
    case (.interval, .interval):
      guard comparison.isEquality else {
        throw .notA(
          "numbers, text or periods",
          arguments,
          0,
          of: comparison.rawValue,
          help: [
            "compare ends: `upper(…) < lower(…)`", "or see whether one lies `within` the other",
          ]
        )
      }
      return try check(comparison, arguments.map(\.asEnd))
    case (.interval, .number), (.number, .interval):
      throw TypeProblem(
        id: "unlike-types",
        "\(left.described) cannot be compared with \(right.described)",
        help: intervalHelp(left, right)
      )
    case (.text, .text), (.period, .period): return
    case (.boolean, .boolean):
      if comparison.isEquality { return }
      throw .notA("numbers, text or periods", arguments, 0, of: comparison.rawValue)
    case (.number(let a), .number(let b)):
      if a.unit.quantity == .varies || b.unit.quantity == .varies { return }
      if UnitAlgebra.comparison(a.unit, b.unit) != nil { return }
      throw .unlikeUnits(
        "compared",
        arguments,
        help: unitHelp(left, right)
      )
    case (.period, .number):
      if right.calendarYear != nil { return }
      throw yearProblem(right, 1)
    case (.number, .period):
      if left.calendarYear != nil { return }
      throw yearProblem(left, 0)
    default:
      throw TypeProblem(
        id: "unlike-types",
        "\(left.described) cannot be compared with \(right.described)",
        help: help(left, right)
      )
    }
  }

  /// A function that compares its first argument with the others.
  ///
  /// A column without any value has no type to check and gives a missing answer in every row.
  static func function(
    _ name: String,
    _ parameters: [Parameter],
    summary: String,
    examples: [Example],
    isNegated: Bool = false,
    typing: @escaping Function.Rule,
    kernel: @escaping Function.Kernel
  ) -> Function {
    .lenient(name, parameters, summary: summary, examples: examples) {
      (arguments) throws(TypeProblem) in
      try refuseMissing(arguments, isNegated: isNegated)
      if arguments.contains(where: { $0.type == .unknown }) { return .boolean }
      return try typing(arguments)
    } kernel: { (columns, signature, rows) throws(KernelFailure) in
      guard !signature.arguments.contains(.unknown) else {
        return .missing(.boolean, validity: .meeting(columns), rows: rows)
      }
      return try kernel(columns, signature, rows)
    }
  }

  /// Refuses a plain number beside one with a unit, where units vary by row: no unit can be read into
  /// `100` that suits £000, £m and % alike.
  static func checkAlike(_ arguments: [Argument]) throws(TypeProblem) {
    let units = arguments.compactMap { $0.type.number?.unit }
    guard let odd = units.first(where: { !$0.isCountLike }), units.contains(where: \.isCountLike)
    else { return }
    throw TypeProblem(id: "unlike-units", "a number without a unit beside one in \(odd.words)")
  }

  /// Refuses a comparison with the word `missing`, whose answer would be missing in every row.
  private static func refuseMissing(_ arguments: [Argument], isNegated: Bool) throws(TypeProblem) {
    guard let index = arguments.firstIndex(where: { $0.type == .unknown && $0.literal != nil })
    else { return }
    let other = arguments.first { $0.type != .unknown }?.spelling ?? ""
    let name = other.isEmpty ? "x" : other
    throw TypeProblem(
      id: "compared-with-missing",
      "nothing is equal to, more or less than a missing value",
      help: ["write `\(name) is \(isNegated ? "not missing" : "missing")`"],
      argument: index
    )
  }

  private static func yearProblem(_ argument: Argument, _ index: Int) -> TypeProblem {
    TypeProblem(
      id: "unlike-types",
      "a period cannot be compared with \(argument.named), which is a number",
      help: ["write a period, such as `2023/24`, `Q2 2023/24`, `Sep 2023` or `2023`"],
      argument: index
    )
  }

  private static func intervalHelp(_ left: Argument, _ right: Argument) -> [String] {
    let (interval, number) = left.type.ends == nil ? (right, left) : (left, right)
    return [
      "to see whether the number lies in the interval write "
        + "`\(number.spelling) within \(interval.spelling)`",
      "its ends are `lower(\(interval.spelling))` and `upper(\(interval.spelling))`",
    ]
  }

  private static func help(_ left: Argument, _ right: Argument) -> [String] {
    let types = [left.type, right.type]
    guard let text = [left, right].first(where: { $0.type == .text }) else { return [] }
    let spelling = text.spelling.isEmpty ? "…" : text.spelling
    if types.contains(.period) {
      if case .text(let words) = text.literal, PeriodReader().read(words) != nil {
        return ["write the period without quotes: `\(words)`"]
      }
      return ["to read text as a period write `period(\(spelling))`"]
    }
    guard let number = [left, right].first(where: { $0.type.number != nil }) else { return [] }
    if case .text(let words) = text.literal, NumberReader.read(words) != nil {
      return ["write the number without quotes: `\(words)`"]
    }
    let reading = "to read text as a number write `number(\(spelling))`"
    guard number.literal != nil, text.literal == nil else { return [reading] }
    return ["to compare text write `\"\(number.spelling)\"`", reading]
  }

  private static func unitHelp(_ left: Argument, _ right: Argument) -> [String] {
    let (literal, other) = right.literal == nil ? (left, right) : (right, left)
    guard literal.literal != nil, let unit = other.type.number?.unit else {
      return ["to compare without units write `number(…)` around each"]
    }
    return ["write the number in \(unit.words), or without a unit, which is read as \(unit.words)"]
  }

  /// The comparison of each row; cells without a value are false and their units do not vary.
  static func cells(
    _ comparison: Comparison,
    _ columns: [Column],
    _ types: [DataType]
  )
    throws(KernelFailure) -> [Bool]
  {
    let (left, right) = (columns[0], columns[1])
    if let a = left.ends, let b = right.ends {
      let types = types.map(\.asEnd)
      let lower = try cells(.equal, [a.lower, b.lower], types)
      let upper = try cells(.equal, [a.upper, b.upper], types)
      return lower.indices.map { (lower[$0] && upper[$0]) == (comparison == .equal) }
    }
    switch (left.values, right.values) {
    case (.text(let a, let aTexts), .text(let b, let bTexts)):
      return texts(comparison, a, aTexts, b, bTexts)
    case (.period(let a), .period(let b)):
      return comparison.cells(a.map(\.sortKey), b.map(\.sortKey))
    case (.period(let a), .decimal(let b, _)):
      return comparison.cells(a.map(\.sortKey), b.map(yearKey))
    case (.decimal(let a, _), .period(let b)):
      return comparison.cells(a.map(yearKey), b.map(\.sortKey))
    case (.boolean(let a), .boolean(let b)):
      return comparison.cells(a.map { $0 ? 1 : 0 }, b.map { $0 ? 1 : 0 })
    default:
      guard let a = types[0].number, let b = types[1].number,
        let meeting = UnitAlgebra.comparison(a.unit, b.unit)
      else { throw .unexpected(comparison.rawValue) }
      let scaled = try meeting.scaled(columns)
      guard
        let cells = NumberComparison.cells(comparison, scaled[0], scaled[1], shift: meeting.shift)
      else { throw .unexpected(comparison.rawValue) }
      return cells
    }
  }

  private static func yearKey(_ year: Int64) -> UInt64 {
    Int(exactly: year).flatMap { Period.year($0, .calendar) }?.sortKey ?? 0
  }

  private static func texts(
    _ comparison: Comparison,
    _ left: [UInt32],
    _ leftTexts: TextDictionary,
    _ right: [UInt32],
    _ rightTexts: TextDictionary
  ) -> [Bool] {
    // Texts of one dictionary differ, so that equality is that of their codes.
    if leftTexts === rightTexts, comparison.isEquality { return comparison.cells(left, right) }
    let order = TextOrder(leftTexts, rightTexts)
    if let constant = TextCells.constant(right, rightTexts) {
      return against(left, leftTexts) { code in
        comparison.isEquality
          ? order.areEqual(code, constant) == (comparison == .equal)
          : comparison.holds(order.order(code, constant))
      }
    }
    if let constant = TextCells.constant(left, leftTexts) {
      return against(right, rightTexts) { code in
        comparison.isEquality
          ? order.areEqual(constant, code) == (comparison == .equal)
          : comparison.holds(order.order(constant, code))
      }
    }
    return left.indices.map { comparison.holds(order.order(left[$0], right[$0])) }
  }

  /// A test of each row's text; of each distinct text where there are fewer of those than rows.
  private static func against(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    _ test: (UInt32) -> Bool
  ) -> [Bool] {
    guard dictionary.count <= codes.count else { return codes.map(test) }
    return TextCells.map(codes, dictionary, test)
  }
}

extension Argument {
  /// The year that a plain whole number of four digits names.
  var calendarYear: Int? {
    guard type.number?.unit == .plain, case .decimal(let number) = literal, number.scale == 0,
      (1000...2999).contains(number.mantissa)
    else { return nil }
    return Int(number.mantissa)
  }
}
