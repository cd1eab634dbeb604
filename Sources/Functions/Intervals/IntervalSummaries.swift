import Columns
import Plan

extension AggregateFunction {
  /// The aggregate of intervals too: it is taken of their lower and of their upper ends.
  ///
  /// That is right for aggregates that no value can lower by rising.
  var overIntervals: AggregateFunction {
    let (own, inner) = (typing, accumulator)
    return AggregateFunction(
      name,
      aliases: aliases,
      parameters,
      summary: summary,
      examples: examples,
      ofValues: ofValues,
      typing: { arguments in
        guard arguments.first?.type.ends != nil else { return own(arguments) }
        return own(arguments.map(\.asEnd)).map { type in
          type.number.map { .interval($0) } ?? type
        }
      },
      accumulator: { signature in
        guard signature.result.ends != nil else { return inner(signature) }
        let ends = Signature(signature.arguments.map(\.asEnd), signature.result.asEnd)
        return EndsAccumulator(lower: inner(ends), upper: inner(ends))
      }
    )
  }
}

/// The same aggregate of both ends.
private struct EndsAccumulator: Accumulator {
  private var lower: any Accumulator
  private var upper: any Accumulator

  init(lower: any Accumulator, upper: any Accumulator) {
    (self.lower, self.upper) = (lower, upper)
  }

  var omitted: OmittedCells { lower.omitted }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    guard let ends = arguments[0].ends else { throw .unexpected("interval") }
    let rest = arguments.dropFirst()
    try lower.update([ends.lower] + rest, groups: groups, groupCount: groupCount)
    try upper.update([ends.upper] + rest, groups: groups, groupCount: groupCount)
  }

  var caution: Caution? { lower.caution ?? upper.caution }

  func finish(groupCount: Int) throws(KernelFailure) -> Column {
    try finish(groupCount: groupCount, threads: 1)
  }

  func finish(groupCount: Int, threads: Int) throws(KernelFailure) -> Column {
    let (low, high) = (
      try lower.finish(groupCount: groupCount, threads: threads),
      try upper.finish(groupCount: groupCount, threads: threads)
    )
    return Column(
      .interval(lower: low.values, upper: high.values),
      validity: low.validity.intersection(high.validity),
      notes: low.notes
    )
  }
}
