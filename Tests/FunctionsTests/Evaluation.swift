import Columns
import Functions
import Plan

/// The answers of a function, printed, or its problem as `id: message`.
func answers(_ name: String, _ arguments: [Literals]) -> [String] {
  let found =
    FunctionCatalogue.operator(named: name) ?? FunctionCatalogue.function(named: name)
  guard let function = found else { return ["no function \(name)"] }
  let type: DataType
  switch function.typing(arguments.map(\.argument)) {
  case .success(let found): type = found
  case .failure(let problem): return ["\(problem.id): \(problem.message)"]
  }
  let rows = arguments.map(\.column.count).max() ?? 1
  let columns = arguments.map { argument in
    argument.column.count == rows
      ? argument.column : argument.column.gathered([Int32](repeating: 0, count: rows))
  }
  do {
    let column = try function.kernel(columns, Signature(arguments.map(\.type), type), rows)
    if column.count != rows { return ["\(column.count) rows for \(rows)"] }
    return (0..<rows).map { printed(column, type, $0) }
  } catch {
    return ["\(error.id): \(error.message)"]
  }
}

/// The answer of a function of literals.
func answer(_ name: String, _ arguments: String...) -> String {
  answers(name, arguments.map { Literals($0) }).joined(separator: " ")
}
