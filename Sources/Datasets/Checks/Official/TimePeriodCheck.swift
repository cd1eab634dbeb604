/// The year that each row is about.
struct TimePeriodCheck: OfficialCheck {
  let looksFor =
    "values of `time_period` that are not four or six digits, do not follow each other, or do not fit "
    + "`time_identifier`"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    guard let column = data.column("time_period") else { return }
    let raw = data.raw
    report.add(
      .fail,
      "time-period",
      in: raw,
      column: column.name,
      at: column.raw.blankPlaces,
      { "`time_period` is blank in \($0)" },
      fix: "write the year in every row"
    )
    report.add(
      .fail,
      "time-period",
      in: raw,
      column: column.name,
      at: column.raw.places { Self.digits($0) == nil },
      { "`time_period` is not four or six digits in \($0)" },
      fix: "write `2023`, or `202324` for a year over two, without `/` and `-`"
    )
    report.add(
      .fail,
      "time-period-years",
      in: raw,
      column: column.name,
      at: column.raw.places { !Self.followsOn($0) },
      { "`time_period` is of two years that do not follow each other in \($0)" },
      fix: "write `202324` for 2023/24"
    )
    checkIdentifiers(column, data, &report)
  }

  /// The number of digits, where that is four or six and nothing else is there.
  private static func digits(_ text: String) -> Int? {
    let count = text.utf8.count
    guard count == 4 || count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return count
  }

  /// Whether the last two digits of six are those of the next year: `199900` are.
  private static func followsOn(_ text: String) -> Bool {
    guard digits(text) == 6, let first = Int(text.prefix(4)), let last = Int(text.suffix(2)) else {
      return true
    }
    return (first + 1) % 100 == last
  }

  private func checkIdentifiers(
    _ column: CheckedColumn,
    _ data: CheckedData,
    _ report: inout CheckReport
  ) {
    guard let identifiers = data.column("time_identifier") else { return }
    let wanted = identifiers.raw.texts.map { text -> Int in
      guard TimeIdentifiers.all.contains(text) else { return 0 }
      return TimeIdentifiers.ofFourDigits.contains(text) ? 4 : 6
    }
    let found = column.raw.texts.map { Self.digits($0) ?? 0 }
    let (one, other) = (column.raw.cells, identifiers.raw.cells)
    var places = Places()
    for row in one.codes.indices where one.blank[row] == 0 && other.blank[row] == 0 {
      let (have, want) = (found[Int(one.codes[row])], wanted[Int(other.codes[row])])
      guard have > 0, want > 0, have != want else { continue }
      places.add(row: row) {
        "\(column.raw.text(row: row) ?? "") \(identifiers.raw.text(row: row) ?? "")"
      }
    }
    report.add(
      .fail,
      "time-period-identifier",
      in: data.raw,
      column: column.name,
      at: places,
      { "`time_period` has another number of digits than `time_identifier` asks for in \($0)" },
      fix: "calendar and reporting years, months and weeks have four digits, the others six"
    )
  }
}
