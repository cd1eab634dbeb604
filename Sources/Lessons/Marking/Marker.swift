package import Columns

/// Compares answers with the one that a question wants.
package struct Marker {
  private let rules: AnswerRules
  private let model: AnswerGrid
  private let mistakes: [AnswerGrid]

  /// Creates a marker.
  ///
  /// - Parameters:
  ///   - rules: when an answer is right.
  ///   - model: the right answer.
  ///   - mistakes: the wrong answers that the lesson knows, in its order.
  package init(_ rules: AnswerRules, model: Table, mistakes: [Table]) {
    self.rules = rules
    self.model = AnswerGrid(model)
    self.mistakes = mistakes.map { AnswerGrid($0) }
  }

  /// What to think of an answer.
  package func mark(_ table: Table) -> Mark {
    let given = AnswerGrid(table)
    if isRight(given, as: model) { return .right }
    if let known = mistakes.firstIndex(where: { isRight(given, as: $0) }) { return .known(known) }
    return cause(given)
  }

  private var test: CellTest { CellTest(tolerance: rules.tolerance) }

  private func isRight(_ given: AnswerGrid, as model: AnswerGrid) -> Bool {
    guard let columns = columns(given, model) else { return false }
    let chosen = given.selecting(columns)
    return (!rules.isNamed || isNamed(chosen, model))
      && isSame(chosen, model, inOrder: rules.isOrdered)
  }

  /// The columns to compare, where their number is as it may be.
  private func columns(_ given: AnswerGrid, _ model: AnswerGrid) -> [Int]? {
    guard
      rules.allowsMoreColumns
        ? given.names.count >= model.names.count : given.names.count == model.names.count
    else { return nil }
    return test.columns(of: given, as: model)
  }

  private func isNamed(_ given: AnswerGrid, _ model: AnswerGrid) -> Bool {
    given.names.map { $0.lowercased() } == model.names.map { $0.lowercased() }
  }

  private func isSame(_ given: AnswerGrid, _ model: AnswerGrid, inOrder: Bool) -> Bool {
    guard given.rows.count == model.rows.count else { return false }
    if inOrder { return zip(model.rows, given.rows).allSatisfy { test.agrees($0, $1) } }
    return test.matches(model.rows, given.rows) == model.rows.count
  }

  /// What sets a wrong answer apart from the right one.
  private func cause(_ given: AnswerGrid) -> Mark {
    if given.rows.isEmpty { return .nothing }
    if let mark = causeWithinUnits(given) { return mark }
    let digits = CellTest(tolerance: rules.tolerance, ignoresUnits: true)
    if given.names.count == model.names.count, given.rows.count == model.rows.count,
      let columns = digits.columns(of: given, as: model)
    {
      let chosen = given.selecting(columns)
      if digits.matches(model.rows, chosen.rows) == model.rows.count,
        let place = model.units.indices.first(where: { model.units[$0] != chosen.units[$0] })
      {
        return .units(given: chosen.units[place], wanted: Self.words(model.units[place]))
      }
    }
    guard given.names.count == model.names.count, given.rows.count == model.rows.count else {
      return .other
    }
    let pairs = zip(model.rows.joined(), given.rows.joined())
    let wrong = pairs.filter { !test.agrees($0, $1) }
    if !wrong.isEmpty, wrong.allSatisfy({ $0.isMissing && $1.isZero }) { return .zeroForMissing }
    if !wrong.isEmpty, wrong.allSatisfy({ $0.isOpposite(of: $1) }) { return .sign }
    return .other
  }

  /// What is lacking or too much, where all that is common agrees.
  private func causeWithinUnits(_ given: AnswerGrid) -> Mark? {
    if given.names.count < model.names.count {
      guard given.rows.count == model.rows.count,
        let columns = test.columns(of: model, as: given),
        test.matches(model.selecting(columns).rows, given.rows) == model.rows.count
      else { return nil }
      return .fewerColumns(model.names.count - given.names.count)
    }
    guard let columns = test.columns(of: given, as: model) else { return nil }
    let chosen = given.selecting(columns)
    let found = test.matches(model.rows, chosen.rows)
    guard found == min(model.rows.count, chosen.rows.count) else { return nil }
    if chosen.rows.count > model.rows.count {
      return .moreRows(chosen.rows.count - model.rows.count)
    }
    if chosen.rows.count < model.rows.count {
      return .fewerRows(model.rows.count - chosen.rows.count)
    }
    if columns.count < given.names.count, !rules.allowsMoreColumns {
      let rest = given.names.indices.filter { !columns.contains($0) }
      return .moreColumns(rest.map { given.names[$0] })
    }
    if rules.isOrdered, !isSame(chosen, model, inOrder: true) { return .order }
    return rules.isNamed ? .names(model.names) : nil
  }

  private static func words(_ unit: String) -> String {
    switch unit {
    case "": "a number without a unit"
    case "%": "per cent, as in `42%`"
    case "pp": "percentage points, as in `13pp`"
    case "count": "a plain number"
    default: unit.hasPrefix("£") ? "pounds, as in `£1.2m`" : unit
    }
  }
}
