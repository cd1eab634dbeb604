import Columns
import Diagnostics
import Plan

/// Places side by side whose figures are of different periods, without the periods.
enum HiddenPeriods: Advice {
  static let id = "hidden-periods"
  static let reason =
    "Places stand side by side with figures of different periods, and the answer does not show which."
  static let fix = "Show the period, or choose one that every place has."
  static let examples = (
    provoking: "from indicators | where measure starts with \"Care leavers\" | show area, value",
    heeding:
      "from indicators | where measure starts with \"Care leavers\" | show area, period, value"
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    let fields = answer.plan.schema.fields
    guard !fields.contains(where: { $0.type == .period }),
      let area = fields.firstIndex(where: { $0.metadata.role == .area && $0.type == .text }),
      let value = fields.firstIndex(where: { $0.type.number != nil && $0.metadata.role == .value }),
      let carried = answer.plan.carrying(
        besides: value,
        fields: { schema, _ in [schema.periodPosition].compactMap { $0 } }
      ), let place = carried.columns.first,
      let table = answer.sample(carried.plan, needsWhole: true)
    else { return [] }
    // Rows of one place and measure are a series; those of several are to be compared.
    var periods: [[Value]: [(area: Value, period: Period)]] = [:]
    var order: [[Value]] = []
    let series = fields.indices.filter { fields[$0].type == .text && $0 != area }
    table.forEachRow { batch, row in
      guard let period = batch.columns[place].value(at: row).period,
        batch.columns[value].value(at: row).number != nil
      else { return true }
      let key = series.map { batch.columns[$0].value(at: row) }
      if periods[key] == nil { order.append(key) }
      periods[key, default: []].append((batch.columns[area].value(at: row), period))
      return true
    }
    for key in order {
      guard let rows = periods[key], Set(rows.map(\.area)).count == rows.count, rows.count > 1,
        let oldest = rows.min(by: { $0.period.end < $1.period.end }),
        let newest = rows.max(by: { $0.period.end < $1.period.end }),
        oldest.period.end < newest.period.end
      else { continue }
      let words = [newest, oldest].map { "\(plain($0.area)) in \($0.period.label)" }
      return [
        message(
          "these figures are of different periods: \(Words.list(words))",
          at: answer.plan.span,
          help: ["add the period to what is shown"]
        )
      ]
    }
    return []
  }

  private static func plain(_ value: Value) -> String {
    if case .text(let text) = value { text } else { Words.value(value) }
  }
}
