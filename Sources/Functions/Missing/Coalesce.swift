import Columns
import Plan

extension Function {
  /// The first value that is not missing.
  static let coalesce = Function.lenient(
    "coalesce",
    [Parameter("x", .repeated, meaning: "values of one type, the one wanted most first")],
    summary:
      "The first of several values that is not missing; of none, the strongest reason stays.",
    examples: [Example("coalesce(1 / 0, 3)", "3")]
  ) { (arguments) throws(TypeProblem) in
    try CommonType.of(arguments, name: "coalesce")
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    let converted = try CommonType.convert(columns, signature, rows: rows)
    var sources = [Int32](repeating: 0, count: rows)
    var reasons = converted[0].validity.filled(rows)
    for index in converted.indices.dropFirst() where reasons.contains(where: { $0 != 0 }) {
      let others = converted[index].validity.filled(rows)
      for row in reasons.indices where reasons[row] != 0 {
        if others[row] == 0 || others[row] > reasons[row] { sources[row] = Int32(index) }
        reasons[row] = others[row] == 0 ? 0 : max(reasons[row], others[row])
      }
    }
    if sources.allSatisfy({ $0 == 0 }) { return converted[0] }
    return CommonType.choose(sources, of: converted, type: signature.result)
  }
}
