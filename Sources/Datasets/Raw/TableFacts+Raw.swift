import Columns

extension TableFacts {
  /// The facts of a file: what its cells say as they are written, beside the table that was read of
  /// it.
  ///
  /// - Parameters:
  ///   - raw: the cells as they are written.
  ///   - table: the same rows, typed.
  init(_ raw: RawTable, _ table: Table) {
    guard raw.rows == table.rowCount, raw.columns.count >= table.schema.fields.count else {
      self.init(table)
      return
    }
    let joined = Batch.joined(table.batches, schema: table.schema)
    self.init(
      rows: raw.rows,
      columns: zip(table.schema.fields, joined.columns).enumerated().map { index, pair in
        ColumnFacts(raw.columns[index], pair.0, pair.1)
      }
    )
    bytes = raw.bytes
    encoding = raw.encoding
    delimiter = raw.dialect.delimiter
    hasMoreColumns = raw.columns.count > table.schema.fields.count
  }
}

extension ColumnFacts {
  fileprivate init(_ raw: RawColumn, _ field: Field, _ column: Column) {
    self.init()
    isComplete = column.validity.isAll
    addCodes(raw, column)
    switch field.type {
    case .number(let type): addNumbers(raw, field, type, column.validity)
    case .boolean: addTruths(raw, column)
    case .period: addPeriods(raw, column)
    case .interval, .text, .unknown: addValuesLikeCodes(raw.cells.dictionary)
    }
    if field.metadata.role == nil, field.metadata.isInferred { role = RoleGuess.role(of: field) }
  }

  /// Collects the texts of missing cells that are not blank.
  private mutating func addCodes(_ raw: RawColumn, _ column: Column) {
    let (reasons, blanks, texts) = (column.validity.reasons, raw.cells.blank, raw.cells.codes)
    var counts = [Int](repeating: 0, count: raw.counts.count)
    var found = [UInt8](repeating: 0, count: raw.counts.count)
    for row in reasons.indices where reasons[row] != 0 && blanks[row] == 0 {
      counts[Int(texts[row])] += 1
      found[Int(texts[row])] = reasons[row]
    }
    for code in raw.codes where counts[Int(code)] > 0 {
      guard let reason = MissingReason(rawValue: found[Int(code)]), reason != .unreadable else {
        continue
      }
      // A code with spaces round it is one code; frictionless readers trim no cells, so both stand.
      codes.append(Code(text: raw.text(code), reason: reason, count: counts[Int(code)]))
    }
  }

  private mutating func addNumbers(
    _ raw: RawColumn,
    _ field: Field,
    _ type: NumberType,
    _ validity: Validity
  ) {
    var marks: Set<NumberMark> = []
    let dictionary = raw.cells.dictionary
    isYearsAndMonths = type.unit.quantity == .months && raw.texts.contains { $0.contains(":") }
    let (bytes, offsets) = (dictionary.bytes, dictionary.offsets)
    for code in 0..<dictionary.count {
      let cell = NumberParser.read(bytes.span, offsets[code], offsets[code + 1])
      guard cell.kind == .number || cell.kind == .leadingZero || cell.kind == .wide else {
        let row = raw.firstRows[code]
        if cell.kind == .odd, row >= 0, validity.isPresent(row) { hasWords = !isYearsAndMonths }
        continue
      }
      marks.insert(cell.mark)
      decimals = max(decimals ?? 0, Int(cell.scale))
      if !hasGroups { hasGroups = bytes[offsets[code]..<offsets[code + 1]].contains(0x2C) }
    }
    hasMarks = marks.contains { $0 != .none }
    hasOwnUnits = hasWords || isUnitMisleading(type.unit, marks, field)
  }

  /// `£500` beside `£5k` in a column that nobody declared is read in £000; declared as £000 the bare
  /// pounds would count as thousands.
  private func isUnitMisleading(_ unit: Unit, _ marks: Set<NumberMark>, _ field: Field) -> Bool {
    guard field.metadata.isInferred else { return false }
    if unit.quantity == .varies { return true }
    guard unit.power != 0, marks.contains(.pounds) || marks.contains(.none) else { return false }
    return HeaderUnit.unit(in: field.name)?.power != unit.power
  }

  private mutating func addTruths(_ raw: RawColumn, _ column: Column) {
    guard case .boolean(let values) = column.values else { return }
    for code in raw.codes {
      let row = raw.firstRows[Int(code)]
      guard row >= 0, column.validity.isPresent(row) else { continue }
      if values[row] {
        trueValues.append(raw.text(code))
      } else {
        falseValues.append(raw.text(code))
      }
    }
  }

  private mutating func addPeriods(_ raw: RawColumn, _ column: Column) {
    guard case .period(let values) = column.values else { return }
    var formats: Set<String> = []
    var kinds: Set<Period.Kind> = []
    for code in raw.codes {
      let row = raw.firstRows[Int(code)]
      guard row >= 0, column.validity.isPresent(row) else { continue }
      kinds.insert(values[row].kind)
      formats.insert(Self.format(of: raw.text(code), values[row]))
    }
    if formats.count == 1, let format = formats.first, !format.isEmpty { dayFormat = format }
    if kinds.count == 1, let kind = kinds.first, kind != .flow { periodKind = kind }
  }

  /// How a day or a month is written, where it is written in digits.
  private static func format(of text: String, _ period: Period) -> String {
    let isDay = period.grain == .day
    let shape = text.utf8.map { (0x30...0x39).contains($0) ? UInt8(0x39) : $0 }
    switch String(decoding: shape, as: UTF8.self) {
    case "9999-99-99" where isDay: return "%Y-%m-%d"
    case "99/99/9999" where isDay: return "%d/%m/%Y"
    case "9999-99" where period.grain == .month: return "%Y-%m"
    default: return ""
    }
  }
}

/// Guesses what a column is for from its name and type, for a person to correct.
enum RoleGuess {
  private static let areas: Set<String> = [
    "area", "authority", "local_authority", "la", "la_name", "region", "region_name", "country",
    "country_name", "council", "district", "ward", "lad_name", "ward_name", "geographic_level",
  ]
  private static let measures: Set<String> = ["measure", "indicator", "metric"]
  private static let identifiers: Set<String> = [
    "code", "id", "urn", "ukprn", "number", "num", "no", "page", "year", "rank", "period",
  ]

  /// The role, or nil where the name does not tell.
  static func role(of field: Field) -> FieldMetadata.Role? {
    let name = Schema.snakeCase(field.name)
    if field.type == .period { return .period }
    if areas.contains(name) { return .area }
    if measures.contains(name) { return .measure }
    guard let number = field.type.number else { return nil }
    if let role = FieldMetadata.Role(rawValue: name),
      [.target, .comparator, .numerator, .denominator, .page].contains(role)
    {
      return role
    }
    let words = name.split(separator: "_").map(String.init)
    if number.unit == .plain, words.contains(where: identifiers.contains) { return nil }
    return .value
  }
}
