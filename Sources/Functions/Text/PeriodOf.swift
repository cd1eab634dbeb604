import Columns
import Plan

extension Function {
  /// The period that a text or a number names.
  static let period = Function.strict(
    "period",
    [
      Parameter("x", meaning: "a text or a whole number"),
      Parameter(
        "calendar",
        .optional,
        meaning: "whose years they are: \(Period.Calendar.names)"
      ),
    ],
    summary: "The period that a text names, or a number such as 2022 or 202223; year pairs are "
      + "financial years unless another calendar is given. A text that needs a guess is missing.",
    examples: [
      Example("period(\"2023/24 (Rev)\")", "2023/24"),
      Example("period(202223, \"academic\")", "AY 2022/23"),
      Example("period(\"Sept 2023\")", "Sep 2023"),
      Example("period(\"12 months to Sept 2023\")", "12 months to Sep 2023"),
      Example("period(\"Q2 2023/24\", \"August\")", "Q2 2023/24 from Aug (Nov 2023–Jan 2024)"),
    ]
  ) { (arguments) throws(TypeProblem) in
    switch arguments[0].type {
    case .text, .period: break
    case .number(let number) where number.unit.simple == .plain || number.unit.isLike(.count): break
    default: throw .notA("text or a plain number", arguments, 0, of: "period")
    }
    if arguments.count > 1 { try checkCalendar(arguments, 1, of: "period") }
    if case .text(let text) = arguments[0].literal {
      try checkText(text, arguments.count > 1 ? arguments[1].literal : nil)
    }
    return .period
  } kernel: { (columns, _, rows) throws(KernelFailure) in
    if case .period = columns[0].values { return columns[0] }
    let reader = PeriodReader(calendar: calendar(columns, 1))
    let values: [Value]
    switch columns[0].values {
    case .text(let codes, let dictionary):
      values = TextCells.map(codes, dictionary) { code in
        let text = dictionary.text(code)
        return reader.read(text).map(Value.period) ?? .missing(MissingReason(cell: text))
      }
    default:
      values = WholeNumbers.cells(columns[0]).map { number in
        number.flatMap { read($0, reader) }.map(Value.period) ?? .missing(.unreadable)
      }
    }
    let validity = Validity.meeting(columns)
    var builder = ColumnBuilder(type: .period)
    for row in 0..<rows {
      builder.append(validity.reason(row).map(Value.missing) ?? values[row])
    }
    return builder.build()
  }

  /// Refuses a text that is known now and names no period, with the reason.
  private static func checkText(_ text: String, _ calendar: Value?) throws(TypeProblem) {
    guard MissingReason(code: text.trimmingSpaces()) == nil else { return }
    var reader = PeriodReader()
    if case .text(let word)? = calendar, let calendar = Period.Calendar(word) {
      reader = PeriodReader(calendar: calendar)
    }
    do throws(PeriodProblem) {
      _ = try reader.reading(text)
    } catch {
      throw TypeProblem(
        id: "unread-period",
        error.sentence(text),
        help: error.help,
        argument: 0
      )
    }
  }

  /// Reads 2022 as a calendar year and 202223 as a year pair.
  private static func read(_ number: Int, _ reader: PeriodReader) -> Period? {
    if (1000...9999).contains(number) { return Period.year(number, .calendar) }
    guard (100_000...999_999).contains(number) else { return nil }
    let second = number % 100
    return reader.read("\(number / 100)/\(second < 10 ? "0" : "")\(second)")
  }
}
