import Columns

/// A share of a whole is never over 100 per cent, and never below nothing.
struct ShareCheck: GeneralCheck {
  let looksFor = "percentages over 100 or below 0 where the measure is a share, and shares as 0.79"

  /// Words in a name or a label that say that a percentage is no share of a whole.
  private static let others = [
    "change", "growth", "increase", "decrease", "variance", "difference", "diff", "inflation",
    "uplift", "return", "of_target", "against", "index", "utilisation", "occupancy", "gap",
  ]
  private static let names: Set<String> = [
    "percent", "percentage", "pc", "pct", "share", "proportion",
  ]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.columns where column.isNumeric && isShare(column, data) {
      var wrong: [Bool] = []
      var hasOverOne = false
      var cells = 0
      for code in column.raw.codes {
        let cell = column.number(code)
        let value = ExactDecimal(mantissa: cell.mantissa, scale: Int(cell.scale)).floating
        let isNumber = cell.kind == .number
        wrong.append(isNumber && (value > 100 || value < 0))
        guard isNumber else { continue }
        cells += column.raw.counts[Int(code)]
        if value.magnitude > 1 || cell.mark == .percent { hasOverOne = true }
      }
      report.add(
        .warning,
        "percent-over-100",
        in: data.raw,
        column: column.name,
        at: column.raw.places(of: wrong),
        { "`\(column.name)` is no share of a whole in \($0)" },
        fix: "check the denominator, or call a change or an index by its name"
      )
      if !hasOverOne, cells >= 20, Self.saysPercent(column, data) {
        report.add(
          .warning,
          "percent-as-ratio",
          in: data.raw,
          column: column.name,
          "`\(column.name)` is a percentage, and none of its \(Findings.count(cells, "value")) is over 1",
          fix: "write 79 for 79%, not 0.79"
        )
      }
    }
  }

  private func isShare(_ column: CheckedColumn, _ data: CheckedData) -> Bool {
    let entry = data.metadata?.entries.first { $0.name == column.name }
    let words = Schema.snakeCase(column.name + " " + (entry?.label ?? ""))
    if Self.others.contains(where: words.contains) { return false }
    if let entry, entry.isIndicator { return entry.unit == "%" }
    return Self.saysPercent(column, data)
  }

  private static func saysPercent(_ column: CheckedColumn, _ data: CheckedData) -> Bool {
    if let entry = data.metadata?.entries.first(where: { $0.name == column.name }) {
      return entry.unit == "%"
    }
    if let unit = HeaderUnit.unit(in: column.name) { return unit == .percent }
    let words = Schema.snakeCase(column.name).split(separator: "_").map(String.init)
    if words.contains(where: names.contains) { return true }
    return column.raw.codes.allSatisfy { code in
      let cell = column.number(code)
      return cell.kind != .number || cell.mark == .percent
    }
  }
}
