import Columns
import Diagnostics
import Functions
import LocalEngine
import Plan
import Testing

/// Runs the language's own functions, whose answers must not depend on the size of batches.
struct CatalogueTests {
  private static let million = Unit(.money, power: 6)
  private static let thousand = Unit(.money, power: 3)

  /// Ten rows of every type, with missing cells.
  static let plan = Plan.scan(data)

  /// The rows of the plan as one batch.
  static var batch: Batch { Batch.joined(data.batches, schema: data.schema) }

  private static let data = table(
    .text("area", ["a", "b", "a", "c", nil, "b", "a", "c", "c", "b"]),
    .whole("count", [3, 1, nil, 4, 1, 5, .suppressed, 9, 2, 6]),
    .decimal(
      "money",
      scale: 2,
      unit: thousand,
      [
        .decimal("0.1"), .decimal("0.20"), .decimal("1.25"), nil, .decimal("-4"), .suppressed,
        .decimal("7.0"), .decimal("0.30"), .decimal("12.5"), .decimal("3"),
      ]
    ),
    .decimal(
      "varied",
      scale: 1,
      unit: .varies,
      [
        .decimal("1.0", million), .decimal("900.0", thousand), nil, .decimal("2.0", million),
        .decimal("5.0", thousand), .decimal("1.5", million), .suppressed,
        .decimal("3.0", million),
        .decimal("4.0", thousand), .decimal("6.0", thousand),
      ]
    ),
    .floating("share", [0.1, 0.2, 0.3, nil, 1e16, -1e16, 0.7, .suppressed, 0.25, 0.333]),
    .period("when", (0..<10).map { .period(.year(2024 - $0, .financial)) }),
    .flag("flag", [true, false, nil, true, true, false, true, nil, false, true])
  )

  private struct Outcome: Equatable {
    var lines: [String] = []
    var notes: [Diagnostic] = []
    var failure: Diagnostic?

    init(_ plan: Plan, batchRows: Int) {
      do {
        let answer = try answer(plan, batchRows: batchRows)
        (lines, notes) = (answer.table.lines, answer.notes)
      } catch .evaluation(let diagnostic) {
        failure = diagnostic
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  /// Every way of calling an aggregate that its typing rule accepts.
  static func calls(_ function: AggregateFunction) -> [AggregateCall] {
    let columns = plan.schema.names.map(plan.column)
    let ninety = literal(90)
    let percent = Expression(
      .literal(.decimal(ExactDecimal(mantissa: 48, scale: 0))),
      type: .number(NumberType(.decimal(scale: 0), unit: .percent)),
      span: .none
    )
    var lists: [[Expression]] = [[]]
    let flag = plan.column("flag")
    for column in columns {
      lists += [
        [column], [column, ninety], [column, columns[1]], [column, flag], [column, percent],
      ]
    }
    return lists.compactMap { arguments in
      let known = arguments.map { Argument($0.type, literal: $0.literal, spelling: "x") }
      guard case .success(let type) = function.typing(known) else { return nil }
      return AggregateCall(function, arguments, type: type, span: .none)
    }
  }

  @Test(arguments: FunctionCatalogue.aggregates.indices)
  func aggregatesGiveTheSameAtEverySizeOfBatch(_ index: Int) {
    let calls = Self.calls(FunctionCatalogue.aggregates[index])
    #expect(!calls.isEmpty)
    for call in calls {
      for keys in [[], ["area"], ["flag", "area"]] {
        let plan = Self.plan.aggregate(by: keys, [call])
        let whole = Outcome(plan, batchRows: 2048)
        for size in [1, 3, 4] {
          #expect(
            Outcome(plan, batchRows: size) == whole,
            "\(call.function.name), \(keys), \(size)"
          )
        }
      }
    }
  }

  @Test func moneyAddsUpExactly() throws {
    let total = try #require(FunctionCatalogue.aggregate(named: "total"))
    let money = Self.plan.column("money")
    let call = AggregateCall(total, [money], type: money.type, span: .none)
    check(
      Self.plan.aggregate(by: ["area"], [call]).project("area", "total"),
      gives: ["a 8.35", "b 3.20", "c 12.80", "(blank) -4"],
      notes: ["`total(money)` leaves out 2 of 10 rows: 1 suppressed, 1 blank"]
    )
  }

  @Test(arguments: [
    ("and", 2, "x and x"), ("+", 2, "x + x"), ("negate", 1, "-x"), ("not", 1, "not x"),
    ("is missing", 1, "x is missing"), ("between", 3, "x between x and x"),
    ("in", 3, "x in (x, x)"),
  ])
  func operatorsAreNamedInNotesAsTheyAreWritten(_ name: String, _ count: Int, _ text: String) throws
  {
    let function = try #require(FunctionCatalogue.operator(named: name))
    let plan = Plan.scan(table(.whole("x", [nil])))
    let shown = Function(function.name, [], summary: "", typing: function.typing) { columns, _, _ in
      columns[0]
    }
    let expression = Expression(
      .call(shown, [Expression](repeating: plan.column("x"), count: count)),
      type: .integer,
      span: .none
    )
    check(
      plan.aggregate(by: [], [AggregateCall(TestAggregates.sum, of: expression)]),
      gives: ["(no data)"],
      notes: ["`total(\(text))` leaves out 1 of 1 row: 1 blank"]
    )
  }
}
