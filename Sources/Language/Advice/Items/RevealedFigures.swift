import Columns
import Diagnostics
import Plan

/// Advice where a calculation gives suppressed figures away.
///
/// A figure is given away by an expression of `+`, `-`, `*` and `/` that has a value in a row where a
/// column is suppressed, and equals that column wherever both are known: `total - (a + b)` beside
/// `c`, `100% - share` beside the other share, `a + b` beside a suppressed total. The figures
/// themselves are the witness, so an expression that happens to stand beside a suppressed column
/// gets no advice. At least two rows must agree, to a unit of the last decimal, and none may differ.
///
/// Where fewer can be compared, a difference from a column called total or all gets the advice if
/// exactly one other column of its unit is in the table, and that one is suppressed.
///
/// Limits: sources of up to 100,000 rows; the suppressed column must be in the table that the expression is over, or have been
/// dropped by `show`, `drop` or `rename` after it was; joins, summaries and pivots begin a new table.
/// Differences between rows, as of a running total, are not looked at. What a reader could subtract
/// from figures that are shown is ``ShownTotals``'s.
enum RevealedFigures: Advice {
  static let id = "reveals-suppressed"
  static let reason = "A figure that was suppressed can be worked out from what is shown."
  static let fix = "Leave the difference out, or suppress a second figure of the row."
  static let examples = (
    provoking: suppressedExample + "add pupils - support as plans",
    heeding: suppressedExample + "add pupils / 2 as half"
  )

  /// A small table in which one figure is suppressed.
  private static let suppressedExample =
    "from table [(pupils = 90, support = 60, plans = 30), (pupils = 70, support = 50, plans = 20), "
    + "(pupils = 40, support = 37, plans = \"c\")] | "

  /// The rows that must agree.
  private static let witnesses = 2

  /// The advice on a plan that has been answered.
  ///
  /// - Returns: advice on each expression that gives a figure away.
  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    // The columns of larger sources are not even asked for their types.
    let calculations = answer.plan.calculations.filter { input, _ in
      answer.isRepeatable(input) && input.holdsSuppressed
    }
    return calculations.compactMap { input, expressions in
      advice(on: expressions, over: input) { answer.whole($0) }
    }.flatMap { $0 }
  }

  private static func advice(
    on expressions: [Expression],
    over input: Plan,
    answer: (Plan) -> Table?
  ) -> [Diagnostic] {
    let wide = input.widened
    let numbers = wide.schema.fields.indices.filter { wide.schema.fields[$0].type.number != nil }
    let columns = numbers.map { index in
      Expression.column(index, of: wide.schema.fields[index], at: .none)
    }
    let all = expressions + columns
    let schema = Schema(
      all.enumerated().map { Field("c\($0)", $1.type) }
    )
    let check = Plan(.project(wide, all), schema: schema, span: .none)
    guard let table = answer(check) else { return [] }
    var advice: [Diagnostic] = []
    for (place, expression) in expressions.enumerated() {
      let used = expression.usedColumns
      let rest = numbers.enumerated().filter { _, column in
        !used.contains(column) && wide.schema.fields[column].canBePart
          && expression.type.isComparable(to: wide.schema.fields[column].type)
      }
      for (offset, column) in rest {
        let tally = Tally(table, place, expressions.count + offset)
        guard tally.revealed > 0, tally.differing == 0 else { continue }
        let isWitnessed = tally.agreeing >= witnesses
        let isOnlyPart = rest.count == 1 && expression.isDifferenceFromTotal(wide.schema)
        guard isWitnessed || isOnlyPart else { continue }
        let name = wide.schema.fields[column].name
        advice.append(
          diagnostic(name, tally, isWitnessed: isWitnessed, at: expression.span)
        )
        break
      }
    }
    return advice
  }

  private static func diagnostic(
    _ name: String,
    _ tally: Tally,
    isWitnessed: Bool,
    at span: SourceSpan
  ) -> Diagnostic {
    let figures =
      tally.revealed == 1 ? "a suppressed figure" : "\(grouped(tally.revealed)) suppressed figures"
    let reason =
      isWitnessed
      ? "it equals `\(name)` in all \(grouped(tally.agreeing)) rows where both are known"
      : "`\(name)` is all that is left of the total"
    return Diagnostic(
      .advice,
      id: "reveals-suppressed",
      "this gives \(figures) of `\(name)` away: \(reason)",
      at: span,
      help: [
        "leave it out of what is published, or suppress a second figure in each of those rows",
        "to keep it missing there: `if \(name) is suppressed then missing else …`",
      ]
    )
  }

  private static func grouped(_ count: Int) -> String { NumberText.grouped(String(count)) }

  /// How an expression and a column compare.
  private struct Tally {
    var agreeing = 0
    var differing = 0
    var revealed = 0

    init(_ table: Table, _ expression: Int, _ column: Int) {
      let suppressed = MissingReason.suppressed.rawValue
      let hidden = table.batches.contains { batch in
        batch.columns[column].validity.reasons.contains(suppressed)
      }
      guard hidden else { return }
      for batch in table.batches {
        let (left, right) = (batch.columns[expression], batch.columns[column])
        for row in 0..<batch.count where left.validity.isPresent(row) {
          if right.validity.isPresent(row) {
            guard let one = left.number(row), let other = right.number(row) else { continue }
            // A row of zeros agrees with too much to be a witness.
            if one == 0, other == 0 { continue }
            if (one - other).magnitude <= right.step * 1.000001 {
              agreeing += 1
            } else {
              differing += 1
            }
          } else if right.validity.reasons[row] == suppressed {
            revealed += 1
          }
        }
        if differing > 0 { return }
      }
    }
  }
}

extension Column {
  /// A cell as a floating-point number.
  fileprivate func number(_ row: Int) -> Double? {
    switch values {
    case .decimal(let cells, let scale): PowersOfTen.floating(cells[row], scale: scale)
    case .floating(let cells): cells[row]
    default: nil
    }
  }

  /// What the last decimal counts; almost nothing where there is none.
  fileprivate var step: Double {
    if case .decimal(_, let scale) = values, scale > 0 {
      return 1 / PowersOfTen.exactFloating[min(scale, 22)]
    }
    return 1e-9
  }
}

extension DataType {
  /// Whether numbers of both can be the same figure; a difference of percentages is one again.
  fileprivate func isComparable(to other: DataType) -> Bool {
    guard let one = number?.unit, let two = other.number?.unit, one.power == two.power else {
      return false
    }
    if one == two { return true }
    let shares: [Unit] = [.percent, .percentagePoints]
    return shares.contains(one) && shares.contains(two)
  }
}

extension Expression {
  /// The columns that the expression reads.
  var usedColumns: Set<Int> {
    switch node {
    case .column(let index): [index]
    case .literal: []
    case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.usedColumns) }
    case .choose(let branches, let otherwise):
      branches.reduce(otherwise.usedColumns) {
        $0.union($1.condition.usedColumns).union($1.value.usedColumns)
      }
    }
  }

  /// Whether the expression is arithmetic and nothing else, with at least one operator.
  fileprivate var isArithmetic: Bool {
    guard type.number != nil, case .call(let function, let arguments) = node else { return false }
    return ["+", "-", "*", "/", "negate", "convert"].contains(function.name)
      && arguments.allSatisfy { argument in
        switch argument.node {
        case .column, .literal: argument.type.number != nil
        case .call: argument.isArithmetic
        case .choose: false
        }
      }
  }

  /// Whether something is subtracted from a column that is called a total.
  fileprivate func isDifferenceFromTotal(_ schema: Schema) -> Bool {
    guard case .call(let function, let arguments) = node, let first = arguments.first else {
      return false
    }
    switch (function.name, first.node) {
    case ("-", .column(let index)): return schema.fields[index].isTotal
    case ("-", .call), ("convert", .call): return first.isDifferenceFromTotal(schema)
    default: return false
    }
  }
}

extension Field {
  /// Whether the column is called a total.
  var isTotal: Bool {
    metadata.role == .total
      || Schema.snakeCase(name).split(separator: "_").contains { $0 == "total" || $0 == "all" }
  }

  /// Whether the column could be a part of a total: numbers that are years, places in a list or codes
  /// have no unit either.
  var canBePart: Bool {
    let others: Set<Substring> = ["year", "period", "month", "rank", "code", "id", "urn"]
    return !Schema.snakeCase(name).split(separator: "_").contains(where: others.contains)
  }
}

extension Plan {
  /// The arithmetic of every `add` and `show`, with the input that it is over.
  fileprivate var calculations: [(input: Plan, expressions: [Expression])] {
    switch node {
    case .project(let input, let expressions):
      let found = expressions.filter { $0.isArithmetic && $0.usedColumns.count > 0 }
      return input.calculations + (found.isEmpty ? [] : [(input, found)])
    case .filter(let input, _), .sort(let input, _), .slice(let input, _), .top(let input, _, _),
      .window(let input, _), .aggregate(let input, _, _), .unpivot(let input, _),
      .fill(let input, _), .assert(let input, _, _), .series(let input, _), .cite(let input),
      .check(let input, _):
      return input.calculations
    case .join(let left, let right, _): return left.calculations + right.calculations
    case .append(let inputs): return inputs.flatMap(\.calculations)
    case .scan, .unit, .profile: return []
    }
  }

  /// Whether any table that the plan reads has a suppressed number.
  fileprivate var holdsSuppressed: Bool {
    switch node {
    case .scan(let provider, _, _):
      let all = Array(provider.schema.fields.indices)
      guard let batches = try? provider.scan(columns: all) else { return false }
      return batches.contains { batch in
        batch.columns.contains {
          $0.validity.reasons.contains(MissingReason.suppressed.rawValue)
        }
      }
    case .unit: return false
    case .project(let input, let expressions):
      return input.holdsSuppressed
        || expressions.contains { $0.literal == .missing(.suppressed) }
    case .filter(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .window(let input, _), .aggregate(let input, _, _),
      .unpivot(let input, _), .fill(let input, _), .assert(let input, _, _), .profile(let input),
      .series(let input, _), .cite(let input), .check(let input, _):
      return input.holdsSuppressed
    case .join(let left, let right, _): return left.holdsSuppressed || right.holdsSuppressed
    case .append(let inputs): return inputs.contains(where: \.holdsSuppressed)
    }
  }

  /// The same rows with the columns that earlier steps have dropped added at the end.
  fileprivate var widened: Plan {
    switch node {
    case .project(let input, let expressions):
      let wide = input.widened
      let extra = wide.schema.fields.indices.map { index in
        Expression.column(index, of: wide.schema.fields[index], at: .none)
      }
      return Plan(
        .project(wide, expressions + extra),
        schema: Schema(schema.fields + wide.schema.fields),
        span: span
      )
    case .filter(let input, let condition):
      let wide = input.widened
      return Plan(.filter(wide, condition), schema: wide.schema, span: span)
    case .sort(let input, let keys):
      let wide = input.widened
      return Plan(.sort(wide, keys), schema: wide.schema, span: span)
    case .slice(let input, let slice):
      let wide = input.widened
      return Plan(.slice(wide, slice), schema: wide.schema, span: span)
    case .top(let input, let count, let keys):
      let wide = input.widened
      return Plan(.top(wide, count: count, by: keys), schema: wide.schema, span: span)
    default: return self
    }
  }
}
