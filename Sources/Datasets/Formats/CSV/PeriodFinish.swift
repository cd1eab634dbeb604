import Columns

/// Makes a column of periods from texts.
struct PeriodFinish {
  private static let blank = Period(start: 0, end: 0, grain: .day)

  let cells: TextColumn
  let context: ColumnContext
  let readings: PeriodReadings

  /// The finished column; what cannot be read is reported with its line and its reason.
  func finish(rowKinds: RowKinds?, _ findings: inout Findings) -> FinishedColumn {
    report(&findings)
    let calendar = context.declaredCalendar ?? .financial
    let declared = context.declared?.metadata.periodKind
    var missing = [MissingReason?](repeating: nil, count: max(readings.texts.count, 1))
    var periods = [Period](repeating: Self.blank, count: max(readings.texts.count, 1))
    for (code, reading) in readings.texts.enumerated() {
      switch reading {
      case .period(let reading): periods[code] = period(reading.period, declared, calendar)
      case .missing(let reason): missing[code] = reason
      case .refused: missing[code] = .unreadable
      }
    }
    let values: PackedColumn.TextValues
    if let rowKinds {
      let byKind = rowKinds.kinds.map { kind in
        kind.map { kind in periods.map { $0.inSense(kind, calendar) } } ?? periods
      }
      values = .periodByKind(byKind, rowKinds)
    } else {
      values = .period(periods)
    }
    return FinishedColumn(
      field: Field(
        context.name,
        .period,
        metadata: metadata(of: periods, hasRowKinds: rowKinds != nil)
      ),
      column: PackedColumn(cells, values, missing)
    )
  }

  private func period(
    _ period: Period,
    _ kind: Period.Kind?,
    _ calendar: Period.Calendar
  ) -> Period {
    guard let kind, period.kind == .flow else { return period }
    if kind == .rolling, let months = context.declared?.windowMonths {
      return period.months(months, kind: .rolling) ?? period.with(kind: .rolling)
    }
    return period.inSense(kind, calendar)
  }

  /// The metadata with the calendar and the kind that all the periods share.
  private func metadata(of periods: [Period], hasRowKinds: Bool) -> FieldMetadata {
    var metadata = context.metadata
    var named: [Period] = []
    var assumes = false
    for (code, reading) in readings.texts.enumerated() {
      guard case .period(let reading) = reading else { continue }
      named.append(periods[code])
      if reading.assumesCalendar { assumes = true }
    }
    if metadata.calendar == nil, !assumes { metadata.calendar = Period.calendar(of: named) }
    metadata.grain = Period.grain(of: named)
    if metadata.periodKind == nil, !hasRowKinds, let kind = named.first?.kind, kind != .flow,
      named.allSatisfy({ $0.kind == kind })
    {
      metadata.periodKind = kind
    }
    return metadata
  }

  // MARK: - Reports

  private func report(_ findings: inout Findings) {
    let refused = cells.places { readings.problem(Int($0)) != nil }
    context.reportUnreadable(
      refused,
      as: refused.count == 1 ? "a period" : "periods",
      help: reasons(),
      &findings
    )
    reportRemarks(&findings)
    guard context.declaredCalendar == nil else { return }
    let assumed = cells.places { assumesCalendar(Int($0)) }
    guard let first = assumed.first.first else { return }
    findings.note(
      "calendar-assumed",
      "year pairs in column `\(context.name)` of \(findings.file), such as `\(first.text)`, are taken "
        + "to be financial years, April to March, because nothing says which they are",
      help: [
        "declare `\"calendar\": \"academic\"` in a data package, or write `AY` before them, where "
          + "they are school years"
      ]
    )
  }

  private func assumesCalendar(_ code: Int) -> Bool {
    if case .period(let reading) = readings.texts[code] { reading.assumesCalendar } else { false }
  }

  private func reportRemarks(_ findings: inout Findings) {
    let remarks = cells.places { code in
      if case .period(let reading) = readings.texts[Int(code)] {
        !reading.remark.isEmpty
      } else {
        false
      }
    }
    guard remarks.count > 0 else { return }
    findings.note(
      "remarks-left-out",
      "column `\(context.name)` of \(findings.file) has "
        + "\(Findings.count(remarks.count, "period")) with a remark, which is left out: "
        + remarks.listed(context.lines)
    )
  }

  /// Where it is declared when the year begins, `P6` wants the year and nothing else.
  private func sharpened(_ problem: PeriodProblem) -> PeriodProblem {
    guard context.declaredCalendar != nil, case .noCalendar(let number, nil) = problem else {
      return problem
    }
    return .noYear("P\(number)")
  }

  /// Why texts were refused, each text once.
  func reasons() -> [String] {
    var lines: [String] = []
    var help: [String] = []
    for (code, reading) in readings.texts.enumerated() where lines.count < Places.shown {
      guard case .refused(let refusal) = reading, refusal.isAboutTime else { continue }
      let problem = sharpened(refusal)
      lines.append(problem.sentence(Places.shortened(cells.dictionary.text(UInt32(code)))))
      for line in problem.help where !help.contains(line) { help.append(line) }
    }
    return lines + help.prefix(2)
  }
}
