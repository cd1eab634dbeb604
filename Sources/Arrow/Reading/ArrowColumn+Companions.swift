import Columns

/// What companion columns say of the cells of a column.
extension ArrowColumn {
  /// Why cells have no value: what the companion says, and blank where it says nothing.
  func missing(_ part: ArrowPart, _ reasons: [UInt8]) throws(DataError) -> [UInt8] {
    guard !reasons.isEmpty, let place = companions[.missing] else { return reasons }
    let told = try told(place, part) { Self.reasons[$0] ?? MissingReason.blank.rawValue }
    return reasons.indices.map { reasons[$0] == 0 ? 0 : max(told[$0], reasons[$0]) }
  }

  /// The reasons by what a companion calls them.
  private static let reasons = Dictionary(
    MissingReason.allCases.map { ($0.label, $0.rawValue) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The decimals, units and flags of single cells.
  func notes(_ part: ArrowPart) throws(DataError) -> Column.CellNotes {
    guard !companions.isEmpty else { return .none }
    var notes = Column.CellNotes()
    if let place = companions[.flags] {
      let flags = try told(place, part) { CellFlags(text: $0)?.rawValue ?? 0 }
      if flags.contains(where: { $0 != 0 }) { notes.flags = flags }
    }
    if let place = companions[.decimals], let cells = file.batches[part.batch].columns[place] {
      let scale = UInt8(clamping: field.type.measure?.scale ?? 0)
      let decimals = try file.raw(UInt8.self, cells, part.choice).map { min($0, scale) }
      if decimals.contains(where: { $0 != scale }) { notes.decimals = decimals }
    }
    if let place = companions[.unit] {
      let table = Self.units(of: file.fields[place])
      notes.unitTable = table.isEmpty ? [.plain] : table
      notes.units = try codes(place, part, below: table.count).codes.map { UInt16(clamping: $0) }
    } else if field.type.measure?.unit.quantity == .varies {
      notes.unitTable = [.plain]
      notes.units = [UInt16](repeating: 0, count: part.count)
    }
    return notes
  }

  /// The units that a companion's codes refer to.
  static func units(of field: ArrowField) -> [Unit] {
    let lines = field.metadata[FieldFacts.Key.units] ?? ""
    return lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Unit(code: String($0)) ?? .plain }
  }

  /// What a companion of texts says of each row as a number; 0 where it says nothing.
  private func told(
    _ place: Int,
    _ part: ArrowPart,
    _ meaning: (String) -> UInt8
  ) throws(DataError) -> [UInt8] {
    let content = try dictionaries[place].values()
    let meanings = content.codes.map { code in
      code == ArrowDictionary.Content.missing ? 0 : meaning(content.texts.text(code))
    }
    let (codes, reasons) = try codes(place, part, below: meanings.count)
    return codes.indices.map { row in
      reasons.isEmpty || reasons[row] == 0 ? meanings[Int(codes[row])] : 0
    }
  }

  /// The codes of a companion, 0 where it says nothing, and why it says nothing.
  private func codes(
    _ place: Int,
    _ part: ArrowPart,
    below count: Int
  ) throws(DataError) -> (codes: [UInt32], reasons: [UInt8]) {
    guard let cells = file.batches[part.batch].columns[place] else {
      throw ArrowFault.damaged(file.bytes.name)
    }
    let reasons = try file.reasons(cells, part.choice)
    return (
      try file.codes(file.fields[place], cells, part.choice, reasons, below: count), reasons
    )
  }
}
