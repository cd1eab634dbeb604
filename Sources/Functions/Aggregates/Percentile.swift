import Columns
import Plan

extension AggregateFunction {
  /// The value below which so many per cent of the values lie.
  static let percentile = AggregateFunction.strict(
    "percentile",
    [Parameter("x", meaning: "numbers"), Parameter("p", meaning: "from 0 to 100")],
    summary: "The value below which `p` per cent of the values lie, interpolated as Excel's "
      + "PERCENTILE.INC does (Hyndman and Fan 1996, type 7).",
    examples: [
      Example("from transport | where not is_total | summarise percentile(pupils, 90) as pupils")
    ]
  ) { (arguments) throws(TypeProblem) in
    let type = try Summary.number(arguments, of: "percentile").floatingType
    guard arguments[1].percentage != nil else {
      throw TypeProblem(
        id: "wrong-argument-value",
        "`percentile` needs a percentage from 0 to 100 that is the same for every row",
        help: ["for the value that 9 in 10 stay below write `percentile(x, 90)`"],
        argument: 1
      )
    }
    return type
  } accumulator: { signature in
    NumberAccumulator(QuantileGatherer("percentile", nil), signature, keepsDecimals: false)
  }
}

extension Argument {
  /// A literal plain number or percentage from 0 to 100.
  fileprivate var percentage: Double? {
    guard case .decimal(let number) = literal, let unit = type.number?.unit,
      unit == .plain || unit == .percent, (0...100).contains(number.floating)
    else { return nil }
    return number.floating
  }
}
