import Columns
import Functions
import Plan

/// The answers of an aggregate for rows in groups, taken in batches of the sizes given, with the
/// words for what was left out; or a failure as `id: message`.
func summaries(
  _ name: String,
  _ arguments: [Literals],
  groups: [Int32],
  batches: [Int] = []
) -> [String] {
  guard let function = FunctionCatalogue.aggregate(named: name) else { return ["no \(name)"] }
  let type: DataType
  switch function.typing(arguments.map(\.argument)) {
  case .success(let found): type = found
  case .failure(let problem): return ["\(problem.id): \(problem.message)"]
  }
  var accumulator = function.accumulator(Signature(arguments.map(\.type), type))
  let rows = groups.count
  let columns = arguments.map { argument in
    argument.column.count == rows
      ? argument.column : argument.column.gathered([Int32](repeating: 0, count: rows))
  }
  do {
    var start = 0
    var known = 0
    for size in batches + [rows] where start < rows {
      let range = start..<min(start + size, rows)
      known = max(known, (groups[range].max().map { Int($0) } ?? -1) + 1)
      try accumulator.update(
        columns.map { $0.sliced(range) },
        groups: Array(groups[range]),
        groupCount: known
      )
      start = range.upperBound
    }
    let count = Int((groups.max() ?? -1) + 1)
    let answer = try accumulator.finish(groupCount: max(count, 1))
    let words = accumulator.omitted.words
    return (0..<answer.count).map { printed(answer, type, $0) } + (words.isEmpty ? [] : [words])
  } catch {
    return ["\(error.id): \(error.message)"]
  }
}
