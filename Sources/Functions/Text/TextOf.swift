import Columns
import Plan

extension Function {
  /// A value as text.
  static let text = Function.strict(
    "text",
    [
      Parameter("x", meaning: "a value of any type"),
      Parameter("pattern", .optional, meaning: "for a day: `d`, `m` and `y` as in Excel"),
    ],
    summary: "A value as it prints on its own, with its unit; a day, or the first of a longer "
      + "period, by a pattern such as dd/mm/yyyy.",
    examples: [
      Example("text(£9.5m)", "£9.5m"),
      Example("text(2022-23)", "2022/23"),
      Example("text(3 Sep 2023, \"dd/mm/yyyy\")", "03/09/2023"),
      Example("text(3 Sep 2023, \"dddd d mmmm yyyy\")", "Sunday 3 September 2023"),
    ]
  ) { (arguments) throws(TypeProblem) in
    guard arguments.count > 1 else { return .text }
    try checkPeriod(arguments, of: "text")
    guard case .text(let pattern) = arguments[1].literal, DatePattern(pattern) != nil else {
      throw TypeProblem(
        id: "wrong-argument-value",
        "the pattern of `text` is one text of `d` to `dddd`, `m` to `mmmm`, `yy` and `yyyy`",
        help: ["write `text(…, \"dd/mm/yyyy\")`; what stands in single quotes is kept as it is"],
        argument: 1
      )
    }
    return .text
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard columns.count > 1 else { return Texts.column(columns[0], signature.arguments[0]) }
    guard case .period(let periods) = columns[0].values,
      case .text(let codes, let dictionary) = columns[1].values, let code = codes.first,
      let pattern = DatePattern(dictionary.text(code))
    else { throw .unexpected("text") }
    var builder = TextDictionaryBuilder()
    let answers = periods.map { period in
      builder.code(for: pattern.text(CivilDate(dayNumber: period.start)))
    }
    return Column(.text(answers, builder.build()), validity: .meeting(columns))
  }

  /// Texts and other values joined to one text.
  static let concat = Function.strict(
    "concat",
    [Parameter("x", .repeated, meaning: "a value of any type")],
    summary: "Values joined to one text, each as it prints on its own.",
    examples: [Example("concat(\"Year \", 7)", "Year 7"), Example("concat(\"a\", \"b\")", "ab")]
  ) { _ in
    .text
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    let parts = zip(columns, signature.arguments).map { Texts.cells($0, $1) }
    let validity = Validity.meeting(columns)
    var builder = TextDictionaryBuilder()
    let empty = builder.code(for: "")
    let codes = (0..<rows).map { row in
      validity.isPresent(row) ? builder.code(for: parts.map { $0[row] }.joined()) : empty
    }
    return Column(.text(codes, builder.build()), validity: validity)
  }
}

/// Cells as texts.
enum Texts {
  static func column(_ column: Column, _ type: DataType) -> Column {
    if case .text = column.values { return column }
    var builder = TextDictionaryBuilder()
    let codes = cells(column, type).map { builder.code(for: $0) }
    return Column(.text(codes, builder.build()), validity: column.validity)
  }

  static func cells(_ column: Column, _ type: DataType) -> [String] {
    if case .text(let codes, let dictionary) = column.values {
      return TextCells.map(codes, dictionary) { dictionary.text($0) }
    }
    return (0..<column.count).map { row in
      let value = column.value(at: row)
      switch value {
      case .boolean(let cell): return cell ? "yes" : "no"
      case .period(let cell): return cell.label
      case .decimal, .floating, .interval:
        let unit = column.unit(at: row) ?? type.measure?.unit ?? .plain
        return PrintedNumber.text(value, decimals: column.decimals(at: row), unit: unit) ?? ""
      case .text, .missing: return ""
      }
    }
  }
}
