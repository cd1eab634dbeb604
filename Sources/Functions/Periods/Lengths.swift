import Columns
import Plan

extension Function {
  /// The days of a period, or a number of days.
  static let days = Function.strict(
    "days",
    [Parameter("x", meaning: "a period, or a whole number")],
    summary: "The number of days of a period or of a number of weeks; of a plain number, so many "
      + "days.",
    examples: [
      Example("days(Feb 2024)", "29 days"), Example("30 Sep 2023 + days(1)", "1 Oct 2023"),
      Example("days(20 weeks)", "140 days"),
    ]
  ) { (arguments) throws(TypeProblem) in
    if arguments[0].type == .period { return .number(NumberType(.decimal(scale: 0), unit: .days)) }
    return try length(arguments, .days, of: "days", or: "a period or ")
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard case .period = columns[0].values else { return try length(columns[0], signature) }
    return try PeriodKernel.wholes(columns[0], of: "days") { $0.days }
  }

  /// A number of weeks.
  static let weeks = lengths(
    "weeks",
    .weeks,
    summary: "So many weeks, to move a period by or compare with; of a number of days, their "
      + "weeks.",
    example: Example("1 Sep 2023 + weeks(2)", "15 Sep 2023")
  )

  /// A number of years.
  static let years = lengths(
    "years",
    .years,
    summary: "So many years, to move a period by or compare with; of a number of months, their "
      + "years.",
    example: Example("2023/24 - years(1)", "2022/23")
  )

  /// A number of months, or a length written as years and months.
  static let months = Function.strict(
    "months",
    [Parameter("x", meaning: "a text such as `\"02:03\"`, or a whole number")],
    summary: "The months of a length written as years and months, as 02:03, or of a number of "
      + "years; of a plain number, so many months.",
    examples: [
      Example("months(\"02:03\")", "27 months"), Example("Jan 2023 + months(2)", "Mar 2023"),
      Example("months(2 years)", "24 months"),
    ]
  ) { (arguments) throws(TypeProblem) in
    let months = Unit(.months)
    if arguments[0].type == .text { return .number(NumberType(.decimal(scale: 0), unit: months)) }
    return try length(arguments, months, of: "months", or: "text such as 02:03 or ")
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard case .text(let codes, let dictionary) = columns[0].values else {
      return try length(columns[0], signature)
    }
    var reasons = columns[0].validity.filled(codes.count)
    let read = TextCells.map(codes, dictionary) { code in
      let text = dictionary.text(code)
      return (months: YearsAndMonths.months(text), reason: MissingReason(cell: text).rawValue)
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
    } kernel: { (columns, signature, _) throws(KernelFailure) in
      try length(columns[0], signature)
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
        || UnitAlgebra.lengths(unit, type.unit) != nil
    else { throw .notA(others + "a plain number", arguments, 0, of: name) }
    // Weeks of days and years of months seldom come out even.
    let isDivided = UnitAlgebra.lengths(unit, type.unit).map { $0.factors.left != 1 } ?? false
    return .number(isDivided ? NumberType(.floating, unit: unit) : type.with(unit: unit))
  }

  /// The lengths of a column, in the unit of the answer.
  private static func length(
    _ column: Column,
    _ signature: Signature
  ) throws(KernelFailure) -> Column {
    guard let own = signature.arguments[0].number?.unit, let unit = signature.result.number?.unit,
      let factors = UnitAlgebra.lengths(unit, own)?.factors
    else { return column.withoutUnits }
    guard factors.left == 1 else {
      guard let cells = NumericCells(column).floating else { throw .unexpected(unit.heading) }
      return .floatings(cells.map { $0 / Double(factors.left) }, validity: column.validity)
    }
    guard let lengths = column.multiplied(by: factors.right) else {
      throw .tooLarge("a change of unit")
    }
    return lengths.withoutUnits
  }
}

extension Column {
  /// The cells with their printed decimals and without units of their own.
  var withoutUnits: Column { with(notes: CellNotes(decimals: notes.decimals)) }
}
