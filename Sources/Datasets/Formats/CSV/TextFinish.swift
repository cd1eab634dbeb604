import Columns

/// Makes a column from cells that were read as text: of text, true and false, periods or numbers.
struct TextFinish {
  private let cells: TextColumn
  private let context: ColumnContext
  /// For each code why its text counts as missing, where metadata says so.
  private let missing: [MissingReason?]

  /// Creates a finish for the cells of a column.
  init(_ cells: TextColumn, _ context: ColumnContext) {
    self.cells = cells
    self.context = context
    var missing = [MissingReason?](repeating: nil, count: cells.dictionary.count)
    for value in context.missingValues where !value.isEmpty {
      if let code = cells.code(of: value) { missing[code] = context.missingReason(value) }
    }
    self.missing = missing
  }

  /// The finished column; what is odd about it is reported.
  func finish(rowUnits: RowUnits?, _ findings: inout Findings) -> FinishedColumn {
    switch context.declared?.kind {
    case .integer, .number: return numbers(rowUnits, &findings)
    case .boolean(let yes, let no): return booleans(yes, no, &findings)
    case .period: return periods(&findings)
    case .text: return text(&findings)
    case .any, nil: return inferred(&findings)
    }
  }

  // MARK: - Inference

  private func inferred(_ findings: inout Findings) -> FinishedColumn {
    let present = (0..<UInt32(cells.dictionary.count)).filter { missing[Int($0)] == nil }
    guard !present.isEmpty else { return text(&findings) }
    if present.allSatisfy({ Self.boolean(cells.dictionary.text($0)) != nil }) {
      return booleans([], [], &findings)
    }
    var hasName = false
    let arePeriods = present.allSatisfy { code in
      let text = cells.dictionary.text(code)
      if !PeriodTexts.isBareNumber(text) { hasName = true }
      return PeriodTexts.isPeriod(text)
    }
    if arePeriods, hasName { return periods(&findings) }
    let readings = TextReadings(cells, missing: missing)
    if readings.areNumeric {
      let numbers = NumberColumn(cells, readings.cells)
      return NumberFinish.finish(numbers, context, rowUnits: nil, &findings)
    }
    noteNearlyNumbers(readings, &findings)
    return text(&findings)
  }

  /// Says why a column with many numbers is text.
  private func noteNearlyNumbers(_ readings: TextReadings, _ findings: inout Findings) {
    if readings.numbers + readings.leadingZeros + readings.odd == 0 {
      findings.note(
        "only-missing-codes",
        "column `\(context.name)` of \(findings.file) holds nothing but codes of missing values, "
          + "such as \(firstText); it is kept as text"
      )
    } else if readings.leadingZeros == 0, readings.odd <= readings.numbers {
      let odd = cells.places { readings.cells[Int($0)].kind == .odd }
      findings.note(
        "kept-as-text",
        "column `\(context.name)` of \(findings.file) is kept as text, because more than one in ten "
          + "of its cells are not numbers: \(odd.listed(context.lines))"
      )
    }
  }

  private var firstText: String { cells.firstText.map { "`\($0)`" } ?? "" }

  // MARK: - Types

  private func text(_ findings: inout Findings) -> FinishedColumn {
    let spaced = cells.spaced
    if spaced.count > 0 {
      findings.advise(
        "spaces-round-text",
        "column `\(context.name)` of \(findings.file) has \(Findings.count(spaced.count, "cell")) that "
          + "\(spaced.count == 1 ? "begins or ends" : "begin or end") with a space: "
          + spaced.listed(context.lines),
        help: ["`trim(…)` takes the spaces away; with them the text equals nothing typed without"]
      )
    }
    return FinishedColumn(
      field: Field(context.name, .text, metadata: context.metadata),
      column: PackedColumn(cells, .text, missing)
    )
  }

  private func numbers(_ rowUnits: RowUnits?, _ findings: inout Findings) -> FinishedColumn {
    NumberFinish.finish(
      NumberColumn(cells, TextReadings(cells, missing: missing).cells),
      context,
      rowUnits: rowUnits,
      &findings
    )
  }

  private func booleans(
    _ yes: [String],
    _ no: [String],
    _ findings: inout Findings
  ) -> FinishedColumn {
    let (values, missing) = map(false, as: "true or false", &findings) { text in
      yes.contains(text) ? true : no.contains(text) ? false : Self.boolean(text)
    }
    return FinishedColumn(
      field: Field(context.name, .boolean, metadata: context.metadata),
      column: PackedColumn(cells, .boolean(values), missing)
    )
  }

  private func periods(_ findings: inout Findings) -> FinishedColumn {
    let reader = PeriodReader(calendar: context.declared?.metadata.calendar ?? .financial)
    let blank = Period(start: 0, end: 0, grain: .day)
    let (values, missing) = map(blank, as: "periods", &findings, reader.read)
    return FinishedColumn(
      field: Field(context.name, .period, metadata: context.metadata),
      column: PackedColumn(cells, .period(values), missing)
    )
  }

  /// The value of each distinct text, and why it has none; cells that cannot be read are reported, and published codes of
  /// missing values are missing.
  private func map<Value>(
    _ filler: Value,
    as type: String,
    _ findings: inout Findings,
    _ read: (String) -> Value?
  ) -> ([Value], [MissingReason?]) {
    var byCode: [Value] = []
    var missing = self.missing
    for code in 0..<cells.dictionary.count {
      let text = cells.dictionary.text(UInt32(code))
      let value = missing[code] == nil ? read(text) : nil
      byCode.append(value ?? filler)
      guard value == nil, missing[code] == nil else { continue }
      let trimmed = text.trimmingSpaces()
      if let reason = MissingReason(code: trimmed) {
        missing[code] = reason
      } else if SlowNumberParser.legacyCodes.contains(trimmed) {
        missing[code] = .notAvailable
      } else {
        missing[code] = .unreadable
      }
    }
    let places = cells.places { missing[Int($0)] == .unreadable }
    context.reportUnreadable(places, as: type, &findings)
    return (byCode, missing)
  }

  private static func boolean(_ text: String) -> Bool? {
    guard text.utf8.count <= 5 + 8 else { return nil }
    return switch text.trimmingSpaces().lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }
}
