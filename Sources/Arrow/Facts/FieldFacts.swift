import Columns

/// What the metadata of a column keeps of its field, so that it reads back as it was.
///
/// The keys begin with `scrutineer.`; other programs pass over them.
struct FieldFacts {
  /// The keys.
  enum Key {
    static let calendar = "scrutineer.calendar"
    /// What a column says of another one, and of which.
    static let companion = "scrutineer.companion"
    static let of = "scrutineer.of"
    static let heading = "scrutineer.heading"
    static let isInferred = "scrutineer.inferred"
    static let isWorkedOut = "scrutineer.worked-out"
    static let grain = "scrutineer.grain"
    static let kind = "scrutineer.period-kind"
    /// The periods of a dictionary, a line each.
    static let periods = "scrutineer.periods"
    static let polarity = "scrutineer.polarity"
    static let role = "scrutineer.role"
    /// The decimal places of whole numbers.
    static let scale = "scrutineer.scale"
    static let type = "scrutineer.type"
    static let unit = "scrutineer.unit"
    /// The units of a dictionary, a line each.
    static let units = "scrutineer.units"
  }

  /// What the cells are.
  enum Kind: String {
    case boolean, interval, number, period, text, unknown
  }

  private static var texts: [(key: String, path: WritableKeyPath<FieldMetadata, String?>)] {
    [
      ("scrutineer.title", \.title),
      ("scrutineer.description", \.description),
      ("scrutineer.denominator", \.denominator),
      ("scrutineer.unit-column", \.unitColumn),
      ("scrutineer.polarity-column", \.polarityColumn),
      ("scrutineer.period-kind-column", \.periodKindColumn),
      ("scrutineer.grouping", \.grouping),
      ("scrutineer.group-column", \.groupColumn),
      ("scrutineer.total", \.total),
      ("scrutineer.read-with", \.readWith),
    ]
  }

  let kind: Kind
  let unit: Unit?
  let metadata: FieldMetadata

  /// The metadata of a field.
  static func metadata(of field: Field) -> ArrowMetadata {
    var entries = ArrowMetadata()
    entries[Key.type] = kind(of: field.type).rawValue
    if let unit = field.type.measure?.unit {
      entries[Key.unit] = unit.code
      if !unit.heading.isEmpty { entries[Key.heading] = unit.heading }
    }
    let known = field.metadata
    for (key, path) in texts { entries[key] = known[keyPath: path] }
    entries[Key.role] = known.role?.rawValue
    entries[Key.polarity] = known.polarity?.rawValue
    entries[Key.calendar] = known.calendar?.code
    entries[Key.grain] = known.grain?.code
    entries[Key.kind] = known.periodKind?.word
    if known.isInferred { entries[Key.isInferred] = "true" }
    if known.isWorkedOut { entries[Key.isWorkedOut] = "true" }
    return entries
  }

  private static func kind(of type: DataType) -> Kind {
    switch type {
    case .boolean: .boolean
    case .interval: .interval
    case .number: .number
    case .period: .period
    case .text: .text
    case .unknown: .unknown
    }
  }

  /// The facts of a column that this program has written; nil for any other.
  init?(_ entries: ArrowMetadata) {
    guard let kind = entries[Key.type].flatMap(Kind.init) else { return nil }
    self.kind = kind
    unit = entries[Key.unit].flatMap { Unit(code: $0) }
    var metadata = FieldMetadata()
    for (key, path) in Self.texts { metadata[keyPath: path] = entries[key] }
    metadata.role = entries[Key.role].flatMap(FieldMetadata.Role.init)
    metadata.polarity = entries[Key.polarity].flatMap(FieldMetadata.Polarity.init)
    metadata.calendar = entries[Key.calendar].flatMap { Period.Calendar(code: $0) }
    metadata.grain = entries[Key.grain].flatMap { Period.Grain(code: $0) }
    metadata.periodKind = entries[Key.kind].flatMap { Period.Kind($0) }
    metadata.isInferred = entries[Key.isInferred] != nil
    metadata.isWorkedOut = entries[Key.isWorkedOut] != nil
    self.metadata = metadata
  }
}

/// What a column says of the cells of another one.
enum Companion: String, CaseIterable {
  /// Why cells have no value.
  case missing
  /// The letters of the flags.
  case flags
  /// The decimal places that were printed.
  case decimals
  /// The unit of each row.
  case unit
  /// The upper ends of intervals.
  case upper
}
