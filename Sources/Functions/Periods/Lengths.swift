import Columns
import Plan

extension Function {
  /// The days of a period, or a number of days.
  static let days = Function.strict(
    "days",
    [Parameter("x", meaning: "a period, or a whole number")],
    summary: "The number of days of a period; of a plain number, so many days.",
    examples: [
      Example("days(Feb 2024)", "29 days"), Example("30 Sep 2023 + days(1)", "1 Oct 2023"),
    ]
  ) { (arguments) throws(TypeProblem) in
    if arguments[0].type == .period { return .number(NumberType(.decimal(scale: 0), unit: .days)) }
    return try length(arguments, .days, of: "days", or: "a period or ")
  } kernel: { (columns, _, _) throws(KernelFailure) in
    guard case .period = columns[0].values else { return columns[0].withoutUnits }
    return try PeriodKernel.wholes(columns[0], of: "days") { $0.days }
  }

  /// A number of weeks.
  static let weeks = lengths(
    "weeks",
    .weeks,
    summary: "So many weeks, to move a period by or compare with.",
    example: Example("1 Sep 2023 + weeks(2)", "15 Sep 2023")
  )

  /// A number of years.
  static let years = lengths(
    "years",
    .years,
    summary: "So many years, to move a period by or compare with.",
    example: Example("2023/24 - years(1)", "2022/23")
  )

  /// A number of months, or a length written as years and months.
  static let months = Function.strict(
    "months",
    [Parameter("x", meaning: "a text such as `\"02:03\"`, or a whole number")],
    summary: "The months of a length written as years and months, as 02:03; of a plain number, so "
      + "many months.",
    examples: [
      Example("months(\"02:03\")", "27 months"), Example("Jan 2023 + months(2)", "Mar 2023"),
    ]
  ) { (arguments) throws(TypeProblem) in
    let months = Unit(.months)
    if arguments[0].type == .text { return .number(NumberType(.decimal(scale: 0), unit: months)) }
    return try length(arguments, months, of: "months", or: "text such as 02:03 or ")
  } kernel: { (columns, _, _) throws(KernelFailure) in
    guard case .text(let codes, let dictionary) = columns[0].values else {
      return columns[0].withoutUnits
    }
    var reasons = columns[0].validity.filled(codes.count)
    let read = TextCells.map(codes, dictionary) { code in
      let text = dictionary.text(code)
      return (months: months(text), reason: MissingReason(cell: text).rawValue)
    }
    for row in read.indices where reasons[row] == 0 && read[row].months == nil {
      reasons[row] = read[row].reason
    }
    return .decimals(
      read.map { $0.months ?? 0 },
      scale: 0,
      validity: Validity(reasons: reasons)
    )
  }

  private static func months(_ text: String) -> Int64? {
    let parts = text.trimmingSpaces().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let years = Int64(parts[0]), (0...999).contains(years),
      let months = Int64(parts[1]), (0...11).contains(months),
      parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    return years * 12 + months
  }

  private static func lengths(
    _ name: String,
    _ quantity: Unit.Quantity,
    summary: String,
    example: Example
  ) -> Function {
    .strict(
      name,
      [Parameter("n", meaning: "a whole number")],
      summary: summary,
      examples: [example]
    ) {
      (arguments) throws(TypeProblem) in
      try length(arguments, Unit(quantity), of: name, or: "")
    } kernel: { (columns, _, _) in
      columns[0].withoutUnits
    }
  }

  private static func length(
    _ arguments: [Argument],
    _ unit: Unit,
    of name: String,
    or others: String
  ) throws(TypeProblem) -> DataType {
    guard let type = arguments[0].type.number,
      type.unit == unit || type.unit.simple == .plain || type.unit.isLike(.count)
    else { throw .notA(others + "a plain number", arguments, 0, of: name) }
    return .number(type.with(unit: unit))
  }
}

extension Column {
  /// The cells with their printed decimals and without units of their own.
  var withoutUnits: Column { with(notes: CellNotes(decimals: notes.decimals)) }
}
