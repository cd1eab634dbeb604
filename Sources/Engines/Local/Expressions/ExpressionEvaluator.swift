import Columns
import Diagnostics
import Plan

/// An expression made ready for a run: signatures are worked out once, constants are kept.
final class ExpressionEvaluator {
  private enum Node {
    case column(Int)
    case constant(Value)
    case call(Function, [ExpressionEvaluator], Signature)
    case choose(ChoiceEvaluator)
  }

  /// What it gives.
  let type: DataType
  private let span: SourceSpan
  private let node: Node
  /// The longest constant column made so far; shorter ones are cut from it.
  private var constant: Column?

  init(_ expression: Expression) {
    type = expression.type
    span = expression.span
    node =
      switch expression.node {
      case .column(let index): .column(index)
      case .literal(let value): .constant(value)
      case .call(let function, let arguments):
        .call(
          function,
          arguments.map(ExpressionEvaluator.init),
          Signature(arguments.map(\.type), expression.type)
        )
      case .choose(let branches, let otherwise):
        .choose(ChoiceEvaluator(branches, otherwise: otherwise, type: expression.type))
      }
  }

  /// The answers for the rows given, one a row.
  func evaluate(_ rows: RowSelection) throws(EngineError) -> Column {
    switch node {
    case .column(let index):
      return rows.column(index)
    case .constant(let value):
      return constantColumn(value, count: rows.count)
    case .call(let function, let arguments, let signature):
      var columns: [Column] = []
      columns.reserveCapacity(arguments.count)
      for argument in arguments { columns.append(try argument.evaluate(rows)) }
      do {
        return try function.kernel(columns, signature, rows.count)
      } catch {
        throw error.at(span)
      }
    case .choose(let choice):
      return try choice.evaluate(rows)
    }
  }

  private func constantColumn(_ value: Value, count: Int) -> Column {
    if let constant, constant.count >= count {
      return constant.count == count ? constant : constant.sliced(0..<count)
    }
    let column = Column.constant(value, type: type, count: count)
    constant = column
    return column
  }
}

extension [ExpressionEvaluator] {
  /// The answers of each expression over a whole batch.
  func evaluated(over batch: Batch) throws(EngineError) -> [Column] {
    var columns: [Column] = []
    columns.reserveCapacity(count)
    for expression in self { columns.append(try expression.evaluate(RowSelection(batch))) }
    return columns
  }
}

/// Rows of a batch that an expression is evaluated on: all, or some.
struct RowSelection {
  /// The batch.
  let batch: Batch
  /// The rows, or nil for all.
  let rows: [Int32]?

  init(_ batch: Batch, rows: [Int32]? = nil) {
    self.batch = batch
    self.rows = rows
  }

  /// The number of rows.
  var count: Int { rows?.count ?? batch.count }

  /// The cells of a column; only columns that an expression asks for are gathered.
  func column(_ index: Int) -> Column {
    let column = batch.columns[index]
    return rows.map(column.gathered) ?? column
  }

  /// The rows at places of this selection.
  func narrowed(to places: [Int32]) -> RowSelection {
    RowSelection(batch, rows: rows.map { rows in places.map { rows[Int($0)] } } ?? places)
  }
}
