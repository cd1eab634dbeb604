import Columns

/// Makes a column of numbers from its cells.
enum NumberFinish {
  /// The finished column; what is odd about it is reported.
  static func finish(
    _ cells: NumberCells,
    _ context: ColumnContext,
    rowUnits: RowUnits?,
    _ findings: inout Findings
  ) -> FinishedColumn {
    var cells = cells
    let declared = context.declared
    let heading = declared?.unit == nil ? context.headingUnit : nil
    let units = NumberUnits(
      cells.tally,
      declared: rowUnits == nil ? declared?.unit : .varies,
      heading: heading
    )
    report(cells.tally, units, context, &findings)
    if declared?.kind == .integer {
      let refused = cells.refuse { mantissa, form in
        let decimals = units.decimals(Int(form))
        return decimals > 0 && PowersOfTen.rescale(mantissa, from: decimals, to: 0) == nil
      }
      context.reportUnreadable(refused, as: "whole numbers", &findings)
    }
    let wanted = (0..<256).filter { cells.tally.forms[$0] > 0 }.map(units.decimals).max() ?? 0
    let scale = declared?.kind == .integer ? 0 : max(wanted, declared?.decimals ?? 0, 0)
    let isExact = declared?.isExact ?? true
    let exact = cells.wide.isEmpty && isExact ? rescale(cells, units, to: scale) : nil
    if exact == nil, isExact { reportFloating(cells, context, &findings) }
    let type = NumberType(exact == nil ? .floating : .decimal(scale: scale), unit: units.unit)
    var notes = Column.CellNotes(flags: cells.flags)
    if exact != nil { notes.decimals = printedDecimals(cells, units, scale) }
    if let rowUnits {
      notes.units = rowUnits.codes
      notes.unitTable = rowUnits.table
    } else if let unitByMark = units.unitByMark {
      notes.unitTable = unitByMark
      notes.units = cells.forms.map { UInt16($0 >> 5) }
    } else if units.unit.quantity == .varies {
      notes.unitTable = [.plain]
      notes.units = [UInt16](repeating: 0, count: cells.forms.count)
    }
    let values =
      exact.map { Column.Values.decimal($0, scale: scale) } ?? .floating(floating(cells, units))
    return FinishedColumn(
      field: Field(context.name, .number(type), metadata: context.metadata),
      column: Column(values, validity: Validity(reasons: cells.reasons), notes: notes)
    )
  }

  // MARK: - Values

  /// The mantissas at the column's scale, or nil where one does not fit into 64 bits.
  private static func rescale(_ cells: NumberCells, _ units: NumberUnits, to scale: Int) -> [Int64]?
  {
    guard scale <= ExactDecimal.maximumScale else { return nil }
    var isUniform = true
    for form in 0..<256 where cells.tally.forms[form] > 0 && units.decimals(form) != scale {
      isUniform = false
    }
    if isUniform { return cells.mantissas }
    let decimals = (0..<256).map(units.decimals)
    var result = cells.mantissas
    for row in result.indices where result[row] != 0 {
      let from = decimals[Int(cells.forms[row])]
      if from == scale { continue }
      guard let mantissa = PowersOfTen.rescale(result[row], from: from, to: scale) else {
        return nil
      }
      result[row] = mantissa
    }
    return result
  }

  private static func floating(_ cells: NumberCells, _ units: NumberUnits) -> [Double] {
    let decimals = (0..<256).map(units.decimals)
    var result = cells.mantissas.indices.map { row in
      number(cells.mantissas[row], decimals: decimals[Int(cells.forms[row])])
    }
    for (row, value) in cells.wide {
      let shift = units.shifts[Int(cells.forms[row] >> 5)]
      let power = PowersOfTen.exactFloating[min(abs(shift), 22)]
      result[row] = shift < 0 ? value / power : value * power
    }
    return result
  }

  private static func number(_ mantissa: Int64, decimals: Int) -> Double {
    if decimals >= 0 { return PowersOfTen.floating(mantissa, scale: decimals) }
    return Double(mantissa) * PowersOfTen.exactFloating[min(-decimals, 22)]
  }

  /// The decimals of each cell, or nothing where all have the column's.
  private static func printedDecimals(
    _ cells: NumberCells,
    _ units: NumberUnits,
    _ scale: Int
  ) -> [UInt8] {
    let decimals = (0..<256).map { UInt8(clamping: units.decimals($0)) }
    let column = UInt8(clamping: scale)
    guard (0..<256).contains(where: { cells.tally.forms[$0] > 0 && decimals[$0] != column }) else {
      return []
    }
    let (forms, reasons) = (cells.forms, cells.reasons)
    return forms.indices.map { reasons[$0] == 0 ? min(decimals[Int(forms[$0])], column) : column }
  }

  // MARK: - Reports

  private static func report(
    _ tally: NumberTally,
    _ units: NumberUnits,
    _ context: ColumnContext,
    _ findings: inout Findings
  ) {
    context.reportUnreadable(
      tally.odd,
      as: tally.odd.count == 1 ? "a number" : "numbers",
      &findings
    )
    MarkReport(tally, context).add(to: &findings)
    if units.isContradicted, let declared = context.declared?.unit {
      findings.advise(
        "unit-contradicted",
        "column `\(context.name)` of \(findings.file) is declared in `\(declared.heading)`, "
          + "and has \(marks(tally))"
      )
    }
    if units.unitByMark != nil {
      findings.advise(
        "mixed-units",
        "column `\(context.name)` of \(findings.file) mixes units: \(marks(tally)); "
          + "each number keeps its own",
        help: ["filter to one unit before adding or comparing"]
      )
    }
  }

  private static func marks(_ tally: NumberTally) -> String {
    let names: [(String, [NumberMark])] = [
      ("`%`", [.percent]), ("`pp`", [.percentagePoints]),
      ("`£`", [.pounds, .poundsThousand, .poundsMillion, .poundsBillion]), ("no mark", [.none]),
    ]
    let counts = names.compactMap { name, marks in
      let count = marks.reduce(0) { $0 + tally.count($1) }
      return count == 0 ? nil : "\(Findings.count(count, "number")) with \(name)"
    }
    return Places.joined(counts)
  }

  private static func reportFloating(
    _ cells: NumberCells,
    _ context: ColumnContext,
    _ findings: inout Findings
  ) {
    let place =
      cells.wide.first.map { ", first on line \(context.lines.line(ofRow: $0.row))" } ?? ""
    findings.note(
      "floating-point",
      "column `\(context.name)` of \(findings.file) has numbers with an exponent or with more digits "
        + "than 64 bits hold\(place); the column is held as floating point"
    )
  }
}
