import Columns
import Functions
import Plan
import Testing

/// What holds of every operator and every pair of units: the same amount written in another scale
/// gives the same answer, or the same refusal.
@Suite struct UnitScaleTests {
  /// Amounts, each written in every scale that it has.
  static let amounts: [[String]] = [
    ["6"], ["0.25"], ["12 pupils"], ["£9500000", "£9500k", "£9.5m", "£0.0095bn"],
    ["£540000", "£540k", "£0.54m"], ["42%"], ["17.5%"], ["3pp"], ["3.5 FTE"],
    ["14 days", "2 weeks"], ["24 months", "2 years"], ["62 per 10,000", "6.2 per 1,000"],
    ["5 per 7"], ["£4520 per pupil"], ["250 ratio"],
  ]
  static let operators = ["+", "-", "*", "/", "mod", "<", "=", ">=", "<>"]
  static let functions = ["percent_change", "minimum_of", "maximum_of", "coalesce"]

  @Test(arguments: operators)
  func scalesDoNotMatter(_ name: String) {
    for left in Self.amounts {
      for right in Self.amounts {
        // A plain number is read in the scale of the other, as it is printed.
        if name != "*", name != "/", isPlain(left) != isPlain(right) { continue }
        let answers = left.flatMap { a in right.map { b in (a, b, inBase(name, a, b)) } }
        for (a, b, answer) in answers {
          #expect(
            isSame(answer, answers[0].2),
            "\(a) \(name) \(b) is \(answer), and \(answers[0].0) \(name) \(answers[0].1) \(answers[0].2)"
          )
        }
      }
    }
  }

  /// Functions take money and rates in every scale; lengths of two kinds they refuse.
  @Test(arguments: functions)
  func functionsTakeEveryScale(_ name: String) {
    for amounts in Self.amounts
    where !amounts[0].hasSuffix("days") && !amounts[0].hasSuffix("months") {
      for a in amounts {
        for b in amounts {
          let answer = inBase(name, a, b)
          #expect(isSame(answer, inBase(name, amounts[0], amounts[0])), "\(name) of \(a) and \(b)")
        }
      }
    }
  }

  @Test func sumsUndoDifferences() {
    for left in Self.amounts.joined() {
      for right in Self.amounts.joined() {
        let (a, b) = (Literals(left), Literals(right))
        guard let sum = result("+", [a, b]), let back = result("-", [sum, b]),
          let own = base(a.column, a.type, 0), let found = base(back.column, back.type, 0)
        else { continue }
        #expect(abs(own - found) <= 1e-9 * max(abs(own), 1), "\(left) + \(right) - \(right)")
      }
    }
  }

  @Test func exactlyOneOrderHolds() {
    for left in Self.amounts.joined() {
      for right in Self.amounts.joined() {
        let answers = ["<", "=", ">"].map { answer($0, left, right) }
        if answers[0].hasPrefix("unlike-units") {
          #expect(answers.allSatisfy { $0.hasPrefix("unlike-units") })
          #expect(answers[0].contains("`\(left)`") && answers[0].contains("`\(right)`"))
        } else {
          #expect(answers.filter { $0 == "true" }.count == 1, "\(left) and \(right): \(answers)")
        }
      }
    }
  }

  /// A column with a unit a row gives in each row what a column of that unit gives.
  @Test(arguments: ["+", "-", "*", "/", "<", "="])
  func aUnitARowIsAsAUnitAColumn(_ name: String) {
    let cells = Self.amounts.map { $0[0] }
    for right in ["£1m", "2", "3pp", "1 day", "4 per 1,000"] {
      let other = Literals("other", [right])
      let whole = answers(name, [Literals("value", cells), other])
      guard whole.count == cells.count else { continue }
      for (row, cell) in cells.enumerated() {
        let alone = answers(name, [Literals("value", [cell]), other])[0]
        if alone.contains(": ") || isReadInAUnit(name, cell, right) { continue }
        #expect(digits(whole[row]) == digits(alone), "\(cell) \(name) \(right)")
      }
    }
  }

  /// Whether a plain number is compared with one that has a unit, which a unit a row rules out.
  private func isReadInAUnit(_ name: String, _ a: String, _ b: String) -> Bool {
    guard ["<", "="].contains(name) else { return false }
    let units = [a, b].map { Literals($0).type.number?.unit ?? .plain }
    return units.contains(.plain) && units[0] != units[1]
  }

  // MARK: - Helpers

  private func result(_ name: String, _ arguments: [Literals]) -> Literals? {
    guard
      let function = FunctionCatalogue.operator(named: name)
        ?? FunctionCatalogue.function(named: name),
      case .success(let type) = function.typing(arguments.map(\.argument)),
      let column = try? function.kernel(
        arguments.map(\.column),
        Signature(arguments.map(\.type), type),
        1
      )
    else { return nil }
    return Literals("x", column, type)
  }

  /// An answer as a number in £, days, months or whatever its unit is at power 0, as text otherwise.
  private func inBase(_ name: String, _ a: String, _ b: String) -> String {
    guard let result = result(name, [Literals(a), Literals(b)]) else { return "refused" }
    guard let number = base(result.column, result.type, 0) else {
      return printed(result.column, result.type, 0)
    }
    return "\(number)"
  }

  private func base(_ column: Column, _ type: DataType, _ row: Int) -> Double? {
    guard let unit = column.unit(at: row) ?? type.number?.unit else { return nil }
    let number: Double
    switch column.value(at: row) {
    case .decimal(let cell): number = cell.floating
    case .floating(let cell): number = cell
    default: return nil
    }
    var factor = length(unit.quantity)
    if case .quantity(let quantity)? = unit.per { factor /= length(quantity) }
    return (0..<abs(unit.exponent)).reduce(number * factor) { number, _ in
      unit.exponent > 0 ? number * 10 : number / 10
    }
  }

  /// How many days a week has, and months a year.
  private func length(_ quantity: Unit.Quantity) -> Double {
    quantity == .weeks ? 7 : quantity == .years ? 12 : 1
  }

  private func isPlain(_ amounts: [String]) -> Bool {
    Literals(amounts[0]).type.number?.unit == .plain
  }

  private func isSame(_ a: String, _ b: String) -> Bool {
    guard let x = Double(a), let y = Double(b) else { return a == b }
    return abs(x - y) <= 1e-9 * max(abs(x), abs(y))
  }

  private func digits(_ text: String) -> String {
    var text = text
    if text.contains(".") {
      let parts = text.split(separator: ".", maxSplits: 1)
      let decimals = parts[1].prefix { $0.isNumber }
      let trimmed = decimals.reversed().drop { $0 == "0" }.reversed()
      let rest = parts[1].dropFirst(decimals.count)
      text = parts[0] + (trimmed.isEmpty ? "" : "." + String(trimmed)) + rest
    }
    return text
  }
}
