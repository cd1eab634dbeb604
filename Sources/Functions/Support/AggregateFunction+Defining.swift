import Columns
import Plan

extension AggregateFunction {
  /// An aggregate whose answer is missing where all its values are.
  ///
  /// The accumulator never sees the word `missing` as an argument: the answer is then missing as
  /// "no data" in every group.
  static func strict(
    _ name: String,
    aliases: [String] = [],
    _ parameters: [Parameter],
    summary: String,
    examples: [Example] = [],
    ofValues: Function? = nil,
    typing: @escaping Function.Rule,
    accumulator: @escaping @Sendable (Signature) -> any Accumulator
  ) -> AggregateFunction {
    AggregateFunction(
      name,
      aliases: aliases,
      parameters,
      summary: summary,
      examples: examples,
      ofValues: ofValues,
      typing: { arguments in
        Result { () throws(TypeProblem) in
          try parameters.check(arguments.count, of: name)
          if arguments.contains(where: { $0.type == .unknown }) { return .unknown }
          return try typing(arguments)
        }
      },
      accumulator: { signature in
        signature.result == .unknown
          ? NothingAccumulator(type: signature.result) : accumulator(signature)
      }
    )
  }
}

/// The summary of columns without any value: no data in every group.
private struct NothingAccumulator: Accumulator {
  let type: DataType
  var omitted = OmittedCells()

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    for column in arguments { omitted.add(column.validity) }
  }

  func finish(groupCount: Int) -> Column {
    let reasons = [UInt8](repeating: MissingReason.noData.rawValue, count: groupCount)
    return .missing(type, validity: Validity(reasons: reasons), rows: groupCount)
  }
}

extension Array {
  /// Adds cells until there are so many.
  mutating func grow(to count: Int, with element: Element) {
    if count > self.count { append(contentsOf: repeatElement(element, count: count - self.count)) }
  }

  /// The first cells, with as many added as there are too few.
  func padded(to count: Int, with element: Element) -> [Element] {
    var cells = self
    cells.grow(to: count, with: element)
    return cells
  }
}
