import Columns
import Plan

extension Function {
  /// Whether a number lies in an interval, or a period in a longer one.
  static let within = Comparing.function(
    "within",
    [
      Parameter("x", meaning: "a number, an interval or a period"),
      Parameter("interval", meaning: "an interval, or a period for a period"),
    ],
    summary: "Whether a number or an interval lies in an interval, whose ends count; or a period "
      + "in another.",
    examples: [
      Example("271 within implied_total(130, 48%)", "yes"),
      Example("£1.2m within rounding(£1m)", "yes"),
      Example("Sep 2023 within 2023/24", "yes"),
      Example("AY 2022/23 within 2022/23", "no"),
    ]
  ) { (arguments) throws(TypeProblem) in
    if Function.arePeriods(arguments) { return .boolean }
    guard arguments[1].type.ends != nil else {
      throw .notA(
        arguments[0].type == .period ? "a period after it" : "an interval after it",
        arguments,
        1,
        of: "within",
        help: arguments[0].type == .period
          ? [] : ["between two numbers write `x between a and b`"]
      )
    }
    guard arguments[0].type.measure != nil else {
      throw .notA("a number or an interval before it", arguments, 0, of: "within")
    }
    try Comparing.check(.lessOrEqual, arguments.map(\.asEnd))
    return .boolean
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    let validity = Validity.meeting(columns)
    guard columns[1].ends != nil else {
      let (inner, outer) = (columns[0].civilPeriods, columns[1].civilPeriods)
      guard inner.count == outer.count else { throw .unexpected("within") }
      return .booleans(inner.indices.map { outer[$0].covers(inner[$0]) }, validity: validity)
    }
    guard let outer = columns[1].ends else { throw .unexpected("within") }
    let inner = columns[0].ends ?? (columns[0], columns[0])
    let types = Signature(signature.arguments.map(\.asEnd), .boolean)
    let low = try isAtLeast.kernel([inner.lower, outer.lower], types, rows)
    let high = try isAtMost.kernel([inner.upper, outer.upper], types, rows)
    return try and.kernel([low, high], Signature([.boolean, .boolean], .boolean), rows)
  }

  /// Whether both arguments are periods, or one of them the number of a calendar year.
  private static func arePeriods(_ arguments: [Argument]) -> Bool {
    arguments.contains { $0.type == .period }
      && arguments.allSatisfy { $0.type == .period || $0.calendarYear != nil }
  }
}
