import Columns

/// Intervals as answers are written with them: `269 to 273`, and a number alone where both ends are one.
///
/// Ends are plain exact numbers; their unit stands in the heading, in the line under it or in metadata.
struct IntervalTexts {
  private struct Cell {
    var lower = NumberCell()
    var upper = NumberCell()
  }

  /// What each text is, by code.
  private var cells: [Cell] = []
  /// Why a text is no interval.
  private var missing: [MissingReason?] = []
  private var scale = 0

  /// Reads the texts of a column.
  init(_ texts: TextColumn, _ readings: TextReadings) {
    for (code, reading) in readings.cells.enumerated() {
      let cell: Cell?
      switch reading.kind {
      case .blank, .code, .legacyCode:
        cells.append(Cell())
        missing.append(reading.reason)
        continue
      case .number, .leadingZero:
        cell = reading.mark == .none ? Cell(lower: reading, upper: reading) : nil
      case .wide: cell = nil
      case .odd: cell = Self.range(texts.dictionary.text(UInt32(code)))
      }
      cells.append(cell ?? Cell())
      missing.append(cell == nil ? .unreadable : nil)
      if let cell { scale = max(scale, Int(max(cell.lower.scale, cell.upper.scale))) }
    }
  }

  private static func range(_ text: String) -> Cell? {
    guard text.utf8.count <= 64, let word = text.firstPlace(of: " to ") else { return nil }
    func end(_ text: Substring) -> NumberCell? {
      let bytes = Array(text.utf8)
      let cell = NumberParser.read(bytes.span, 0, bytes.count)
      return cell.kind == .number && cell.mark == .none && cell.flags == 0 ? cell : nil
    }
    guard let lower = end(text[..<word.lowerBound]), let upper = end(text[word.upperBound...])
    else { return nil }
    return Cell(lower: lower, upper: upper)
  }

  /// The column; texts that are no interval, run backwards or do not fit are unreadable and reported.
  func finish(
    _ texts: TextColumn,
    _ context: ColumnContext,
    _ findings: inout Findings
  ) -> FinishedColumn {
    var missing = missing
    var (lower, upper) = (TextNumbers(scale: scale), TextNumbers(scale: scale))
    for (code, cell) in cells.enumerated() {
      let (low, high) = (rescaled(cell.lower), rescaled(cell.upper))
      let isGood = if let low, let high { low <= high } else { false }
      if !isGood, missing[code] == nil { missing[code] = .unreadable }
      let printed = Int(max(cell.lower.scale, cell.upper.scale))
      lower.append(isGood ? low ?? 0 : 0, decimals: printed, unit: nil)
      upper.append(isGood ? high ?? 0 : 0, decimals: printed, unit: nil)
    }
    lower.dropCommonDecimals()
    let reasons = missing
    let places = texts.places { reasons[Int($0)] == .unreadable }
    let noun = places.count == 1 ? "an interval" : "intervals"
    context.reportUnreadable(places, as: noun + " such as `269 to 273`", &findings)
    var unit = context.declared?.unit ?? context.headingUnit ?? .plain
    if unit.quantity == .varies { unit = .plain }
    let type = DataType.interval(NumberType(.decimal(scale: scale), unit: unit))
    return FinishedColumn(
      field: Field(context.name, type, metadata: context.metadata),
      column: PackedColumn(texts, .interval(lower: lower, upper: upper), missing)
    )
  }

  private func rescaled(_ cell: NumberCell) -> Int64? {
    PowersOfTen.rescale(cell.mantissa, from: Int(cell.scale), to: scale)
  }
}
