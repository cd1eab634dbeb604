import Columns

/// Makes a column from cells that were read as text: of text, true and false, periods or numbers.
struct TextFinish {
  private let cells: TextColumn
  private let context: ColumnContext
  /// For each code why its text counts as missing, where metadata says so.
  private let missing: [MissingReason?]
  /// The codes whose text is declared to be zero.
  private let zeros: Set<Int>

  /// Creates a finish for the cells of a column.
  init(_ cells: TextColumn, _ context: ColumnContext) {
    self.cells = cells
    self.context = context
    var missing = [MissingReason?](repeating: nil, count: cells.dictionary.count)
    var zeros: Set<Int> = []
    for (text, meaning) in context.declaredMarks {
      for code in cells.codes(of: text) {
        missing[code] = context.missingReason(text)
        if meaning == .zero { zeros.insert(code) } else { zeros.remove(code) }
      }
    }
    if context.hasCodesInText {
      for code in missing.indices where missing[code] == nil {
        missing[code] = MissingReason(code: cells.dictionary.text(UInt32(code)))
      }
    }
    self.missing = missing
    self.zeros = zeros
  }

  private var readings: TextReadings {
    TextReadings(
      cells,
      missing: missing,
      zeros: zeros,
      flags: context.flags,
      hasDecimalComma: context.hasDecimalComma
    )
  }

  /// The finished column; what is odd about it is reported.
  func finish(
    rowUnits: RowUnits?,
    rowKinds: RowKinds?,
    _ findings: inout Findings
  ) -> FinishedColumn {
    if context.isYearsAndMonths, hasYearsAndMonths { return yearsAndMonths(&findings) }
    switch context.declared?.kind {
    case .integer, .number: return numbers(rowUnits, &findings)
    case .boolean(let yes, let no): return booleans(yes, no, &findings)
    case .period:
      let calendar = context.declaredCalendar
      let reader = PeriodReader(calendar: calendar ?? .financial, isDeclared: calendar != nil)
      let finish = PeriodFinish(
        cells: cells,
        context: context,
        readings: readings(reader, isDeclared: true)
      )
      return finish.finish(rowKinds: rowKinds, &findings)
    case .text: return text(&findings)
    case .category:
      let periods = inferredPeriods
      return periods.readings.arePeriods(heading: context.name)
        ? periods.finish(rowKinds: nil, &findings) : text(&findings)
    case .any, nil: return inferred(&findings)
    }
  }

  // MARK: - Inference

  private func inferred(_ findings: inout Findings) -> FinishedColumn {
    let present = presentCodes
    guard !present.isEmpty else { return text(&findings) }
    if present.allSatisfy({ Self.boolean(cells.dictionary.text($0)) != nil }) {
      return booleans([], [], &findings)
    }
    let periods = inferredPeriods
    if periods.readings.arePeriods(heading: context.name) {
      return periods.finish(rowKinds: nil, &findings)
    }
    let readings = self.readings
    if readings.areNumeric {
      let numbers = NumberColumn(cells, readings.cells)
      return NumberFinish.finish(numbers, context, rowUnits: nil, &findings)
    }
    if periods.readings.areNearlyPeriods {
      noteNearlyPeriods(periods, &findings)
      return text(&findings)
    }
    if let worded = UnitTexts(cells, missing: missing)?.finish(context, missing: missing) {
      return worded
    }
    noteNearlyNumbers(readings, &findings)
    return text(&findings)
  }

  /// The distinct texts that stand for a value.
  private var presentCodes: [UInt32] {
    (0..<UInt32(cells.dictionary.count)).filter { missing[Int($0)] == nil }
  }

  /// The texts as periods, in the calendar that is declared, if one is.
  private var inferredPeriods: PeriodFinish {
    PeriodFinish(
      cells: cells,
      context: context,
      readings: readings(
        context.declaredCalendar.map { PeriodReader(calendar: $0, isDeclared: true) }
          ?? PeriodTexts.reader,
        isDeclared: false
      )
    )
  }

  /// Says why a column with many numbers is text.
  private func noteNearlyNumbers(_ readings: TextReadings, _ findings: inout Findings) {
    if readings.numbers + readings.leadingZeros + readings.odd == 0 {
      findings.note(
        "only-missing-codes",
        "column `\(context.name)` of \(findings.file) holds nothing but codes of missing values, "
          + "such as \(firstText); it is kept as text",
        help: ["to read it as numbers: " + findings.loading("read \(written) as number")]
      )
    } else if readings.leadingZeros == 0, readings.odd <= readings.numbers {
      let odd = cells.places { readings.cells[Int($0)].kind == .odd }
      findings.note(
        "kept-as-text",
        "column `\(context.name)` of \(findings.file) is kept as text, because more than one in ten "
          + "of its cells are not numbers: \(odd.listed(context.lines))",
        help: ["to read it as numbers: " + findings.loading("read \(written) as number")]
      )
    }
  }

  /// The column's name as it is written in a query.
  private var written: String { Findings.written(context.name) }

  /// Says why a column that speaks of time is text.
  private func noteNearlyPeriods(_ periods: PeriodFinish, _ findings: inout Findings) {
    let refused = cells.places { periods.readings.problem(Int($0)) != nil }
    findings.note(
      "kept-as-text",
      "column `\(context.name)` of \(findings.file) is kept as text, because too many of its cells "
        + "cannot be read as periods without a guess: \(refused.listed(context.lines))",
      help: periods.reasons()
    )
  }

  private func readings(_ reader: PeriodReader, isDeclared: Bool) -> PeriodReadings {
    PeriodReadings(cells, missing: missing, isDeclared: isDeclared, reader)
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
      NumberColumn(cells, readings.cells),
      context,
      rowUnits: rowUnits,
      &findings
    )
  }

  /// Whether there are such texts at all: an exported answer has months under the same heading.
  private var hasYearsAndMonths: Bool {
    (0..<UInt32(cells.dictionary.count)).contains {
      YearsAndMonths.months(cells.dictionary.text($0)) != nil
    }
  }

  /// Months, of texts such as `02:03`.
  private func yearsAndMonths(_ findings: inout Findings) -> FinishedColumn {
    let (values, missing) = map(0, as: "years and months such as `02:03`", &findings) {
      YearsAndMonths.months($0)
    }
    let type = NumberType(.decimal(scale: 0), unit: Unit(.months))
    return FinishedColumn(
      field: Field(context.name, .number(type), metadata: context.metadata),
      column: PackedColumn(cells, .number(TextNumbers(mantissas: values)), missing)
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

  /// The value of each distinct text, and why it has none; cells that cannot be read are reported, and
  /// published codes of missing values are missing.
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
      } else {
        missing[code] = MissingMarks.reason(trimmed) ?? .unreadable
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
