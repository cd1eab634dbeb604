import Columns

/// What companion columns say of the cells of a column.
extension ArrowColumn {
  /// Why cells have no value: what the companion says, and blank where it says nothing.
  func missing(_ part: ArrowPart, _ reasons: [UInt8]) throws(DataError) -> [UInt8] {
    guard !reasons.isEmpty, let place = companions[.missing] else { return reasons }
    let told = try told(place, part) { text in
      MissingReason.allCases.first { $0.label == text }?.rawValue ?? MissingReason.blank.rawValue
    }
    return reasons.indices.map { reasons[$0] == 0 ? 0 : max(told[$0], reasons[$0]) }
  }

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
      notes.units = try codes(place, part, below: table.count).map { UInt16(clamping: $0 ?? 0) }
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
    return try codes(place, part, below: meanings.count).map { code in
      code.map { meanings[Int($0)] } ?? 0
    }
  }

  private func codes(
    _ place: Int,
    _ part: ArrowPart,
    below count: Int
  ) throws(DataError) -> [UInt32?] {
    guard let cells = file.batches[part.batch].columns[place] else {
      throw ArrowFault.damaged(file.bytes.name)
    }
    let reasons = try file.reasons(cells, part.choice)
    let codes = try file.codes(file.fields[place], cells, part.choice, reasons, below: count)
    if reasons.isEmpty { return codes }
    return codes.indices.map { reasons[$0] == 0 ? codes[$0] : nil }
  }
}
