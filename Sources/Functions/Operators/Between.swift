import Columns
import Plan

extension Function {
  /// Whether a value lies between two others, both included.
  ///
  /// A period lies between two others where it begins no earlier than the first and ends no later
  /// than the last, so that `Q2 2023/24` lies between `2022/23` and `2023/24`.
  static let between = Comparing.function(
    "between",
    [
      Parameter("x", meaning: "a number, a period or a text"),
      Parameter("low", meaning: "the lower end, which counts"),
      Parameter("high", meaning: "the upper end, which counts"),
    ],
    summary: "Whether a value lies between two others; both ends count.",
    examples: [
      Example("3 between 1 and 3", "yes"),
      Example("Q2 2023/24 between 2022/23 and 2023/24", "yes"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try Comparing.check(.greaterOrEqual, [arguments[0], arguments[1]])
    try Comparing.check(.lessOrEqual, [arguments[0], arguments[2]])
    return .boolean
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    let (low, high) = try bounds(columns, signature, rows)
    // As `x >= low and x <= high`: a value beyond one end is outside, whatever the other is.
    return try and.kernel([low, high], Signature([.boolean, .boolean], .boolean), rows)
  }

  /// Whether a value is not below the lower end, and whether it is not above the upper.
  private static func bounds(
    _ columns: [Column],
    _ signature: Signature,
    _ rows: Int
  ) throws(KernelFailure) -> (low: Column, high: Column) {
    if case .period(let periods) = columns[0].values, case .period(let low) = columns[1].values,
      case .period(let high) = columns[2].values
    {
      return (
        .booleans(
          periods.indices.map { low[$0].start <= periods[$0].start },
          validity: .meeting([columns[0], columns[1]])
        ),
        .booleans(
          periods.indices.map { periods[$0].end <= high[$0].end },
          validity: .meeting([columns[0], columns[2]])
        )
      )
    }
    let low = try isAtLeast.kernel(
      [columns[0], columns[1]],
      Signature([signature.arguments[0], signature.arguments[1]], .boolean),
      rows
    )
    let high = try isAtMost.kernel(
      [columns[0], columns[2]],
      Signature([signature.arguments[0], signature.arguments[2]], .boolean),
      rows
    )
    return (low, high)
  }
}
