import Columns

/// Writes one column: its cells, and beside them the columns that say why cells are missing, how they
/// are flagged, what decimals and what units they have.
struct ColumnWriter {
  private let field: Field
  private let isNarrow: Bool
  private var survey = ColumnSurvey()
  private var draft = CellDraft()
  private var codes = TextCodes()
  private var texts = TextDictionaryBuilder()
  private var periods = PeriodDictionary()
  private var plan = Plan()

  /// What was decided after the survey.
  private struct Plan {
    var storage = ArrowType.null
    var flags: [UInt8] = []
    var units: [Unit] = []
    var reasons: [UInt8] = []
    var hasDecimals = false
    var isDay = false
    var upper = false
  }

  init(_ field: Field, isNarrow: Bool) {
    self.field = field
    self.isNarrow = isNarrow
  }

  /// Looks at cells that will be written.
  mutating func survey(_ column: Column) { survey.add(column) }

  // MARK: - Fields

  /// The column and its companions as the schema has them, with dictionaries numbered from a number on.
  mutating func fields(
    _ names: inout UniqueNames,
    dictionary: inout Int64
  ) -> [ArrowField] {
    var main = ArrowField(field.name, .null, metadata: FieldFacts.metadata(of: field))
    let texts = ArrowType.text(offsetBits: survey.texts.byteCount > Int(Int32.max) ? 64 : 32)
    func encoding(_ count: Int, isOrdered: Bool = false) -> ArrowField.Encoding {
      defer { dictionary += 1 }
      let bits = count <= 1 << 7 ? 8 : count <= 1 << 15 ? 16 : 32
      return ArrowField.Encoding(
        id: dictionary,
        index: .integer(bits: bits, isSigned: true),
        isOrdered: isOrdered
      )
    }
    switch field.type {
    case .boolean: main.type = .boolean
    case .number(let type), .interval(let type):
      main.type = storage(type)
      if isNarrow, let scale = type.scale { main.metadata[FieldFacts.Key.scale] = String(scale) }
    case .period:
      periods = survey.periods
      periods.sort()
      if let like = periods.dayLikeAll {
        plan.isDay = true
        main.type = .dateDays
        main.metadata[FieldFacts.Key.periods] = like.code
      } else {
        main.type = .text(offsetBits: 32)
        main.dictionary = encoding(periods.all.count, isOrdered: true)
        main.metadata[FieldFacts.Key.periods] = periods.all.map(\.code).joined(separator: "\n")
      }
    case .text:
      main.type = texts
      main.dictionary = encoding(survey.texts.count)
      self.texts = survey.texts
    case .unknown:
      main.type = .text(offsetBits: 32)
      main.dictionary = encoding(0)
    }
    plan.storage = main.storage
    var fields = [main]
    func add(_ companion: Companion, _ type: ArrowType, _ count: Int?) {
      var field = ArrowField(names.free(self.field.name + companion.ending), type)
      field.dictionary = count.map { encoding($0) }
      field.metadata[FieldFacts.Key.companion] = companion.rawValue
      field.metadata[FieldFacts.Key.of] = self.field.name
      if companion == .unit {
        field.metadata[FieldFacts.Key.units] = plan.units.map(\.code).joined(separator: "\n")
      }
      fields.append(field)
    }
    if field.type.ends != nil {
      plan.upper = true
      add(.upper, main.type, nil)
      if let scale = main.metadata[FieldFacts.Key.scale] {
        fields[1].metadata[FieldFacts.Key.scale] = scale
      }
    }
    if survey.hasReasons {
      plan.reasons = (UInt8(1)..<32).filter { survey.reasons & (1 << UInt32($0)) != 0 }
      add(.missing, .text(offsetBits: 32), plan.reasons.count)
    }
    if survey.hasFlags {
      plan.flags = (UInt8(1)...255).filter { survey.flags[Int($0)] }
      add(.flags, .text(offsetBits: 32), plan.flags.count)
    }
    if survey.hasDecimals, field.type.measure?.scale != nil {
      plan.hasDecimals = true
      add(.decimals, .integer(bits: 8, isSigned: false), nil)
    }
    if field.type.measure?.unit.quantity == .varies {
      plan.units = survey.units.contains(.plain) ? survey.units : survey.units + [.plain]
      add(.unit, .text(offsetBits: 32), plan.units.count)
    }
    return fields
  }

  private func storage(_ type: NumberType) -> ArrowType {
    guard let scale = type.scale else { return .floating(bits: 64) }
    let (least, greatest) = (survey.least, survey.greatest)
    if isNarrow {
      let bits = [8, 16, 32].first { bits in
        least >= Int64(-1) << Int64(bits - 1) && greatest < Int64(1) << Int64(bits - 1)
      }
      return .integer(bits: bits ?? 64, isSigned: true)
    }
    if scale == 0 { return .integer(bits: 64, isSigned: true) }
    let limit = PowersOfTen.narrow[18]
    let isWide = least <= -limit || greatest >= limit
    return .decimal(precision: isWide ? 19 : 18, scale: scale, bits: 128)
  }

  // MARK: - Cells

  /// Adds cells to those that wait to be written.
  mutating func add(_ column: Column) {
    draft.add(column, as: field.type.measure?.scale)
    switch column.values {
    case .text(let cells, let dictionary):
      codes.begin(dictionary)
      let reasons = column.validity.reasons
      for row in cells.indices {
        let isThere = reasons.isEmpty || reasons[row] == 0
        draft.codes.append(isThere ? codes.code(cells[row], &texts) : 0)
      }
    case .period(let cells) where !plan.isDay:
      let reasons = column.validity.reasons
      for row in cells.indices {
        let isThere = reasons.isEmpty || reasons[row] == 0
        draft.codes.append(isThere ? periods.code(of: cells[row]) : 0)
      }
    default: break
    }
  }

  /// Writes the cells that wait into a body.
  mutating func flush(into body: inout ArrowBody) {
    let cells = draft
    draft = CellDraft()
    let count = cells.count
    body.begin(cells: count, missing: cells.reasons)
    switch field.type {
    case .boolean: body.add(bits: cells.booleans)
    case .number, .interval: body.add(cells.numbers, cells.floating, as: plan.storage)
    case .period where plan.isDay: body.add(cells.days)
    case .period, .text: body.add(codes: cells.codes, as: plan.storage)
    case .unknown: body.add(codes: [UInt32](repeating: 0, count: count), as: plan.storage)
    }
    if plan.upper {
      body.begin(cells: count, missing: cells.reasons)
      body.add(cells.upperNumbers, cells.upperFloating, as: plan.storage)
    }
    if !plan.reasons.isEmpty {
      body.begin(cells: count, missing: cells.reasons.isEmpty ? cells.nothing : cells.present)
      body.add(
        codes: Self.places(of: cells.reasons, among: plan.reasons, count),
        bits: plan.reasons.count
      )
    }
    if !plan.flags.isEmpty {
      let flags = cells.flags.isEmpty ? [UInt8](repeating: 0, count: count) : cells.flags
      body.begin(cells: count, missing: flags.map { $0 == 0 ? 1 : 0 })
      body.add(codes: Self.places(of: flags, among: plan.flags, count), bits: plan.flags.count)
    }
    if plan.hasDecimals {
      body.begin(cells: count, missing: [])
      body.add(cells.decimals)
    }
    if !plan.units.isEmpty {
      body.begin(cells: count, missing: [])
      let codes = cells.units.map { UInt32(plan.units.firstIndex(of: $0) ?? 0) }
      body.add(codes: codes, bits: plan.units.count)
    }
  }

  private static func places(of cells: [UInt8], among known: [UInt8], _ count: Int) -> [UInt32] {
    guard !cells.isEmpty else { return [UInt32](repeating: 0, count: count) }
    var places = [UInt32](repeating: 0, count: 256)
    for (place, value) in known.enumerated() { places[Int(value)] = UInt32(place) }
    return cells.map { places[Int($0)] }
  }

  /// The dictionaries, in the order of their numbers.
  var dictionaries: [ArrowBody] {
    var bodies: [ArrowBody] = []
    switch field.type {
    case .period where !plan.isDay: bodies.append(ArrowBody(texts: periods.labels))
    case .text: bodies.append(ArrowBody(texts.build()))
    case .unknown: bodies.append(ArrowBody(texts: []))
    default: break
    }
    if !plan.reasons.isEmpty {
      bodies.append(ArrowBody(texts: plan.reasons.map { MissingReason(rawValue: $0)?.label ?? "" }))
    }
    if !plan.flags.isEmpty {
      bodies.append(ArrowBody(texts: plan.flags.map { CellFlags(rawValue: $0).letters }))
    }
    if !plan.units.isEmpty {
      var names = UniqueNames([])
      bodies.append(ArrowBody(texts: plan.units.map { names.free($0.heading) }))
    }
    return bodies
  }
}

extension Companion {
  /// What the name of the column ends in.
  var ending: String { "_" + rawValue }
}

/// Names of which none occurs twice.
struct UniqueNames {
  private var taken: Set<String>

  init(_ names: [String]) {
    taken = Set(names)
  }

  /// A name, or where it is taken the name with the first number that makes it free.
  mutating func free(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      (candidate, number) = ("\(name)_\(number)", number + 1)
    }
    return candidate
  }
}
