import Columns

/// Makes a column of numbers from its cells.
enum NumberFinish {
  /// The finished column; what is odd about it is reported.
  static func finish(
    _ cells: NumberColumn,
    _ context: ColumnContext,
    rowUnits: RowUnits?,
    _ findings: inout Findings
  ) -> FinishedColumn {
    let declared = context.declared
    let heading = declared?.unit == nil ? context.headingUnit : nil
    let units = NumberUnits(
      cells.tally,
      declared: rowUnits == nil ? declared?.unit : .varies,
      heading: heading
    )
    report(cells.tally, units, context, &findings)
    let isWhole = declared?.kind == .integer
    if isWhole {
      context.reportUnreadable(cells.fractions(units), as: "whole numbers", &findings)
    }
    let wanted = (0..<256).filter { cells.tally.forms[$0] > 0 }.map(units.decimals).max() ?? 0
    let scale = isWhole ? 0 : max(wanted, declared?.decimals ?? 0, 0)
    let mayBeExact = declared?.isExact ?? true
    let isExact = mayBeExact && cells.tally.wide == 0 && cells.fits(scale: scale, units)
    if !isExact, mayBeExact { reportFloating(cells, context, &findings) }
    let type = NumberType(isExact ? .decimal(scale: scale) : .floating, unit: units.unit)
    return FinishedColumn(
      field: Field(context.name, .number(type), metadata: context.metadata),
      column: PackedColumn(
        cells,
        NumberRecipe(
          cells.tally,
          units,
          scale: isExact ? scale : nil,
          isWhole: isWhole,
          rowUnits: rowUnits
        )
      )
    )
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
    _ cells: NumberColumn,
    _ context: ColumnContext,
    _ findings: inout Findings
  ) {
    let place =
      cells.tally.firstWide.map { ", first on line \(context.lines.line(ofRow: $0))" } ?? ""
    findings.note(
      "floating-point",
      "column `\(context.name)` of \(findings.file) has numbers with an exponent or with more digits "
        + "than 64 bits hold\(place); the column is held as floating point"
    )
  }
}
