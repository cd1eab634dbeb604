import Columns
import Plan

/// Small functions over whole numbers, so that these tests need no catalogue.
enum TestFunctions {
  static let plus = whole("+") { left, right in .success(left + right) }
  static let minus = whole("-") { left, right in .success(left - right) }
  static let divide = whole("divide") { left, right in
    right == 0
      ? .failure(KernelFailure(id: "division", "there is nothing to divide by", help: ["guard it"]))
      : .success(left / right)
  }
  static let greater = comparison(">") { $0 > $1 }
  static let equal = comparison("=") { $0 == $1 }

  /// A function of one argument that is missing as undefined where it is odd.
  static let half = function("half", .integer) { columns, _, rows in
    guard case .decimal(let cells, _) = columns[0].values else { return columns[0] }
    let odd = cells.map { $0 % 2 == 0 ? 0 : MissingReason.undefined.rawValue }
    let validity = columns[0].validity.intersection(Validity(reasons: odd))
    return Column(.decimal(cells.map { $0 / 2 }, scale: 0), validity: validity)
  }

  private static func function(
    _ name: String,
    _ result: DataType,
    kernel: @escaping Function.Kernel
  ) -> Function {
    Function(name, [], summary: "", typing: { _ in .success(result) }, kernel: kernel)
  }

  private static func whole(
    _ name: String,
    _ body: @escaping @Sendable (Int64, Int64) -> Result<Int64, KernelFailure>
  ) -> Function {
    function(name, .integer) { columns, _, rows throws(KernelFailure) in
      let (left, right, validity) = operands(columns)
      var cells = [Int64](repeating: 0, count: rows)
      for row in 0..<rows where validity.isPresent(row) {
        cells[row] = try body(left[row], right[row]).get()
      }
      return Column(.decimal(cells, scale: 0), validity: validity)
    }
  }

  private static func comparison(
    _ name: String,
    _ body: @escaping @Sendable (Int64, Int64) -> Bool
  ) -> Function {
    function(name, .boolean) { columns, _, rows in
      let (left, right, validity) = operands(columns)
      return Column(.boolean((0..<rows).map { body(left[$0], right[$0]) }), validity: validity)
    }
  }

  private static func operands(_ columns: [Column]) -> ([Int64], [Int64], Validity) {
    guard case .decimal(let left, _) = columns[0].values,
      case .decimal(let right, _) = columns[1].values
    else { return ([], [], .all) }
    return (left, right, columns[0].validity.intersection(columns[1].validity))
  }
}

/// Aggregates over whole numbers.
enum TestAggregates {
  static let sum = AggregateFunction(
    "total",
    [Parameter("x")],
    summary: "",
    typing: { $0.first.map { .success($0.type) } ?? .success(.integer) }
  ) { _ in Sum() }
  static let count = AggregateFunction(
    "count",
    [],
    summary: "",
    typing: { _ in .success(.integer) }
  ) { _ in Count() }
  /// Fails when it sees a negative number, or in the end when it has seen none.
  static let strict = AggregateFunction(
    "strict",
    [Parameter("x")],
    summary: "",
    typing: { _ in .success(.integer) }
  ) { _ in Strict() }
}

private struct Sum: Accumulator {
  var sums: [Int64] = []
  var seen: [Bool] = []
  var omitted = OmittedCells()

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    sums.append(contentsOf: repeatElement(0, count: groupCount - sums.count))
    seen.append(contentsOf: repeatElement(false, count: groupCount - seen.count))
    omitted.add(arguments[0].validity)
    guard case .decimal(let cells, _) = arguments[0].values else { return }
    let reasons = arguments[0].validity.reasons
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      sums[Int(groups[row])] &+= cells[row]
      seen[Int(groups[row])] = true
    }
  }

  func finish(groupCount: Int) -> Column {
    let reasons = (0..<groupCount).map { group in
      group < seen.count && seen[group] ? 0 : MissingReason.noData.rawValue
    }
    let cells = (0..<groupCount).map { $0 < sums.count ? sums[$0] : 0 }
    return Column(.decimal(cells, scale: 0), validity: Validity(reasons: reasons))
  }
}

private struct Count: Accumulator {
  var counts: [Int64] = []
  var omitted = OmittedCells()

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    counts.append(contentsOf: repeatElement(0, count: groupCount - counts.count))
    for group in groups { counts[Int(group)] += 1 }
  }

  func finish(groupCount: Int) -> Column {
    Column(.decimal((0..<groupCount).map { $0 < counts.count ? counts[$0] : 0 }, scale: 0))
  }
}

private struct Strict: Accumulator {
  var isEmpty = true
  var omitted = OmittedCells()

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  ) throws(KernelFailure) {
    isEmpty = false
    guard case .decimal(let cells, _) = arguments[0].values else { return }
    if cells.contains(where: { $0 < 0 }) { throw KernelFailure(id: "negative", "it is negative") }
  }

  func finish(groupCount: Int) throws(KernelFailure) -> Column {
    if isEmpty { throw KernelFailure(id: "empty", "there are no rows") }
    return Column(.decimal([Int64](repeating: 1, count: groupCount), scale: 0))
  }
}
