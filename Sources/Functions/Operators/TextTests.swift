import Columns
import Plan

extension Function {
  /// Whether a text occurs in another, without regard to case.
  static let contains = textTest(
    "contains",
    summary: "Whether a text occurs in another; capital letters do not matter.",
    examples: [
      Example("\"Home to School Transport\" contains \"school\"", "yes"),
      Example("\"Kent\" contains \"ex\"", "no"),
    ]
  ) { text, part in Bytes.position(of: part, in: text) != nil }

  /// Whether a text begins with another, without regard to case.
  static let startsWith = textTest(
    "starts with",
    summary: "Whether a text begins with another; capital letters do not matter.",
    examples: [Example("\"Worcestershire\" starts with \"worcester\"", "yes")]
  ) { text, part in text.starts(with: part) }

  /// Whether a text ends with another, without regard to case.
  static let endsWith = textTest(
    "ends with",
    summary: "Whether a text ends with another; capital letters do not matter.",
    examples: [Example("\"Worcestershire\" ends with \"shire\"", "yes")]
  ) { text, part in text.reversed().starts(with: part.reversed()) }

  /// Whether a text has a shape, without regard to case.
  static let like = textTest(
    "like",
    summary:
      "Whether a text has a shape: `%` is any text, `_` any one character; capital letters do not "
      + "matter.",
    examples: [
      Example("\"Worcestershire\" like \"w%shire\"", "yes"),
      Example("\"Kent\" like \"K__\"", "no"),
    ]
  ) { text, shape in Bytes.hasShape(shape, text) }

  private static func textTest(
    _ name: String,
    summary: String,
    examples: [Example],
    _ test: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> Function {
    .strict(
      name,
      [
        Parameter("text", meaning: "what is searched"),
        Parameter("part", meaning: "what is looked for"),
      ],
      summary: summary,
      examples: examples,
      ofMissing: .boolean
    ) { (arguments) throws(TypeProblem) in
      try check(arguments, of: name, .text)
      return .boolean
    } kernel: { (columns, _, _) throws(KernelFailure) in
      // The part is nearly always one literal; it is prepared again only where it changes.
      var known: (part: String, bytes: [UInt8]) = ("", [])
      return try TextKernel.booleans(columns, of: name) { text, extras in
        if known.part != extras[0].text {
          known = (extras[0].text, Array(extras[0].text.lowercased().utf8))
        }
        return test(Array(text.lowercased().utf8), known.bytes)
      }
    }
  }
}
