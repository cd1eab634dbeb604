import Columns

/// A column as it was read, chunk by chunk in few bytes, that gives rows when they are asked for.
struct PackedColumn: Sendable {
  /// What texts stand for.
  enum TextValues: Sendable {
    case text
    /// The value of each text.
    case boolean([Bool])
    case period([Period])
    /// The period of each text in each kind, and which kind each row has.
    case periodByKind([[Period]], RowKinds)
    case number(TextNumbers)
    /// The ends of each text's interval; the lower ones say the printed decimals of both.
    case interval(lower: TextNumbers, upper: TextNumbers)
  }

  private enum Content: Sendable {
    case numbers(NumberColumn, NumberRecipe)
    /// For each text why it has no value, or 0.
    case texts(TextColumn, TextValues, missing: [UInt8])
    case pairs(PairedPeriods)
  }

  private let content: Content
  /// The flags that another column holds for the cells of this.
  private var flags: RowFlags?

  /// Creates a column of numbers.
  init(_ cells: NumberColumn, _ recipe: NumberRecipe) {
    content = .numbers(cells, recipe)
  }

  /// Creates a column of texts; for each text there may be a reason for which it has no value.
  init(_ cells: TextColumn, _ values: TextValues, _ missing: [MissingReason?]) {
    let hasMissing = missing.contains { $0 != nil }
    let reasons = hasMissing ? missing.map { $0?.rawValue ?? 0 } : []
    content = .texts(cells.settled, values, missing: reasons)
  }

  /// Creates a column of periods that two columns name together.
  init(_ periods: PairedPeriods) { content = .pairs(periods) }

  /// The same cells with flags that another column holds.
  func with(flags: RowFlags) -> PackedColumn {
    var column = self
    column.flags = flags
    return column
  }

  /// The distinct texts of a column of text; nil of any other.
  var texts: TextDictionary? {
    guard case .texts(let cells, .text, _) = content else { return nil }
    return cells.dictionary
  }

  /// The cells of some rows of a part.
  func column(part: Int, _ choice: RowChoice) -> Column {
    let column = unflagged(part: part, choice)
    return flags.map { $0.added(to: column, part: part, choice) } ?? column
  }

  private func unflagged(part: Int, _ choice: RowChoice) -> Column {
    switch content {
    case .pairs(let periods): return periods.column(part: part, choice)
    case .numbers(let cells, let recipe):
      return recipe.column(cells.parts[part], part: part, choice)
    case .texts(let cells, let values, let missing):
      let own = cells.parts[part]
      let codes = own.codes(choice)
      var reasons = choice.taken(from: own.reasons)
      if !missing.isEmpty {
        if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: codes.count) }
        for place in codes.indices where reasons[place] == 0 {
          reasons[place] = missing[Int(codes[place])]
        }
      }
      if case .periodByKind(let periods, let kinds) = values {
        return Self.column(codes, reasons, periods, kinds.codes(part, choice))
      }
      return Self.column(codes, reasons, values, cells.dictionary)
    }
  }

  /// A dictionary has a text for code 0 even where every cell is missing.
  private static let nothing = TextDictionary([""])

  private static func column(
    _ codes: [UInt32],
    _ reasons: [UInt8],
    _ values: TextValues,
    _ dictionary: TextDictionary
  ) -> Column {
    let validity = Validity(reasons: reasons)
    switch values {
    case .text:
      return Column(.text(codes, dictionary.count == 0 ? nothing : dictionary), validity: validity)
    case .boolean(let byCode):
      let cells = codes.indices.map { place in
        (reasons.isEmpty || reasons[place] == 0) && byCode[Int(codes[place])]
      }
      return Column(.boolean(cells), validity: validity)
    case .number(let numbers):
      return numbers.column(codes, reasons)
    case .interval(let lower, let upper):
      let (low, high) = (lower.column(codes, reasons), upper.column(codes, reasons))
      return Column(
        .interval(lower: low.values, upper: high.values),
        validity: low.validity,
        notes: low.notes
      )
    case .periodByKind(let byKind, _):
      return column(codes, reasons, byKind, [UInt16](repeating: 0, count: codes.count))
    case .period(let byCode):
      let blank = Period(start: 0, end: 0, grain: .day)
      let cells = codes.indices.map { place in
        reasons.isEmpty || reasons[place] == 0 ? byCode[Int(codes[place])] : blank
      }
      return Column(.period(cells), validity: validity)
    }
  }

  private static func column(
    _ codes: [UInt32],
    _ reasons: [UInt8],
    _ periods: [[Period]],
    _ kinds: [UInt16]
  ) -> Column {
    let blank = Period(start: 0, end: 0, grain: .day)
    let cells = codes.indices.map { place in
      reasons.isEmpty || reasons[place] == 0
        ? periods[Int(kinds[place])][Int(codes[place])] : blank
    }
    return Column(.period(cells), validity: Validity(reasons: reasons))
  }

  // MARK: - Conditions

  /// The most distinct texts for which a condition is tried on each.
  private static let mostTrials = 1 << 20

  /// For each text whether its cells may pass a condition, then for each reason whether cells that
  /// are missing for it may; nil where the condition has to see the cells.
  func verdicts(_ condition: ScanCondition) -> [Bool]? {
    // Flags and kinds are of rows and not of texts.
    guard case .texts(let cells, let values, let missing) = content, flags == nil,
      cells.dictionary.count <= Self.mostTrials
    else { return nil }
    if case .periodByKind = values { return nil }
    let count = cells.dictionary.count
    let codes = (0..<UInt32(count)).map { $0 } + [UInt32](repeating: 0, count: 16)
    var reasons = missing.isEmpty ? [UInt8](repeating: 0, count: count) : missing
    // Reason 0 is none, and its place is not looked at.
    reasons += (UInt8(0)..<16).map { max($0, 1) }
    return condition.mayPass(Self.column(codes, reasons, values, cells.dictionary))
  }

  /// The rows of a part that may pass, given the verdict of each text and each reason.
  func rows(part: Int, of rows: [Int32]?, passing verdicts: [Bool]) -> [Int32] {
    guard case .texts(let cells, _, _) = content else { return rows ?? [] }
    let part = cells.parts[part]
    let count = cells.dictionary.count
    let byCode = part.columnCodes.map { verdicts[min(Int($0), count)] }
    if part.reasons.isEmpty, rows == nil { return part.codes.rows(byCode) }
    let choice = rows.map { RowChoice.some($0[...]) } ?? .range(0..<part.rows)
    var passes = part.codes.map(choice) { byCode[$0] }
    if !part.reasons.isEmpty {
      let reasons = choice.taken(from: part.reasons)
      for place in reasons.indices where reasons[place] != 0 {
        passes[place] = verdicts[count + Int(reasons[place] & 15)]
      }
    }
    return passes.placesOfTrue(among: rows)
  }
}

extension [Bool] {
  /// The places that are true, or the rows at these places.
  func placesOfTrue(among rows: [Int32]?) -> [Int32] {
    // Every place is written and the cursor moves on only for a hit: no branch to mispredict.
    var found = [Int32](repeating: 0, count: count + 1)
    var hits = 0
    for place in indices {
      found[hits] = Int32(truncatingIfNeeded: place)
      hits += self[place] ? 1 : 0
    }
    found.removeLast(found.count - hits)
    return rows.map { rows in found.map { rows[Int($0)] } } ?? found
  }
}
