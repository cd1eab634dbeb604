import Columns

/// Makes periods of the columns `time_period` and `time_identifier` of Explore Education Statistics.
///
/// Each pair is read once; `time_identifier` stays a column of text.
struct TimePeriodFinish {
  private let identifiers: [TimeIdentifier?]
  private let texts: TextColumn
  private let context: ColumnContext
  private var known: [Key: Outcome] = [:]

  private struct Key: Hashable {
    let digits: Int64
    let code: UInt32
  }

  private enum Outcome {
    /// The place of a period among all.
    case period(UInt32)
    case refused(String)
  }

  /// Creates a finish for the column of a context, with the identifiers of its rows.
  init(_ context: ColumnContext, identifiers texts: TextColumn) {
    self.context = context
    self.texts = texts
    identifiers = (0..<UInt32(texts.dictionary.count)).map {
      TimeIdentifier(texts.dictionary.text($0))
    }
  }

  /// The finished column; nil where no pair is a period.
  mutating func finish(_ cells: NumberColumn, _ findings: inout Findings) -> FinishedColumn? {
    guard texts.parts.map(\.rows) == cells.parts.map(\.rows) else { return nil }
    var paired = PairedPeriods()
    var refused = Places()
    for (place, part) in cells.parts.enumerated() {
      paired.parts.append(
        read(part, texts.parts[place], cells.firstRows[place], &paired.periods, &refused)
      )
    }
    for place in cells.tally.odd.first { refused.add(row: place.row) { place.text } }
    let found = paired.periods.sorted()
    guard !found.isEmpty else { return nil }
    context.reportUnreadable(
      refused,
      as: refused.count == 1 ? "a period" : "periods",
      help: problems(),
      &findings
    )
    noteReportingYears(&findings)
    var metadata = context.metadata
    metadata.isInferred = context.declared == nil
    metadata.role = metadata.role ?? .period
    metadata.grain = Period.grain(of: found)
    metadata.calendar = metadata.calendar ?? Period.calendar(of: found)
    return FinishedColumn(
      field: Field(context.name, .period, metadata: metadata),
      column: PackedColumn(paired)
    )
  }

  /// Reads the pairs of a chunk.
  private mutating func read(
    _ cells: NumberCells,
    _ texts: TextCells,
    _ firstRow: Int,
    _ periods: inout [Period],
    _ refused: inout Places
  ) -> PairedPeriods.Part {
    let all = RowChoice.range(0..<cells.rows)
    let (mantissas, forms, codes) = (cells.mantissas(all), cells.forms(all), texts.codes(all))
    var reasons =
      cells.reasons.isEmpty ? [UInt8](repeating: 0, count: cells.rows) : cells.reasons
    var places = [UInt32](repeating: 0, count: cells.rows)
    var last: (key: Key, outcome: Outcome)?
    for row in mantissas.indices where reasons[row] == 0 {
      let hasText = texts.reasons.isEmpty || texts.reasons[row] == 0
      let isIdentified = hasText && forms[row] == 0
      let key = Key(digits: mantissas[row], code: isIdentified ? codes[row] : .max)
      let outcome =
        last.flatMap { $0.key == key ? $0.outcome : nil } ?? outcome(key, &periods)
      last = (key, outcome)
      switch outcome {
      case .period(let place): places[row] = place
      case .refused:
        reasons[row] = MissingReason.unreadable.rawValue
        refused.add(row: firstRow + row) { String(key.digits) }
      }
    }
    return PairedPeriods.Part(
      places: NarrowIntegers(places, below: periods.count),
      reasons: reasons.allSatisfy { $0 == 0 } ? [] : reasons
    )
  }

  private mutating func outcome(_ key: Key, _ periods: inout [Period]) -> Outcome {
    if let outcome = known[key] { return outcome }
    let outcome: Outcome
    if key.code < UInt32(identifiers.count) {
      let name = texts.dictionary.text(key.code)
      if let identifier = identifiers[Int(key.code)] {
        do throws(TimePeriodProblem) {
          let period = try identifier.period(key.digits)
          outcome = .period(UInt32(clamping: periods.count))
          periods.append(period)
        } catch {
          switch error {
          case .words(let words): outcome = .refused("`\(key.digits)` with `\(name)` \(words)")
          }
        }
      } else {
        outcome = .refused("`\(name)` is no time identifier of Explore Education Statistics")
      }
    } else {
      outcome = .refused("`\(key.digits)` stands without a time identifier")
    }
    known[key] = outcome
    return outcome
  }

  /// What was refused, in the order of the numbers.
  private func problems() -> [String] {
    let refused = known.compactMap { key, outcome -> (Key, String)? in
      if case .refused(let words) = outcome { (key, words) } else { nil }
    }
    let ordered = refused.sorted { ($0.0.digits, $0.0.code) < ($1.0.digits, $1.0.code) }.map(\.1)
    var lines: [String] = []
    for line in ordered where !lines.contains(line) { lines.append(line) }
    return Array(lines.prefix(Places.shown))
  }

  private func noteReportingYears(_ findings: inout Findings) {
    let isReporting = known.contains { key, outcome in
      guard case .period = outcome, key.code < UInt32(identifiers.count) else { return false }
      return identifiers[Int(key.code)]?.isReportingYear ?? false
    }
    guard isReporting else { return }
    findings.note(
      "reporting-years",
      "column `\(context.name)` of \(findings.file) holds reporting years, the year of publication, as "
        + "calendar years; what happened may be of the year before"
    )
  }
}
