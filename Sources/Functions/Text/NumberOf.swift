import Columns
import Plan

extension Function {
  /// A number that a text spells, or a number without its unit.
  ///
  /// The unit of a text is not kept, because each row could have another: `42%` gives 42 and
  /// `£9.5m` gives 9,500,000. Codes such as `c` give a missing value with their reason.
  static let number = Function.strict(
    "number",
    [
      Parameter("x", meaning: "a text, or a number"),
      Parameter("decimals", .optional, meaning: "how many decimals a text keeps; 6 unless given"),
    ],
    summary: "The number that a text spells, as £1,234 or (12.3) or 42%, without its unit; "
      + "of a number, the number without its unit. Texts keep up to 6 decimals unless told, and "
      + "flags in brackets: 12.3 [p].",
    examples: [
      Example("number(\"£1,234\") = 1234", "yes"),
      Example("number(\"(12.3)\")", "-12.3"),
      Example("number(42%)", "42"),
      Example("number(\"12.3 [p]\") is provisional", "yes"),
    ]
  ) { (arguments) throws(TypeProblem) in
    if let number = arguments[0].type.number { return .number(number.with(unit: .plain)) }
    guard arguments[0].type == .text else {
      throw .notA("text or a number", arguments, 0, of: "number")
    }
    return .number(NumberType(.decimal(scale: try decimals(arguments)), unit: .plain))
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard case .text(let codes, let dictionary) = columns[0].values else {
      return columns[0].with(notes: Column.CellNotes(decimals: columns[0].notes.decimals))
    }
    guard let scale = signature.result.number?.scale else { throw .unexpected("number") }
    let read = TextCells.map(codes, dictionary) { Cell(dictionary.text($0)) }
    var builder = ColumnBuilder(type: signature.result)
    let validity = Validity.meeting(columns)
    for row in read.indices {
      if let reason = validity.reason(row) {
        builder.append(.missing(reason))
      } else if case .decimal(let number) = read[row].value, number.rescaled(to: scale) == nil {
        throw KernelFailure(
          id: "number-too-fine",
          "`\(number)` does not fit the \(scale) decimals that `number` keeps here",
          help: ["say how many to keep: `number(x, \(min(number.scale, 18)))`"]
        )
      } else {
        builder.append(read[row].value, decimals: read[row].decimals, flags: read[row].flags)
      }
    }
    return builder.build()
  }

  private static func decimals(_ arguments: [Argument]) throws(TypeProblem) -> Int {
    guard arguments.count > 1 else {
      if case .text(let text) = arguments[0].literal { return Cell(text).decimals ?? 0 }
      return 6
    }
    guard let scale = arguments[1].literal?.wholeNumber,
      (0...ExactDecimal.maximumScale).contains(scale)
    else {
      throw TypeProblem(
        id: "wrong-argument-value",
        "the decimals that `number` keeps are a whole number, 0 to 18",
        help: ["write `number(x, 2)`"],
        argument: 1
      )
    }
    return scale
  }

  /// What a text reads as.
  private struct Cell {
    let value: Value
    var decimals: Int?
    var flags: CellFlags = []

    init(_ text: String) {
      let (bare, flags) = Self.unflagged(text)
      if let number = NumberReader.read(bare) {
        value = .decimal(number)
        decimals = number.scale
        self.flags = flags
      } else {
        value = .missing(MissingReason(cell: text))
      }
    }

    /// A text without the flags at its end, each a letter in brackets as files have them: `[p][r]`.
    private static func unflagged(_ text: String) -> (bare: String, flags: CellFlags) {
      var rest = text.utf8[...]
      var flags: CellFlags = []
      while true {
        while rest.last == UInt8(ascii: " ") { rest.removeLast() }
        let mark = Array(rest.suffix(3))
        guard mark.count == 3, mark[0] == UInt8(ascii: "["), mark[2] == UInt8(ascii: "]"),
          let flag = CellFlags(letter: mark[1])
        else { break }
        flags.insert(flag)
        rest.removeLast(3)
      }
      return (String(decoding: rest, as: UTF8.self), flags)
    }
  }
}

extension MissingReason {
  /// Why a text that is no number or period has no value: a published code, nothing, or no sense.
  init(cell text: String) {
    let trimmed = text.trimmingSpaces()
    self = trimmed.isEmpty ? .blank : MissingReason(code: trimmed) ?? .unreadable
  }
}
