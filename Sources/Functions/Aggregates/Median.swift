import Columns
import Plan

extension AggregateFunction {
  /// The middle value.
  static let median = AggregateFunction.strict(
    "median",
    [Parameter("x", meaning: "numbers")],
    summary: "The middle value; of an even number of values, halfway between the middle two.",
    examples: [
      Example("from transport | where not is_total | summarise median(pupils) as pupils")
    ]
  ) { (arguments) throws(TypeProblem) in
    try Summary.number(arguments, of: "median").floatingType
  } accumulator: { signature in
    NumberAccumulator(QuantileGatherer("median", .median), signature, keepsDecimals: false)
  }.overIntervals
}
