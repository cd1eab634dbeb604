import Columns
import Plan

extension Function {
  /// The first characters of a text.
  static let left = ends(
    "left",
    summary: "The first so many characters; all of a shorter text.",
    example: Example("left(\"Worcestershire\", 9)", "Worcester")
  ) { text, count in text.prefix(count) }

  /// The last characters of a text.
  static let right = ends(
    "right",
    summary: "The last so many characters; all of a shorter text.",
    example: Example("right(\"Worcestershire\", 5)", "shire")
  ) { text, count in text.suffix(count) }

  /// Characters from the middle of a text.
  static let part = Function.strict(
    "part",
    aliases: ["substring", "mid"],
    [
      Parameter("text", meaning: "a text"),
      Parameter("start", meaning: "the place of the first character, from 1"),
      Parameter("length", .optional, meaning: "how many characters; all that follow unless given"),
    ],
    summary: "The characters from a place on, counted from 1; so many, or all that follow.",
    examples: [
      Example("part(\"2023/24\", 6, 2)", "24"),
      Example("part(\"E10000034\", 2)", "10000034"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "part", .text, .whole)
    return .text
  } kernel: { (columns, _, _) throws(KernelFailure) in
    try TextKernel.texts(columns, of: "part") { text, extras in
      guard let start = extras[0].whole, start >= 1 else { return nil }
      let rest = text.dropFirst(start - 1)
      guard extras.count > 1 else { return String(rest) }
      guard let length = extras[1].whole, length >= 0 else { return nil }
      return String(rest.prefix(length))
    }
  }

  private static func ends(
    _ name: String,
    summary: String,
    example: Example,
    _ cut: @escaping @Sendable (String, Int) -> Substring
  ) -> Function {
    .strict(
      name,
      [Parameter("text", meaning: "a text"), Parameter("count", meaning: "how many characters")],
      summary: summary,
      examples: [example]
    ) { (arguments) throws(TypeProblem) in
      try check(arguments, of: name, .text, .whole)
      return .text
    } kernel: { (columns, _, _) throws(KernelFailure) in
      try TextKernel.texts(columns, of: name) { text, extras in
        guard let count = extras[0].whole, count >= 0 else { return nil }
        return String(cut(text, count))
      }
    }
  }
}
