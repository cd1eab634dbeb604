import Columns

/// One thing under two spellings is counted twice.
struct SpellingCheck: GeneralCheck {
  let looksFor = "the same text with other capitals or spaces"

  /// Columns with more distinct texts are free text.
  private static let limit = 20_000

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    for column in data.columns where !column.isNumeric && !column.isPeriods {
      guard column.raw.codes.count <= Self.limit, column.odd > 0 else { continue }
      var spellings: [String: UInt32] = [:]
      var pairs: [(one: UInt32, other: UInt32)] = []
      for code in column.raw.codes where column.kinds[Int(code)] == .odd {
        let text = column.raw.text(code)
        let key = text.lowercased().split { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }
          .joined(separator: " ")
        guard let other = spellings[key] else {
          spellings[key] = code
          continue
        }
        // Spaces round a text have a check of their own.
        if column.raw.text(other).trimmingSpaces() != text.trimmingSpaces() {
          pairs.append((other, code))
        }
      }
      guard let first = pairs.first else { continue }
      let shown = pairs.prefix(Places.shown).map { pair in
        "`\(column.raw.text(pair.one))` on line \(line(pair.one, column, data)) and "
          + "`\(column.raw.text(pair.other))` on line \(line(pair.other, column, data))"
      }
      report.add(
        .warning,
        "two-spellings",
        in: data.raw,
        column: column.name,
        line: line(first.other, column, data),
        "`\(column.name)` spells the same in two ways: "
          + Places.joined(shown, more: pairs.count - shown.count),
        fix: "choose one spelling"
      )
    }
  }

  private func line(_ code: UInt32, _ column: CheckedColumn, _ data: CheckedData) -> Int {
    data.raw.line(ofRow: max(column.raw.firstRows[Int(code)], 0))
  }
}
