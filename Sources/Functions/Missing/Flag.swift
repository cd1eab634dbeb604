import Columns
import Plan

extension Function {
  /// What the publisher says of a value.
  static let flag = Function.lenient(
    "flag",
    [Parameter("x", meaning: "a value of any type")],
    summary: "The flags of a value by their letters, as r for revised or r e for revised and "
      + "estimated; missing where it has none.",
    examples: [Example("flag(12) is missing", "yes")]
  ) { _ in
    .text
  } kernel: { (columns, _, rows) in
    let bits = columns[0].notes.flags
    // There are 256 sets of flags, and each is its own code.
    let texts = (0..<256).map { CellFlags(rawValue: UInt8(truncatingIfNeeded: $0)).letters }
    let blank = MissingReason.blank.rawValue
    guard !bits.isEmpty else {
      return Column(
        .text([UInt32](repeating: 0, count: rows), TextDictionary([""])),
        validity: Validity(reasons: [UInt8](repeating: blank, count: rows))
      )
    }
    return Column(
      .text(bits.map { UInt32($0) }, TextDictionary(texts)),
      validity: Validity(reasons: bits.map { $0 == 0 ? blank : 0 })
    )
  }
}
