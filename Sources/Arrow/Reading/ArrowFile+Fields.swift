import Columns

extension ArrowFile {
  /// What a column of the file is to a reader.
  package enum ReadColumn: Sendable {
    /// Its cells are what the file says.
    case typed(ArrowColumn)
    /// Texts of which nothing else is said, as another program writes them.
    case texts(ArrowTexts)
    /// Whole or exact numbers of which only a look at all of them tells whether they fit into 64 bits.
    case numbers(exact: ArrowColumn, floating: ArrowColumn)
    /// It cannot be read; what it holds in words.
    case unread(String)
  }

  /// The columns of the file, without those that only say something of others.
  package var readColumns: [(name: String, column: ReadColumn)] {
    let dictionaries = ArrowDictionaries(self)
    let companions = companions
    let taken = Set(companions.values.flatMap(\.values))
    return fields.indices.filter { !taken.contains($0) }.map { place in
      let field = fields[place]
      let name = field.name
      if !field.isReadable { return (name, .unread(field.type.words)) }
      let own = companions[place] ?? [:]
      if let facts = FieldFacts(field.metadata),
        let (type, content) = self.own(field, facts, own[.upper].map { fields[$0] })
      {
        let column = ArrowColumn(
          field: Field(name, type, metadata: facts.metadata),
          file: self,
          place: place,
          content: content,
          companions: own,
          dictionaries: dictionaries
        )
        return (name, .typed(column))
      }
      return (name, foreign(place, dictionaries))
    }
  }

  /// For each column the ones that say something of its cells.
  private var companions: [Int: [Companion: Int]] {
    var companions: [Int: [Companion: Int]] = [:]
    for (place, field) in fields.enumerated() {
      guard let companion = field.metadata[FieldFacts.Key.companion].flatMap(Companion.init),
        let of = field.metadata[FieldFacts.Key.of],
        let main = fields.firstIndex(where: {
          $0.name == of && $0.metadata[FieldFacts.Key.companion] == nil
            && FieldFacts($0.metadata) != nil
        }), isUsable(field, as: companion), companions[main]?[companion] == nil
      else { continue }
      companions[main, default: [:]][companion] = place
    }
    return companions
  }

  private func isUsable(_ field: ArrowField, as companion: Companion) -> Bool {
    switch companion {
    case .missing, .flags: field.isReadable && field.dictionary != nil && field.type.isText
    case .decimals: field.dictionary == nil && field.type == .integer(bits: 8, isSigned: false)
    case .unit:
      field.isReadable && field.dictionary != nil && field.metadata[FieldFacts.Key.units] != nil
    case .upper: field.isReadable && field.dictionary == nil
    }
  }

  /// The type of a column that this program has written; nil where its cells are others by now.
  private func own(
    _ field: ArrowField,
    _ facts: FieldFacts,
    _ upper: ArrowField?
  ) -> (DataType, ArrowColumn.Content)? {
    switch facts.kind {
    case .boolean: return field.storage == .boolean ? (.boolean, .plain(asFloating: false)) : nil
    case .text: return field.dictionary != nil && field.type.isText ? (.text, .texts) : nil
    case .unknown: return (.unknown, .nothing)
    case .number:
      guard field.dictionary == nil, let scale = ownScale(field) else { return nil }
      let unit = facts.unit ?? .plain
      guard let scale = scale.places else {
        return (.number(NumberType(.floating, unit: unit)), .plain(asFloating: true))
      }
      return (.number(NumberType(.decimal(scale: scale), unit: unit)), .number(scale: scale))
    case .interval:
      guard field.dictionary == nil, let scale = ownScale(field), let upper,
        ownScale(upper)?.places == scale.places
      else { return nil }
      let representation: NumberType.Representation =
        scale.places.map { .decimal(scale: $0) } ?? .floating
      let type = NumberType(representation, unit: facts.unit ?? .plain)
      return (.interval(type), .interval(scale: scale.places))
    case .period: return ownPeriods(field)
    }
  }

  private func ownPeriods(_ field: ArrowField) -> (DataType, ArrowColumn.Content)? {
    guard let lines = field.metadata[FieldFacts.Key.periods] else { return nil }
    let periods = lines.split(separator: "\n").compactMap { Period(code: $0) }
    if field.dictionary != nil {
      return field.type.isText ? (.period, .periods(periods)) : nil
    }
    guard field.type == .dateDays, let like = periods.first else { return nil }
    return (.period, .days(like: like))
  }

  /// The decimal places of numbers, none for floating point; nil for what is no number.
  private func ownScale(_ field: ArrowField) -> (places: Int?, Void)? {
    switch field.storage {
    case .floating: return (nil, ())
    case .decimal(_, let scale, _):
      return (0...ExactDecimal.maximumScale).contains(scale) ? (scale, ()) : nil
    case .integer:
      let scale = field.metadata[FieldFacts.Key.scale].map { Int($0) ?? -1 } ?? 0
      return (0...ExactDecimal.maximumScale).contains(scale) ? (scale, ()) : nil
    default: return nil
    }
  }

  private func foreign(_ place: Int, _ dictionaries: ArrowDictionaries) -> ReadColumn {
    let field = fields[place]
    func column(_ type: DataType, _ content: ArrowColumn.Content) -> ArrowColumn {
      var metadata = FieldMetadata()
      metadata.isInferred = true
      return ArrowColumn(
        field: Field(field.name, type, metadata: metadata),
        file: self,
        place: place,
        content: content,
        companions: [:],
        dictionaries: dictionaries
      )
    }
    if field.type.isText {
      return .texts(ArrowTexts(file: self, place: place, dictionary: dictionaries[place]))
    }
    if field.dictionary != nil { return .typed(column(field.type.plainType, .values)) }
    if field.type == .null { return .typed(column(.text, .nothing)) }
    let typed = column(field.type.plainType, .plain(asFloating: false))
    guard field.type.mayBeTooLarge else { return .typed(typed) }
    let floating = DataType.number(NumberType(.floating, unit: .plain))
    return .numbers(exact: typed, floating: column(floating, .plain(asFloating: true)))
  }
}

extension ArrowType {
  /// Whether cells are texts.
  var isText: Bool {
    switch self {
    case .text, .textView: true
    default: false
    }
  }

  /// Whether exact numbers of the type may need more than 64 bits.
  fileprivate var mayBeTooLarge: Bool {
    switch self {
    case .integer(64, false): true
    case .decimal(let precision, let scale, _):
      precision > 18 || !(0...ExactDecimal.maximumScale).contains(scale)
    default: false
    }
  }

  /// What a column holds, in words.
  var words: String {
    switch self {
    case .other(let words, _, _): words
    case .decimal: "numbers of more than 38 digits"
    default: "a dictionary of them"
    }
  }
}
