import Columns
import Plan

extension Function {
  /// The unit of a number.
  static let unit = Function.lenient(
    "unit",
    [Parameter("x", meaning: "a number")],
    summary:
      "The unit of a number as a heading shows it, such as £000, % or per 10,000; of a number "
      + "without a unit, plain. It tells rows of unlike units apart.",
    examples: [
      Example("unit(£9.5m)", "£m"),
      Example("unit(42% - 17%)", "pp"),
      Example("unit(3)", "plain"),
      Example("from indicators | count by unit(value) as unit"),
    ]
  ) { (arguments) throws(TypeProblem) in
    guard arguments[0].type.number != nil || arguments[0].type == .unknown else {
      throw .notA("a number", arguments, 0, of: "unit")
    }
    return .text
  } kernel: { (columns, signature, rows) in
    let (column, own) = (columns[0], signature.arguments[0].number?.unit ?? .plain)
    let isNoted = !column.notes.units.isEmpty
    let units = isNoted ? column.notes.unitTable : [own]
    var dictionary = TextDictionaryBuilder()
    let names = units.map { dictionary.code(for: $0.name) }
    let codes =
      isNoted
      ? column.notes.units.map { names[Int($0)] } : [UInt32](repeating: names[0], count: rows)
    // A missing cell has a unit where its column, or another column, says so.
    var reasons: [UInt8] = []
    if own.quantity == .varies, !column.validity.isAll {
      reasons = column.validity.reasons
      for row in reasons.indices where units[isNoted ? Int(column.notes.units[row]) : 0] != .plain {
        reasons[row] = 0
      }
    }
    return Column(.text(codes, dictionary.build()), validity: Validity(reasons: reasons))
  }
}

extension Unit {
  /// The unit as ``Function/unit`` writes it.
  package var name: String { self == .plain ? "plain" : heading }
}
