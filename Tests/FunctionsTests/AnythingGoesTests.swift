import Columns
import Functions
import Plan
import Testing

/// Every function with every kind of argument: what fits has a column of its type for an answer,
/// what does not is refused, and nothing traps.
struct AnythingGoesTests {
  private static let largest = "9,223,372,036,854,775,807"

  private static let pool: [Literals] =
    [
      "0", "1", "-1", "2.5", largest, "-" + largest, "0.000000000000000001", "£9.5m", "-£540k",
      "£1bn", "42%", "3pp", "12 pupils", "6.2 per 10,000", "3 per 7", "£5 per pupil", "5 days",
      "99999999 months", "1 years", "~0.1", "-~1e", "2,023", "202,324", "2023/24", "Q2 2023/24",
      "30 Sep 2023", "as at 31 Mar 2023", "12 months to Sep 2023", "\"\"", "\"Kent\"", "\"(a\"",
      "\"02:03\"", "\"£1,234.50\"", "\"academic\"", "true", "false", "missing", "18", "-18", "200",
    ].map { Literals($0) } + [
      Literals("dates", ["1 Jan 1000", "31 Dec 2999", "[c]"]),
      Literals("values", ["£1.5m", "42%", "[c]"]),
      Literals("others", ["£15k", "[]", "3pp"]),
      Literals("texts", ["\"a\"", "[c]", "\"é\""]),
      Literals("empty", ["[c]", "[]", "[z]"]),
      Literals("flags", ["true", "[c]", "false"]),
      Literals(
        "large",
        Column(.decimal([.max, .min, 0], scale: 0)),
        .number(NumberType(.decimal(scale: 0), unit: Unit(.money, power: 9)))
      ),
      Literals(
        "fine",
        Column(.decimal([.max, .min, 1], scale: 18)),
        .number(NumberType(.decimal(scale: 18), unit: .pounds))
      ),
      Literals(
        "floating",
        Column(.floating([1e308, -1e-308, 0.1])),
        .number(NumberType(.floating, unit: .plain))
      ),
      Literals(
        "rates",
        Column(.floating([1e18, -0.5, 7])),
        .number(NumberType(.floating, unit: Unit(.count(of: nil), per: .population(100_000))))
      ),
      Literals(
        "totals",
        Column(
          .interval(
            lower: .decimal([269, -2, 0], scale: 0),
            upper: .decimal([273, .max, 0], scale: 0)
          )
        ),
        .interval(NumberType(.decimal(scale: 0), unit: .count))
      ),
      Literals(
        "chances",
        Column(.interval(lower: .floating([0.1, -1e308, 0]), upper: .floating([0.2, 1e308, 0]))),
        .interval(NumberType(.floating, unit: .percent))
      ),
    ]

  private func fits(_ column: Column, _ type: DataType) -> Bool {
    if let ends = column.ends, let measure = type.ends {
      return fits(ends.lower, .number(measure)) && fits(ends.upper, .number(measure))
    }
    return switch (column.values, type) {
    case (.boolean, .boolean), (.period, .period), (.text, .text), (.text, .unknown): true
    case (.decimal(_, let scale), .number(let number)): number.scale == scale
    case (.floating, .number(let number)): number.scale == nil
    default: false
    }
  }

  private func isSound(_ column: Column, _ type: DataType, rows: Int) -> Bool {
    guard column.count == rows, fits(column, type) else { return false }
    if type.measure?.unit.quantity == .varies, column.notes.units.count != rows { return false }
    if !column.notes.decimals.isEmpty, column.notes.decimals.count != rows { return false }
    if let ends = column.ends, let measure = type.ends {
      return isSound(ends.lower, .number(measure), rows: rows)
        && isSound(ends.upper, .number(measure), rows: rows)
    }
    for row in 0..<rows {
      // A missing cell is filled with zero; a floating-point one is finite.
      if case .floating(let cells) = column.values, !cells[row].isFinite { return false }
      if case .decimal(let cells, _) = column.values, !column.validity.isPresent(row),
        cells[row] != 0
      {
        return false
      }
      _ = printed(column, type, row)
    }
    return true
  }

  @Test func functions() {
    var random = SeededGenerator(11)
    for function in FunctionCatalogue.functions + FunctionCatalogue.operators {
      let (least, most) = function.parameters.argumentCount
      for _ in 0..<1500 {
        let count = Int.random(in: least...(most ?? 3), using: &random)
        let arguments = (0..<count).compactMap { _ in Self.pool.randomElement(using: &random) }
        guard case .success(let type) = function.typing(arguments.map(\.argument)) else { continue }
        let columns = arguments.map { argument in
          argument.column.count == 3 ? argument.column : argument.column.gathered([0, 0, 0])
        }
        let signature = Signature(arguments.map(\.type), type)
        for rows in [3, 0] {
          do throws(KernelFailure) {
            let some = rows == 0 ? columns.map { $0.sliced(0..<0) } : columns
            let answer = try function.kernel(some, signature, rows)
            let call = "\(function.name)\(arguments.map(\.spelling))"
            #expect(isSound(answer, type, rows: rows), "\(call)")
          } catch {
            #expect(error.id != "unexpected-column", "\(function.name)\(arguments.map(\.spelling))")
          }
        }
      }
    }
  }

  @Test func aggregates() {
    var random = SeededGenerator(12)
    for function in FunctionCatalogue.aggregates {
      let (least, most) = function.parameters.argumentCount
      for _ in 0..<500 {
        let count = Int.random(in: least...(most ?? 3), using: &random)
        let arguments = (0..<count).compactMap { _ in Self.pool.randomElement(using: &random) }
        guard case .success(let type) = function.typing(arguments.map(\.argument)) else { continue }
        let columns = arguments.map { argument in
          argument.column.count == 3 ? argument.column : argument.column.gathered([0, 0, 0])
        }
        var accumulator = function.accumulator(Signature(arguments.map(\.type), type))
        let groups = [Int32](arrayLiteral: 0, Int32.random(in: 0...1, using: &random), 0)
        do throws(KernelFailure) {
          try accumulator.update(columns, groups: groups, groupCount: 2)
          let answer = try accumulator.finish(groupCount: 3)
          #expect(isSound(answer, type, rows: 3), "\(function.name)\(arguments.map(\.spelling))")
        } catch {
          #expect(error.id != "unexpected-column", "\(function.name)\(arguments.map(\.spelling))")
        }
      }
    }
  }
}
