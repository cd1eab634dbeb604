import Columns

/// What a column holds, chunk by chunk, once it is known whether it holds numbers.
enum SettledCells {
  case numbers(NumberColumn)
  case texts(TextColumn)
}

/// Makes a column of its cells and of what other columns say of them.
struct ColumnFinish {
  /// Gives a column of text with what is known of it; nil where the column is none of text.
  struct Others {
    let texts: (_ column: Int) -> (TextColumn, ColumnContext)?
  }

  let context: ColumnContext
  let relations: ColumnRelations
  let others: Others

  /// The finished column; what is odd about it is reported.
  func finish(
    _ cells: SettledCells,
    _ chunks: [CSVScan.ChunkPlace],
    _ findings: inout Findings
  ) -> FinishedColumn {
    if let periods = timePeriods(cells, &findings) { return flagged(periods, &findings) }
    let units = rowUnits(&findings)
    let column =
      switch cells {
      case .numbers(let cells):
        NumberFinish.finish(cells, context, rowUnits: units, &findings)
      case .texts(let cells):
        TextFinish(cells, context).finish(
          rowUnits: units,
          rowKinds: rowKinds(&findings),
          &findings
        )
      }
    ShareReport.add(column, context, chunks, to: &findings)
    return flagged(column, &findings)
  }

  /// The column with the flags that another column holds for it.
  private func flagged(
    _ column: FinishedColumn,
    _ findings: inout Findings
  ) -> FinishedColumn {
    guard let name = context.declared?.flagColumn else { return column }
    guard column.field.type.number != nil,
      let (texts, flags) = relations.flagPlace(name).flatMap(others.texts)
    else {
      findings.advise(
        "no-flag-column",
        "the flags of column `\(context.name)` of \(findings.file) should be in a column "
          + "`\(name)` of text, beside numbers; there are none"
      )
      return column
    }
    return RowFlags(texts, flags, &findings).added(to: column)
  }

  private func rowUnits(_ findings: inout Findings) -> RowUnits? {
    guard let name = context.declared?.metadata.unitColumn else { return nil }
    guard let (texts, units) = relations.place(name).flatMap(others.texts) else {
      findings.advise(
        "no-unit-column",
        "the units of column `\(context.name)` of \(findings.file) should be in a column `\(name)` "
          + "of text, which is not there"
      )
      return nil
    }
    return RowUnits(texts, units, &findings)
  }

  /// The periods of a file of Explore Education Statistics, whose `time_period` has its meaning from
  /// the `time_identifier` beside it; nil for any other column.
  private func timePeriods(
    _ cells: SettledCells,
    _ findings: inout Findings
  ) -> FinishedColumn? {
    guard case .numbers(let numbers) = cells,
      let (identifiers, _) = relations.identifierPlace(of: context).flatMap(others.texts)
    else { return nil }
    var finish = TimePeriodFinish(context, identifiers: identifiers)
    return finish.finish(numbers, &findings)
  }

  private func rowKinds(_ findings: inout Findings) -> RowKinds? {
    guard let name = context.declared?.metadata.periodKindColumn else { return nil }
    guard let (texts, kinds) = relations.place(name).flatMap(others.texts) else {
      findings.advise(
        "no-period-kind-column",
        "the kinds of the periods in column `\(context.name)` of \(findings.file) should be in a "
          + "column `\(name)` of text, which is not there"
      )
      return nil
    }
    return RowKinds(texts, kinds, &findings)
  }
}
