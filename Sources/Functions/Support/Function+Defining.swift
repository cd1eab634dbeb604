import Columns
import Plan

extension Function {
  /// A typing rule as the functions of this module write it.
  typealias Rule = @Sendable ([Argument]) throws(TypeProblem) -> DataType

  /// A function whose answer is missing wherever an argument is.
  ///
  /// The kernel never sees an argument that is the word `missing`: the answer is then missing
  /// throughout, and of the type given for it.
  static func strict(
    _ name: String,
    aliases: [String] = [],
    _ parameters: [Parameter],
    summary: String,
    examples: [Example] = [],
    ofMissing missingType: DataType = .unknown,
    typing: @escaping Rule,
    kernel: @escaping Kernel
  ) -> Function {
    lenient(
      name,
      aliases: aliases,
      parameters,
      summary: summary,
      examples: examples
    ) { (arguments) throws(TypeProblem) in
      if arguments.contains(where: { $0.type == .unknown }) { return missingType }
      return try typing(arguments)
    } kernel: { (columns, signature, rows) throws(KernelFailure) in
      guard !signature.arguments.contains(.unknown) else {
        return .missing(signature.result, validity: .meeting(columns), rows: rows)
      }
      let answer = try kernel(columns, signature, rows)
      guard columns.contains(where: { !$0.notes.flags.isEmpty }) else { return answer }
      return signature.result.number == nil ? answer : answer.flagged(as: columns)
    }
  }

  /// A function that decides for itself what missing arguments mean.
  static func lenient(
    _ name: String,
    aliases: [String] = [],
    _ parameters: [Parameter],
    summary: String,
    examples: [Example] = [],
    typing: @escaping Rule,
    kernel: @escaping Kernel
  ) -> Function {
    Function(
      name,
      aliases: aliases,
      parameters,
      summary: summary,
      examples: examples,
      typing: { arguments in
        Result { () throws(TypeProblem) in
          try parameters.check(arguments.count, of: name)
          return try typing(arguments)
        }
      },
      kernel: { (columns, signature, rows) throws(KernelFailure) in
        // Without a row there is no first cell to take a constant from.
        if rows == 0 { return .missing(signature.result, validity: .all, rows: 0) }
        return try kernel(columns.map(\.withAnyText), signature, rows)
      }
    )
  }
}

extension [Parameter] {
  /// Refuses a call with too few or too many arguments, so that typing rules may take them by
  /// position.
  func check(_ count: Int, of name: String) throws(TypeProblem) {
    let (least, most) = argumentCount
    if count >= least, most.map({ count <= $0 }) ?? true { return }
    throw TypeProblem(
      id: "wrong-argument-count",
      "`\(name)` cannot be called with \(count) argument\(count == 1 ? "" : "s")",
      help: ["write `\(name)(\(listing))`"]
    )
  }
}

extension Column {
  /// The cells with the lasting flags of those that they were worked out from.
  fileprivate func flagged(as columns: [Column]) -> Column {
    var flags = [UInt8](repeating: 0, count: count)
    let lasting = CellFlags.lasting.rawValue
    for column in columns where !column.notes.flags.isEmpty {
      let others = column.notes.flags
      for row in flags.indices { flags[row] |= others[row] & lasting }
    }
    return with(flags: flags.contains { $0 != 0 } ? flags : [])
  }
}

extension Validity {
  /// The cells that are present in all columns; of several reasons the strongest stays.
  static func meeting(_ columns: [Column]) -> Validity {
    columns.reduce(.all) { $0.intersection($1.validity) }
  }
}
