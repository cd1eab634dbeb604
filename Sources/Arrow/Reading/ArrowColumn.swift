package import Columns

/// A column of an Arrow file that gives its cells part by part, straight from the file.
package struct ArrowColumn: Sendable {
  /// How its cells become values.
  enum Content: Sendable {
    /// What the format says of them, and nothing else; numbers are floating point where exact ones do
    /// not fit.
    case plain(asFloating: Bool)
    /// Whole numbers of the last of so many decimal places.
    case number(scale: Int)
    /// The lower ends of intervals, held like numbers; the upper ends are a companion.
    case interval(scale: Int?)
    /// Codes of texts.
    case texts
    /// Codes of periods.
    case periods([Period])
    /// Days, all of the kind of this one.
    case days(like: Period)
    /// Codes of values that are no texts.
    case values
    /// Every cell is missing.
    case nothing
  }

  /// What is known of the column.
  package let field: Field
  let file: ArrowFile
  /// The place of the column in the file.
  let place: Int
  let content: Content
  let companions: [Companion: Int]
  let dictionaries: ArrowDictionaries

  /// Whether its days have a time, which is left out.
  package var holdsMoments: Bool {
    if case .timestamp = file.fields[place].type { true } else { false }
  }

  /// The cells of a part.
  package func column(_ part: ArrowPart) throws(DataError) -> Column {
    let column = try made(part)
    try file.bytes.checkUnchanged()
    return column
  }

  private func made(_ part: ArrowPart) throws(DataError) -> Column {
    let (cells, own) = try cells(part)
    var reasons = try missing(part, try file.reasons(cells, part.choice))
    let notes = try notes(part)
    func made(_ values: Column.Values) -> Column {
      Column(values, validity: Validity(reasons: reasons), notes: notes)
    }
    switch content {
    case .plain(let asFloating):
      let column = try file.plain(
        own.type,
        cells,
        part.choice,
        &reasons,
        asFloating: asFloating
      )
      return notes.isEmpty ? column : column.with(notes: notes)
    case .number(let scale):
      return made(.decimal(try mantissas(own, cells, part, reasons), scale: scale))
    case .interval(let scale):
      let upper = try ends(part, scale, &reasons)
      var lower: Column.Values
      if let scale {
        lower = .decimal(try mantissas(own, cells, part, reasons), scale: scale)
      } else {
        lower = .floating(try file.floating(own.storage, cells, part.choice, &reasons))
      }
      lower = lower.notAbove(upper)
      return made(.interval(lower: lower, upper: upper))
    case .texts:
      let (codes, texts) = try textCodes(part, &reasons)
      return made(.text(codes, texts))
    case .periods(let periods):
      let codes = try file.codes(own, cells, part.choice, reasons, below: periods.count)
      return made(.period(Self.periods(codes, periods, reasons)))
    case .days(let like):
      let days = ArrowFile.days(
        try file.integers(own.storage, cells, part.choice, reasons) ?? [],
        of: own.storage,
        &reasons
      )
      guard case .period(let periods) = days.values else { return days }
      return made(
        .period(
          periods.map {
            Period(
              start: $0.start,
              end: $0.end,
              grain: .day,
              calendar: like.calendar,
              kind: like.kind
            )
          }
        )
      )
    case .values:
      let content = try dictionaries[place].values()
      let codes = try file.codes(own, cells, part.choice, reasons, below: content.count)
      guard let values = content.values, values.count > 0 else {
        return Column.missing(.blank, type: field.type, count: part.count)
      }
      let rows = codes.indices.map { row in
        reasons.isEmpty || reasons[row] == 0 ? Int32(truncatingIfNeeded: codes[row]) : -1
      }
      return values.gathered(rows, orMissing: .blank)
    case .nothing:
      if reasons.isEmpty {
        reasons = [UInt8](repeating: MissingReason.blank.rawValue, count: part.count)
      }
      return Column.missing(reasons.map { max($0, 1) }, type: field.type)
    }
  }

  /// Where the cells of a part lie, and what the schema says of them.
  func cells(_ part: ArrowPart) throws(DataError) -> (ArrowBatch.Cells, ArrowField) {
    guard let cells = file.batches[part.batch].columns[place] else {
      throw ArrowFault.damaged(file.bytes.name)
    }
    return (cells, file.fields[place])
  }

  private func mantissas(
    _ own: ArrowField,
    _ cells: ArrowBatch.Cells,
    _ part: ArrowPart,
    _ reasons: [UInt8]
  ) throws(DataError) -> [Int64] {
    guard let numbers = try file.integers(own.storage, cells, part.choice, reasons) else {
      throw ArrowFault.damaged(file.bytes.name)
    }
    return numbers
  }

  /// The codes of a part's texts, and the texts.
  func textCodes(
    _ part: ArrowPart,
    _ reasons: inout [UInt8]
  ) throws(DataError) -> ([UInt32], TextDictionary) {
    let (cells, own) = try cells(part)
    let content = try dictionaries[place].values()
    var codes = try file.codes(own, cells, part.choice, reasons, below: content.count)
    guard !content.areSame else { return (codes, content.texts) }
    for row in codes.indices where reasons.isEmpty || reasons[row] == 0 {
      let code = content.codes[Int(codes[row])]
      if code == ArrowDictionary.Content.missing {
        if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: codes.count) }
        reasons[row] = MissingReason.blank.rawValue
        codes[row] = 0
      } else {
        codes[row] = code
      }
    }
    return (codes, content.texts)
  }

  static func periods(_ codes: [UInt32], _ periods: [Period], _ reasons: [UInt8]) -> [Period] {
    let blank = Period(start: 0, end: 0, grain: .day)
    return codes.indices.map { row in
      reasons.isEmpty || reasons[row] == 0 ? periods[Int(codes[row])] : blank
    }
  }

  private func ends(
    _ part: ArrowPart,
    _ scale: Int?,
    _ reasons: inout [UInt8]
  ) throws(DataError) -> Column.Values {
    guard let place = companions[.upper],
      let cells = file.batches[part.batch].columns[place]
    else { throw ArrowFault.damaged(file.bytes.name) }
    let storage = file.fields[place].storage
    guard let scale else {
      return .floating(try file.floating(storage, cells, part.choice, &reasons))
    }
    guard let numbers = try file.integers(storage, cells, part.choice, reasons) else {
      throw ArrowFault.damaged(file.bytes.name)
    }
    return .decimal(numbers, scale: scale)
  }
}

extension Column.Values {
  /// The lower ends, none above its upper one.
  fileprivate func notAbove(_ upper: Column.Values) -> Column.Values {
    switch (self, upper) {
    case (.decimal(let low, let scale), .decimal(let high, _)):
      .decimal(zip(low, high).map { min($0, $1) }, scale: scale)
    case (.floating(let low), .floating(let high)):
      .floating(zip(low, high).map { min($0, $1) })
    default: self
    }
  }
}

/// The dictionaries of a file, column by column.
struct ArrowDictionaries: Sendable {
  private let all: [ArrowDictionary]

  init(_ file: ArrowFile) {
    all = file.fields.map { ArrowDictionary(file, $0) }
  }

  subscript(place: Int) -> ArrowDictionary { all[place] }
}
