import Columns
import Plan

extension Function {
  /// The financial year that contains a period.
  static let financialYear = year(
    "financial_year",
    .financial,
    summary:
      "The financial year, April to March, that contains a period; undefined where none does.",
    example: Example("financial_year(30 Sep 2023)", "2023/24")
  )

  /// The academic year that contains a period.
  static let academicYear = year(
    "academic_year",
    .academic,
    summary: "The school year, September to August, that contains a period; undefined where none "
      + "does.",
    example: Example("academic_year(30 Sep 2023)", "AY 2023/24")
  )

  /// The calendar year that contains a period.
  static let calendarYear = year(
    "calendar_year",
    .calendar,
    summary: "The calendar year that contains a period; undefined where none does.",
    example: Example("calendar_year(30 Sep 2023)", "2023")
  )

  /// The quarter that contains a period.
  static let quarter = Function.strict(
    "quarter",
    [
      Parameter("period", meaning: "a period of any kind"),
      Parameter(
        "calendar",
        .optional,
        meaning: "whose year it is: \(Period.Calendar.names)"
      ),
    ],
    summary: "The quarter that contains a period, of the financial year unless another calendar is "
      + "given; undefined where none does.",
    examples: [
      Example("quarter(30 Sep 2023)", "Q2 2023/24 (Jul–Sep 2023)"),
      Example("quarter(30 Sep 2023, \"calendar\")", "CY Q3 2023 (Jul–Sep 2023)"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try checkPeriod(arguments, of: "quarter")
    if arguments.count > 1 { try checkCalendar(arguments, 1, of: "quarter") }
    return .period
  } kernel: { (columns, _, _) throws(KernelFailure) in
    let calendar = calendar(columns, 1)
    return try PeriodKernel.periods(columns[0], of: "quarter") { period in
      guard let year = period.year(of: calendar) else { return nil }
      return (1...4).lazy
        .compactMap {
          Period.quarter($0, of: calendar.year(of: CivilDate(dayNumber: year.start)), calendar)
        }
        .first { $0.covers(period) }
    }
  }

  private static func year(
    _ name: String,
    _ calendar: Period.Calendar,
    summary: String,
    example: Example
  ) -> Function {
    ofPeriod(name, .period, summary: summary, examples: [example]) {
      (column) throws(KernelFailure) in
      try PeriodKernel.periods(column, of: name) { $0.year(of: calendar) }
    }
  }
}
