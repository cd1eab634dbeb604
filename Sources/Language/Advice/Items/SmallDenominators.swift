import Columns
import Diagnostics
import Plan

/// Percentages of fewer than twenty.
///
/// The limit is that of the statistical primer on rates from small numbers (Buescher 1997, North
/// Carolina State Center for Health Statistics): below 20 the relative standard error passes 20%, and
/// one child is five percentage points or more.
enum SmallDenominators: Advice {
  static let id = "small-denominators"
  static let reason =
    "Of fewer than 20, one child more or less moves a percentage by 5 points or more."
  static let fix = "Show the numbers behind the percentages too, or give the numbers alone."
  static let examples = (
    provoking: Samples.places + "show place, percent",
    heeding: Samples.places + "show place, percent, on_time, plans"
  )

  /// The fewest that a percentage is of without advice.
  static let limit = 20.0

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    guard !answer.plan.isRanking else { return [] }
    return answer.plan.schema.fields.indices.compactMap { column in
      let field = answer.plan.schema.fields[column]
      guard let found = few(behind: column, of: answer.plan, answer),
        !answer.plan.schema.names.contains(found.name)
      else { return nil }
      let count = NumberText.grouped(String(found.rows))
      return message(
        "\(count) of the percentages in `\(field.name)` \(found.rows == 1 ? "is" : "are") of fewer than "
          + "20: \(found.example)",
        at: answer.plan.span,
        help: [
          found.name == Analyser.hiddenWindow
            ? "give the numbers alone"
            : "show `\(Words.name(found.name))` too, or the numbers alone"
        ]
      )
    }
  }

  /// Percentages of a column that are of fewer than 20.
  struct Found {
    /// The name of what they are of.
    let name: String
    /// How many there are.
    var rows = 0
    /// The first of them.
    var example = ""
  }

  static func few(behind column: Int, of plan: Plan, _ answer: AdvisedAnswer) -> Found? {
    let field = plan.schema.fields[column]
    guard let unit = field.type.number?.unit, unit.isPartOfWhole || unit.quantity == .varies,
      let carried = plan.carryingDenominator(besides: column), let place = carried.columns.first
    else { return nil }
    let whole = carried.plan.schema.fields[place]
    guard let number = whole.type.number, number.unit.isCounted,
      let table = answer.sample(carried.plan, needsWhole: false)
    else { return nil }
    var found = Found(name: whole.name)
    table.forEachRow { batch, row in
      let cells = batch.columns[column]
      let own = unit.quantity == .varies ? cells.unit(at: row) : unit
      guard let own, own.isPartOfWhole, cells.value(at: row).number != nil,
        let size = batch.columns[place].value(at: row).number, size > 0, size < limit
      else { return true }
      found.rows += 1
      if found.rows == 1 {
        found.example =
          Words.value(cells.value(at: row), unit: own) + " of "
          + Words.value(batch.columns[place].value(at: row))
      }
      return true
    }
    return found.rows > 0 ? found : nil
  }
}

extension Plan {
  /// Whether the rows are the first of an order.
  var isRanking: Bool {
    switch node {
    case .top: true
    case .slice(let input, _), .filter(let input, _), .assert(let input, _, _), .cite(let input):
      input.isRanking || input.isSorted
    case .project(let input, _), .sort(let input, _): input.isRanking
    default: false
    }
  }

  /// Whether the rows are in an order that was asked for.
  private var isSorted: Bool {
    switch node {
    case .sort: true
    case .project(let input, _), .filter(let input, _): input.isSorted
    default: false
    }
  }
}
