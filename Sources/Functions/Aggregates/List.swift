import Columns
import Plan

extension AggregateFunction {
  /// The values one after another as one text.
  static let list = AggregateFunction.strict(
    "list",
    [
      Parameter("x", meaning: "values of any type"),
      Parameter("separator", .optional, meaning: "what stands between two; a comma and a space"),
    ],
    summary: "The values in the order of the rows as one text, with commas unless told otherwise; "
      + "missing ones are left out.",
    examples: [
      Example(
        "from transport | where not is_total | summarise list(category, \"; \") as grounds by client_group"
      )
    ]
  ) { (arguments) throws(TypeProblem) in
    guard arguments.count > 1 else { return .text }
    guard case .text = arguments[1].literal else {
      throw TypeProblem(
        id: "wrong-argument-value",
        "the separator of `list` is one text, the same in every row",
        help: ["write `list(x, \"; \")`"],
        argument: 1
      )
    }
    return .text
  } accumulator: { signature in
    ListAccumulator(type: signature.arguments.first ?? .unknown)
  }
}

/// The text of each group so far.
private struct ListAccumulator: Accumulator {
  let type: DataType
  private var texts: [String?] = []
  private(set) var omitted = OmittedCells()

  init(type: DataType) {
    self.type = type
  }

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    let column = arguments[0].withAnyText
    omitted.add(column.validity)
    texts.grow(to: groupCount, with: nil)
    var separator = ", "
    if arguments.count > 1, case .text(let given)? = arguments[1].firstValue { separator = given }
    let cells = Texts.cells(column, type)
    for row in groups.indices where column.validity.isPresent(row) {
      let group = Int(groups[row])
      texts[group] = texts[group].map { $0 + separator + cells[row] } ?? cells[row]
    }
  }

  func finish(groupCount: Int) -> Column {
    var builder = ColumnBuilder(type: .text)
    for text in texts.padded(to: groupCount, with: nil) {
      builder.append(text.map(Value.text) ?? .missing(.noData))
    }
    return builder.build()
  }
}

extension Column {
  /// The first cell, which is every cell of a constant; nil where there are no rows.
  fileprivate var firstValue: Value? { count > 0 ? value(at: 0) : nil }
}
