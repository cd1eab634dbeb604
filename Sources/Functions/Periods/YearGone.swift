import Columns
import Plan

extension Function {
  /// How much of its year is gone at the end of a period that begins with the year.
  static let yearGone = Function.strict(
    "year_gone",
    [Parameter("period", meaning: "the year so far: `P6 2023/24`, `Q2 2023/24`, `2023/24 YTD`")],
    summary: "How much of its year is gone at the end of a period, in per cent: by months where it "
      + "ends with a month, otherwise by days.",
    examples: [
      Example("year_gone(P6 2023/24)", "50%"),
      Example("year_gone(Q3 2023/24)", "75%"),
    ]
  ) { (arguments) throws(TypeProblem) in
    guard arguments[0].type == .period else {
      throw .notA("a period", arguments, 0, of: "year_gone")
    }
    return .number(NumberType(.floating, unit: .percent))
  } kernel: { (columns, _, _) throws(KernelFailure) in
    guard case .period(let cells) = columns[0].values else { throw .unexpected("year_gone") }
    return .floatings(cells.map(\.shareOfYearGone), validity: columns[0].validity)
  }
}

extension Period {
  /// The part of the year gone at the period's end, in per cent.
  fileprivate var shareOfYearGone: Double {
    let last = CivilDate(dayNumber: end)
    let months = (last.month - calendar.firstMonth + 12) % 12
    if last.isMonthEnd { return Double(months + 1) * 100 / 12 }
    let first = CivilDate.firstDay(year: last.year, month: last.month, plus: -months)
    let next = CivilDate.firstDay(year: last.year, month: last.month, plus: 12 - months)
    guard let first, let next else { return .nan }
    let (gone, whole) = (end - first.dayNumber + 1, next.dayNumber - first.dayNumber)
    return Double(gone) * 100 / Double(whole)
  }
}
