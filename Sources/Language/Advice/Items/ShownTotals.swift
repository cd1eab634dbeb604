import Columns
import Diagnostics
import Plan

/// Advice where a table shows a total beside all but one of its parts, and that one is suppressed.
///
/// Anybody can subtract, so one suppressed figure alone is not protected. Two shapes are looked for:
///
/// 1. columns: a column called total or all, beside other numbers of its unit that add up to it in
///    every row in which all are known, and in at least one;
/// 2. rows: a text column with a row `Total` or `All …`, beside rows of the same group that add up to
///    it in every group in which all are known. Where no group is complete, the label alone is
///    believed for numbers that can be added, as long as the known parts do not exceed the total.
///
/// Limits: tables of up to 100,000 rows; one level of totals; rounding of less than one unit of the
/// last decimal for each part. Figures of another table, such as last year's, are not looked at.
enum ShownTotals: Advice {
  static let id = "suppressed-beside-total"
  static let reason = "A suppressed figure is the total less the figures beside it."
  static let fix = "Leave the total out, or suppress a second figure."
  static let examples = (
    provoking:
      "from table [(total = 90, boys = 60, girls = 30), (total = 40, boys = 37, girls = \"c\")]",
    heeding:
      "from table [(total = 90, boys = 60, girls = 30), (total = 40, boys = 37, girls = \"c\")] | drop total"
  )

  private static let mostRows = 100_000

  /// The advice on an answer.
  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    let (table, span) = (answer.table, answer.plan.span)
    let suppressed = MissingReason.suppressed.rawValue
    let isConcerned =
      table.rowCount <= mostRows
      && table.batches.contains { batch in
        batch.columns.contains { $0.validity.reasons.contains(suppressed) }
      }
    guard isConcerned else { return [] }
    let whole = Batch.joined(table.batches, schema: table.schema)
    let found = columns(whole, table.schema) + rows(whole, table.schema)
    return found.map { Diagnostic(.advice, id: $0.id, $0.message, at: span, help: $0.help) }
  }

  private static func columns(_ batch: Batch, _ schema: Schema) -> [Diagnostic] {
    var advice: [Diagnostic] = []
    for (place, field) in schema.fields.enumerated() where field.isTotal {
      guard let unit = field.type.number?.unit, unit.quantity != .varies else { continue }
      let parts = schema.fields.indices.filter {
        $0 != place && schema.fields[$0].type.number?.unit == unit && schema.fields[$0].canBePart
      }
      guard parts.count > 1 else { continue }
      var sums = Sums()
      for row in 0..<batch.count {
        var sum = Sum(total: batch.columns[place].figure(row))
        for part in parts { sum.add(batch.columns[part].figure(row)) }
        sums.take(sum)
      }
      guard sums.exposed > 0, sums.agreeing > 0, sums.differing == 0 else { continue }
      let names = parts.map { "`\(schema.fields[$0].name)`" }
      advice.append(diagnostic(sums.exposed, "`\(field.name)`", names, "column"))
    }
    return advice
  }

  private static func rows(_ batch: Batch, _ schema: Schema) -> [Diagnostic] {
    var advice: [Diagnostic] = []
    for (place, field) in schema.fields.enumerated() where field.type == .text {
      let labels = (0..<batch.count).map { batch.columns[place].label($0) }
      guard let name = labels.first(where: isTotal) else { continue }
      let totals = labels.map(isTotal)
      let keys = schema.fields.indices.filter { $0 != place && schema.fields[$0].canGroup }.map {
        key in
        (0..<batch.count).map { batch.columns[key].label($0) }
      }
      let groups = TotalledGroups(labels: labels, totals: totals, keys: keys).ids
      for (value, column) in schema.fields.enumerated() {
        guard let unit = column.type.number?.unit, unit.quantity != .varies else { continue }
        var sums: [Int: Sum] = [:]
        var order: [Int] = []
        for row in 0..<batch.count {
          if sums[groups[row]] == nil { order.append(groups[row]) }
          let figure = batch.columns[value].figure(row)
          if totals[row] {
            // Two totals in a group are of two levels, which is more than can be told apart.
            sums[groups[row], default: Sum()].setTotal(figure)
          } else {
            sums[groups[row], default: Sum()].add(figure)
          }
        }
        var tally = Sums()
        for key in order { if let sum = sums[key] { tally.take(sum) } }
        let adds =
          ![.percent, .percentagePoints, .ratio].contains(unit.quantity) && unit.per == nil
        let isBelieved = tally.agreeing > 0 || (adds && tally.exceeded == 0)
        guard tally.exposed > 0, tally.differing == 0, isBelieved else { continue }
        advice.append(
          diagnostic(tally.exposed, "`\(name)`", ["`\(column.name)`"], "row of `\(field.name)`")
        )
      }
    }
    return advice
  }

  private static func isTotal(_ label: String) -> Bool { TotalName.matches(label) }

  private static func diagnostic(
    _ count: Int,
    _ total: String,
    _ parts: [String],
    _ what: String
  ) -> Diagnostic {
    let figures =
      count == 1 ? "1 suppressed figure" : "\(NumberText.grouped(String(count))) suppressed figures"
    let shown = parts.count > 4 ? parts.prefix(3) + ["\(parts.count - 3) more"] : parts[...]
    return Diagnostic(
      .advice,
      id: "suppressed-beside-total",
      "\(figures) of \(shown.joined(separator: ", ")) can be worked out from the \(what) \(total) and "
        + "the parts beside it",
      at: nil,
      help: ["suppress a second figure beside each of them, or leave the total out"]
    )
  }
}

/// The parts of one total.
private struct Sum {
  var total: Figure?
  var known = 0.0
  var parts = 0
  var suppressed = 0
  var others = 0
  var step = 0.0
  var hasTwoTotals = false

  init(total: Figure? = nil) { self.total = total }

  mutating func setTotal(_ figure: Figure) {
    if total != nil { hasTwoTotals = true }
    total = figure
  }

  mutating func add(_ figure: Figure) {
    switch figure {
    case .known(let number, let step):
      known += number
      parts += 1
      self.step = max(self.step, step)
    case .suppressed: suppressed += 1
    case .other: others += 1
    }
  }
}

/// How often parts and totals agree, and how often one part is all that is hidden.
private struct Sums {
  var agreeing = 0
  var differing = 0
  var exceeded = 0
  var exposed = 0

  mutating func take(_ sum: Sum) {
    guard !sum.hasTwoTotals, case .known(let total, let step)? = sum.total, sum.parts > 0 else {
      if sum.hasTwoTotals { differing += 1 }
      return
    }
    let slack = max(sum.step, step) * Double(sum.parts + 1) + 1e-9
    if sum.suppressed == 0, sum.others == 0, sum.parts > 1 {
      if (sum.known - total).magnitude <= slack { agreeing += 1 } else { differing += 1 }
    } else if sum.suppressed == 1, sum.others == 0 {
      exposed += 1
      if sum.known > total + slack { exceeded += 1 }
    }
  }
}

/// A cell as a part of a sum.
private enum Figure {
  case known(Double, step: Double)
  case suppressed
  case other
}

extension Field {
  /// Whether rows of one total may share the column's values: not what is said about a figure.
  fileprivate var canGroup: Bool {
    guard type.number == nil, !name.lowercased().hasSuffix("_flag") else { return false }
    switch metadata.role {
    case .note, .document, .page, .paragraph, .total: return false
    default: return true
    }
  }
}

extension Column {
  fileprivate func figure(_ row: Int) -> Figure {
    switch validity.reason(row) {
    case .suppressed: return .suppressed
    case .some: return .other
    case nil: break
    }
    switch values {
    case .decimal(let cells, let scale):
      let step = scale == 0 ? 0 : 1 / PowersOfTen.exactFloating[min(scale, 22)]
      return .known(PowersOfTen.floating(cells[row], scale: scale), step: step)
    case .floating(let cells): return .known(cells[row], step: 1e-9 * cells[row].magnitude)
    default: return .other
    }
  }

  fileprivate func label(_ row: Int) -> String {
    guard validity.isPresent(row) else { return "" }
    switch values {
    case .text(let codes, let dictionary): return dictionary.text(codes[row])
    case .period(let cells): return cells[row].label
    case .boolean(let cells): return cells[row] ? "true" : "false"
    case .decimal, .floating, .interval, .rowNumbers: return ""
    }
  }
}
