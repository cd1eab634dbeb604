import Columns
import Plan

extension Function {
  /// Why a value is missing.
  static let reason = Function.lenient(
    "reason",
    [Parameter("x", meaning: "a value of any type")],
    summary: "Why a value is missing: its published code, as c or z, or words; missing where there "
      + "is a value.",
    examples: [Example("reason(1 / 0)", "undefined")]
  ) { _ in
    .text
  } kernel: { (columns, _, rows) in
    let validity = columns[0].validity
    // Code 0 stands for no reason at all.
    let dictionary = TextDictionary([""] + MissingReason.allCases.map(\.label))
    var codes = [UInt32](repeating: 0, count: 16)
    for (index, reason) in MissingReason.allCases.enumerated() {
      codes[Int(reason.rawValue)] = UInt32(index + 1)
    }
    let reasons = validity.filled(rows)
    return Column(
      .text(reasons.map { codes[Int($0) & 15] }, dictionary),
      validity: Validity(reasons: reasons.map { $0 == 0 ? MissingReason.blank.rawValue : 0 })
    )
  }
}
