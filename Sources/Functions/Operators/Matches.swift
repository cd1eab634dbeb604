import Columns
import Plan

extension Function {
  /// Whether a pattern matches anywhere in a text.
  static let matches = Function.strict(
    "matches",
    [
      Parameter("text", meaning: "what is searched"),
      Parameter("pattern", meaning: "a regular expression"),
    ],
    summary:
      "Whether a regular expression matches anywhere in a text; begin it with (?i) to ignore "
      + "case.",
    examples: [
      Example("\"Q2 2023/24\" matches \"^Q[1-4] \"", "yes"),
      Example("\"2023/24\" matches \"[0-9]{5}\"", "no"),
    ],
    ofMissing: .boolean
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "matches", .text)
    if case .text(let text) = arguments[1].literal {
      do throws(Pattern.Problem) {
        _ = try Pattern(text)
      } catch {
        throw TypeProblem(
          id: "bad-pattern",
          "the pattern cannot be read: \(error.message)",
          help: patternHelp,
          argument: 1
        )
      }
    }
    return .boolean
  } kernel: { (columns, _, rows) throws(KernelFailure) in
    guard case .text(let codes, let dictionary) = columns[0].values,
      case .text(let patternCodes, let patterns) = columns[1].values
    else { throw .unexpected("matches") }
    let validity = Validity.meeting(columns)
    if let code = TextCells.constant(patternCodes, patterns) {
      guard validity.missingCount < rows else {
        return .missing(.boolean, validity: validity, rows: rows)
      }
      let pattern = try read(patterns.text(code))
      let cells = TextCells.map(codes, dictionary) { pattern.matches(dictionary.text($0)) }
      guard !cells.contains(nil) else { throw tooSlow }
      return .booleans(cells.map { $0 ?? false }, validity: validity)
    }
    var cells = [Bool](repeating: false, count: rows)
    var known: [UInt32: Pattern] = [:]
    for row in cells.indices where validity.isPresent(row) {
      let code = patternCodes[row]
      let pattern = if let pattern = known[code] { pattern } else { try read(patterns.text(code)) }
      known[code] = pattern
      guard let isMatch = pattern.matches(dictionary.text(codes[row])) else { throw tooSlow }
      cells[row] = isMatch
    }
    return .booleans(cells, validity: validity)
  }

  private static let patternHelp = [
    "to find a text as it is written use `contains`",
    "a character with a meaning of its own is written with a backslash: `\\(`",
  ]

  private static let tooSlow = KernelFailure(
    id: "pattern-too-slow",
    "a pattern takes too long on a long text",
    help: ["repeat fewer parts of the pattern, or cut the text with `left(…)` first"]
  )

  private static func read(_ text: String) throws(KernelFailure) -> Pattern {
    do throws(Pattern.Problem) {
      return try Pattern(text)
    } catch {
      throw KernelFailure(
        id: "bad-pattern",
        "a pattern cannot be read: \(error.message)",
        help: patternHelp
      )
    }
  }
}
