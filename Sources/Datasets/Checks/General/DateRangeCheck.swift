import Columns

/// A period's label beside its first and last day: the three have to agree.
struct DateRangeCheck: GeneralCheck {
  let looksFor = "labels of periods that contradict the first and last day beside them"

  private static let starts: Set<String> = [
    "start", "start_date", "from", "from_date", "period_start", "date_from",
  ]
  private static let ends: Set<String> = [
    "end", "end_date", "to", "to_date", "period_end", "date_to",
  ]

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let start = data.columns.first { Self.starts.contains(Schema.snakeCase($0.name)) }
    let end = data.columns.first { Self.ends.contains(Schema.snakeCase($0.name)) }
    guard let start, let end else { return }
    checkOrder(start, end, data, &report)
    let reader = PeriodReader()
    for label in data.columns where label.isPeriods && label.name != start.name {
      guard label.name != end.name else { continue }
      let days = (dates(start, reader), dates(end, reader))
      let periods = label.raw.codes.map { code in
        // A bare pair of years may be of either calendar.
        [Period.Calendar.financial, .academic].compactMap {
          PeriodReader(calendar: $0).read(label.raw.text(code))
        }
      }
      var places = Places()
      for row in 0..<data.raw.rows {
        guard let first = day(days.0, start, row), let last = day(days.1, end, row),
          label.raw.cells.blank[row] == 0
        else { continue }
        let named = periods[Int(label.raw.cells.codes[row])]
        guard !named.isEmpty, !named.contains(where: { $0.start == first && $0.end == last }) else {
          continue
        }
        places.add(row: row) {
          "\(label.raw.text(row: row) ?? "") from \(start.raw.text(row: row) ?? "") to "
            + (end.raw.text(row: row) ?? "")
        }
      }
      report.add(
        .fail,
        "label-contradicts-dates",
        in: data.raw,
        column: label.name,
        at: places,
        { "`\(label.name)` names another period than `\(start.name)` and `\(end.name)` in \($0)" },
        fix: "find out which is right; a financial year runs from 1 April to 31 March"
      )
    }
  }

  private func checkOrder(
    _ start: CheckedColumn,
    _ end: CheckedColumn,
    _ data: CheckedData,
    _ report: inout CheckReport
  ) {
    let reader = PeriodReader()
    let days = (dates(start, reader), dates(end, reader))
    var places = Places()
    for row in 0..<data.raw.rows {
      guard let first = day(days.0, start, row), let last = day(days.1, end, row), last < first
      else { continue }
      places.add(row: row) {
        "\(start.raw.text(row: row) ?? "") to \(end.raw.text(row: row) ?? "")"
      }
    }
    report.add(
      .fail,
      "ends-before-start",
      in: data.raw,
      column: end.name,
      at: places,
      { "`\(end.name)` lies before `\(start.name)` in \($0)" },
      fix: "check for days and months, or columns, that changed places"
    )
  }

  private func dates(_ column: CheckedColumn, _ reader: PeriodReader) -> [Int32?] {
    column.raw.codes.map { code in
      reader.read(column.raw.text(code)).flatMap { $0.grain == .day ? $0.start : nil }
    }
  }

  private func day(_ days: [Int32?], _ column: CheckedColumn, _ row: Int) -> Int32? {
    column.raw.cells.blank[row] == 0 ? days[Int(column.raw.cells.codes[row])] : nil
  }
}
