import Columns
import Plan

extension Function {
  /// A text made longer at its beginning.
  static let pad = Function.strict(
    "pad",
    [
      Parameter("text", meaning: "a text"),
      Parameter("length", meaning: "how many characters at least"),
      Parameter("with", .optional, meaning: "what is put in front; `\"0\"` unless given"),
    ],
    summary: "The text with characters put in front until it is so long; zeros unless others are "
      + "given.",
    examples: [Example("pad(\"85\", 3)", "085"), Example("pad(\"7\", 3, \" \")", "  7")]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "pad", .text, .whole, .text)
    return .text
  } kernel: { (columns, _, _) throws(KernelFailure) in
    try TextKernel.texts(columns, of: "pad") { text, extras in
      // A cell longer than this is no cell but a mistake, and could fill the memory.
      guard let length = extras[0].whole, (0...10_000).contains(length) else { return nil }
      let filler = extras.count > 1 ? extras[1].text : "0"
      guard !filler.isEmpty, text.count < length else { return text }
      let gap = length - text.count
      let filled = String(repeating: filler, count: (gap + filler.count - 1) / filler.count)
      return filled.prefix(gap) + text
    }
  }
}
