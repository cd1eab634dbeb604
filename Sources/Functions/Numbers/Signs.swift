import Columns
import Plan

extension Function {
  /// A number without its sign.
  static let absolute = Function.strict(
    "absolute",
    aliases: ["abs"],
    [Parameter("x", meaning: "a number")],
    summary: "The number without its sign.",
    examples: [Example("absolute(-£9.5m)", "£9.5m")]
  ) { (arguments) throws(TypeProblem) in
    guard arguments[0].type.number != nil else {
      throw .notA("a number", arguments, 0, of: "absolute")
    }
    return arguments[0].type
  } kernel: { (columns, _, _) throws(KernelFailure) in
    let column = columns[0]
    switch column.values {
    case .decimal(var cells, let scale):
      guard !cells.contains(.min) else { throw .tooLarge("`absolute`") }
      for row in cells.indices { cells[row] = abs(cells[row]) }
      return Column(.decimal(cells, scale: scale), validity: column.validity, notes: column.notes)
    case .floating(let cells):
      return Column(
        .floating(cells.map(\.magnitude)),
        validity: column.validity,
        notes: column.notes
      )
    default: throw .unexpected("absolute")
    }
  }

  /// Whether a number is below, at or above zero.
  static let sign = Function.strict(
    "sign",
    [Parameter("x", meaning: "a number")],
    summary: "-1 for a number below zero, 0 for zero and 1 above.",
    examples: [Example("sign(-£9.5m)", "-1")]
  ) { (arguments) throws(TypeProblem) in
    guard arguments[0].type.number != nil else { throw .notA("a number", arguments, 0, of: "sign") }
    return .integer
  } kernel: { (columns, _, _) throws(KernelFailure) in
    let signs: [Int64]
    switch columns[0].values {
    case .decimal(let cells, _): signs = cells.map { $0.signum() }
    case .floating(let cells): signs = cells.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    default: throw .unexpected("sign")
    }
    return .decimals(signs, scale: 0, validity: columns[0].validity)
  }
}
