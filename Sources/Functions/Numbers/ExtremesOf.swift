import Columns
import Plan

extension Function {
  /// The least of several values in a row.
  static let minimumOf = extreme(
    "minimum_of",
    aliases: ["least"],
    isGreatest: false,
    summary: "The least of several numbers or periods of the same row.",
    example: Example("minimum_of(3, 1, 2)", "1")
  )

  /// The greatest of several values in a row.
  static let maximumOf = extreme(
    "maximum_of",
    aliases: ["greatest"],
    isGreatest: true,
    summary: "The greatest of several numbers or periods of the same row.",
    example: Example("maximum_of(£540k, £0.5m)", "£540k")
  )

  private static func extreme(
    _ name: String,
    aliases: [String],
    isGreatest: Bool,
    summary: String,
    example: Example
  ) -> Function {
    let typing: Rule = { (arguments) throws(TypeProblem) in
      if let index = arguments.firstIndex(where: { $0.type == .text || $0.type == .boolean }) {
        throw .notA("numbers or periods", arguments, index, of: name)
      }
      return try CommonType.of(arguments, name: name)
    }
    let kernel: Kernel = { (columns, signature, rows) throws(KernelFailure) in
      let converted = try CommonType.convert(columns, signature, rows: rows)
      let validity = Validity.meeting(converted)
      var sources = [Int32](repeating: 0, count: rows)
      // A row without an answer takes its reason from the argument with the strongest.
      let reasons = validity.filled(rows)
      for index in converted.indices.dropFirst() {
        let best = CommonType.choose(sources, of: converted, type: signature.result)
        let comparison = isGreatest ? Comparison.greater : .less
        let isBetter = try Comparing.cells(
          comparison,
          [converted[index], best],
          [signature.result, signature.result]
        )
        let own = converted[index].validity
        for row in sources.indices {
          let isChosen = reasons[row] == 0 ? isBetter[row] : own.filled(at: row) == reasons[row]
          if isChosen { sources[row] = Int32(index) }
        }
      }
      return CommonType.choose(sources, of: converted, type: signature.result)
    }
    return .strict(
      name,
      aliases: aliases,
      [Parameter("x", .repeated, meaning: "numbers of like units, or periods")],
      summary: summary,
      examples: [example]
    ) { (arguments) throws(TypeProblem) in
      let type = try typing(arguments)
      return type.number?.unit == .varies ? UnitSplit.varying(type, spare: 3) : type
    } kernel: { (columns, signature, rows) throws(KernelFailure) in
      if UnitSplit.isNeeded(signature.arguments) {
        return try UnitSplit.run(columns, signature, rows, typing: typing, kernel: kernel)
      }
      return try kernel(columns, signature, rows)
    }
  }
}

extension Validity {
  /// A row's reason, or 0.
  fileprivate func filled(at row: Int) -> UInt8 { isAll ? 0 : reasons[row] }
}
