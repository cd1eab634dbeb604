import Columns
import Plan

extension Function {
  /// Whether a value is one of several.
  static let isIn = Comparing.function(
    "in",
    [
      Parameter("x", meaning: "a value"),
      Parameter("value", .repeated, meaning: "what it may equal, or a query of one column"),
    ],
    summary: "Whether a value equals one of several.",
    examples: [
      Example("2 in (1, 2, 3)", "yes"),
      Example("\"Kent\" in (\"Essex\", \"Surrey\")", "no"),
    ]
  ) { (arguments) throws(TypeProblem) in
    for argument in arguments.dropFirst() {
      try Comparing.check(.equal, [arguments[0], argument])
    }
    return .boolean
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    // As `x = a or x = b`: a value that equals one is found, whatever the others are.
    var found = Column.booleans([Bool](repeating: false, count: rows), validity: .all)
    for index in columns.indices.dropFirst() {
      let one = try isEqual.kernel(
        [columns[0], columns[index]],
        Signature([signature.arguments[0], signature.arguments[index]], .boolean),
        rows
      )
      found = try or.kernel([found, one], Signature([.boolean, .boolean], .boolean), rows)
    }
    return found
  }
}
