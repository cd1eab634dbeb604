import Columns
import Diagnostics
import Plan

/// What a total leaves out of each group because it is suppressed: nothing, one figure, or more.
///
/// The answer is 0 where nothing is left out, a suppressed cell where one figure is, and no figure at
/// all otherwise, so that a calculation can be compared with it as with any suppressed column.
enum SuppressedPart {
  private static let prefix = "suppressed part of "

  /// The call beside one of a total; nil for other calls.
  static func call(beside call: AggregateCall) -> AggregateCall? {
    guard call.function.name == "total", call.type.number != nil else { return nil }
    let function = AggregateFunction(
      "suppressed part",
      [Parameter("x")],
      summary: "",
      typing: { _ in .success(call.type) },
      accumulator: { signature in SuppressedCount(type: signature.result) }
    )
    return AggregateCall(function, call.arguments, type: call.type, span: .none)
  }

  /// The field of such a call.
  static func field(of call: AggregateCall, over input: Schema) -> Field {
    let column = call.arguments.first?.coreColumn
    return Field(prefix + (column.map { input.fields[$0].name } ?? "the total"), call.type)
  }

  /// Whether a field is that of such a call.
  static func isOne(_ field: Field) -> Bool { field.name.hasPrefix(prefix) }

  /// The name of the column that figures are left out of, or of the field itself.
  static func name(_ field: Field) -> String {
    isOne(field) ? String(field.name.dropFirst(prefix.count)) : field.name
  }
}

/// Counts the suppressed cells of each group.
private struct SuppressedCount: Accumulator {
  let type: DataType
  private var counts: [Int] = []
  let omitted = OmittedCells()

  init(type: DataType) { self.type = type }

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    counts.append(contentsOf: repeatElement(0, count: max(groupCount - counts.count, 0)))
    guard let reasons = arguments.first?.validity.reasons, !reasons.isEmpty else { return }
    for row in groups.indices where reasons[row] == MissingReason.suppressed.rawValue {
      counts[Int(groups[row])] += 1
    }
  }

  func finish(groupCount: Int) -> Column {
    var builder = ColumnBuilder(type: type)
    for group in 0..<groupCount {
      switch group < counts.count ? counts[group] : 0 {
      case 0: builder.append(.decimal(ExactDecimal(mantissa: 0, scale: 0)))
      case 1: builder.append(.missing(.suppressed))
      default: builder.append(.missing(.noData))
      }
    }
    return builder.build()
  }
}
