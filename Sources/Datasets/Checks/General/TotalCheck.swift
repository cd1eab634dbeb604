import Columns

/// Totals among their parts: a sum of the column counts everything twice.
struct TotalCheck: GeneralCheck {
  let looksFor = "rows that are totals of other rows, without a column that marks them"

  private static let words: Set<String> = [
    "total", "totals", "grand total", "sub total", "subtotal", "sub-total", "all", "overall",
  ]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    // There totals have their place.
    guard !data.isOfficial else { return }
    let isMarked = data.columns.contains { column in
      let name = Schema.snakeCase(column.name)
      return name.hasPrefix("is_") && name.contains("total")
    }
    guard !isMarked, data.columns.contains(where: \.isNumeric) else { return }
    for column in data.columns where !column.isNumeric && column.raw.codes.count > 2 {
      let places = column.raw.places { text in
        guard text.utf8.count < 60 else { return false }
        let words = text.trimmingSpaces().lowercased()
        return Self.words.contains(words) || words.hasPrefix("total ") || words.hasSuffix(" total")
      }
      guard places.count > 0, places.count < column.raw.present else { continue }
      report.add(
        .warning,
        "totals-with-parts",
        in: data.raw,
        column: column.name,
        at: places,
        { "`\(column.name)` names a total among the rows that it adds up in \($0)" },
        fix: "add a column `is_total` with true and false, and leave totals out before adding"
      )
    }
  }
}
