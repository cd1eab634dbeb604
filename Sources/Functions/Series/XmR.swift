package import Columns
package import Plan

/// Individuals control charts as NHS England's Making Data Count draws them.
package enum XmR {
  /// How a chart is drawn.
  package struct Options: Hashable, Sendable {
    /// How many points make a run or a trend; Making Data Count uses 7, or 6 where one chooses.
    package var run = 7
    /// Whether moving ranges far above their average are set aside before the limits are drawn.
    package var isScreened = false
    /// The periods from which limits are worked out anew.
    package var rebases: [Period] = []
    /// How many points of each segment the limits come from; nil for all.
    package var baseline: Int?
    /// Which direction is good, where it is the same for all series.
    package var polarity: FieldMetadata.Polarity?
    /// Whether an argument says for each row which direction is good.
    package var hasPolarityColumn = false

    /// Creates the usual options.
    package init() {}
  }

  /// The points of a segment below which limits are called trial limits (Making Data Count draws
  /// limits from 13 points on).
  static let fewestPoints = 13

  /// The function and the columns it adds: `mean`, `lower_limit`, `upper_limit`, `signal`,
  /// `variation`, with a target `assurance`, and `basis`.
  ///
  /// The arguments are the value, the period, then where the options ask for them the target and the
  /// polarity of each row as text. A series whose periods overlap, accumulate or occur twice gets no
  /// limits, and `basis` says why.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - target: the target, in a unit like the value's; nil where there is none.
  ///   - options: how the charts are drawn.
  /// - Returns: the function, and its columns.
  /// - Throws: ``TypeProblem`` where the value is no number or the target is in another unit.
  /// - Complexity: O(rows).
  package static func function(
    value: Argument,
    target: Argument?,
    _ options: Options
  ) throws(TypeProblem) -> (SeriesFunction, [Field]) {
    guard let type = value.type.number else { throw .notA("a number", [value], 0, of: "xmr") }
    var targetShift = 0
    if let target {
      guard let other = target.type.number,
        let meeting = UnitAlgebra.comparison(type.unit, other.unit)
      else {
        throw .unlikeUnits(
          "compared",
          [value, target],
          help: ["a target is in the unit of what it is a target for"]
        )
      }
      targetShift = meeting.shift
    }
    let limit = DataType.number(NumberType(.floating, unit: type.unit))
    var fields = ["mean", "lower_limit", "upper_limit"].map { Field($0, limit, readWith: "limits") }
    fields += [Field("signal", .text), Field("variation", .text)]
    if target != nil { fields.append(Field("assurance", .text)) }
    fields.append(Field("basis", .text))
    let (shift, hasTarget) = (targetShift, target != nil)
    let function = SeriesFunction("xmr", restarts: options.rebases) {
      (arguments, series) throws(KernelFailure) in
      var charts = try ControlCharts(arguments, hasTarget: hasTarget, shift: shift, options)
      charts.draw(series)
      return ControlColumns(charts, options).answer(charts.remarks(series))
    }
    return (function, fields)
  }
}

extension Field {
  /// A column whose numbers are printed like those of others that it is read together with.
  init(_ name: String, _ type: DataType, readWith others: String) {
    var metadata = FieldMetadata()
    metadata.readWith = others
    self.init(name, type, metadata: metadata)
  }
}
