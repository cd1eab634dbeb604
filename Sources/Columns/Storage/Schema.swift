/// The columns of a table, in order, with what is known of each.
package struct Schema: Hashable, Sendable {
  /// The columns.
  package let fields: [Field]

  /// Creates a schema.
  package init(_ fields: [Field]) {
    self.fields = fields
  }

  /// The columns' names, in order.
  package var names: [String] { fields.map(\.name) }

  /// What a written name refers to.
  package enum Lookup: Equatable, Sendable {
    case found(Int)
    case ambiguous([String])
    case unknown
  }

  /// Finds a column by its name.
  ///
  /// An exact match wins; then a match without regard to case; then a match of the snake_case forms:
  /// each only where it is unique.
  ///
  /// - Complexity: O(columns).
  package func lookup(_ name: String) -> Lookup {
    for key in [{ $0 }, { $0.lowercased() }, Self.snakeCase] as [(String) -> String] {
      let wanted = key(name)
      let matches = fields.indices.filter { key(fields[$0].name) == wanted }
      if matches.count == 1 { return .found(matches[0]) }
      if matches.count > 1 { return .ambiguous(matches.map { fields[$0].name }) }
    }
    return .unknown
  }

  /// The snake_case form of a name: letters and digits in lower case, `%` as the word `percent` and
  /// `£` as `pounds`, and everything else as one `_` between words.
  package static func snakeCase(_ name: String) -> String {
    if isSnakeCase(name) { return name }
    var words = [""]
    for character in name.lowercased() {
      switch character {
      case "%": words += ["percent", ""]
      case "£": words += ["pounds", ""]
      case _ where character.isLetter || character.isNumber:
        words[words.count - 1].append(character)
      default: words.append("")
      }
    }
    return words.filter { !$0.isEmpty }.joined(separator: "_")
  }

  /// Whether a name is words of ASCII in its snake_case form already, as those of most files are.
  private static func isSnakeCase(_ name: String) -> Bool {
    var isBetweenWords = true
    for byte in name.utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: isBetweenWords = false
      case 0x5F where !isBetweenWords: isBetweenWords = true
      default: return false
      }
    }
    return !isBetweenWords
  }
}

/// One column of a schema.
package struct Field: Sendable {
  /// The column's name.
  package var name: String
  /// Where its type comes from.
  package private(set) var typing: Typing
  /// What is known of it without reading the data.
  private var declared: FieldMetadata
  /// Whether rules that go through all columns look at this one.
  ///
  /// Of a table whose columns are read when they are asked for, only those that say what its rows are:
  /// reading all of a large file takes longer than most questions.
  package private(set) var isTelling = true

  /// Creates a field.
  package init(_ name: String, _ type: DataType, metadata: FieldMetadata = FieldMetadata()) {
    self.name = name
    declared = metadata
    typing = .known(type)
  }

  /// Creates a field whose type and metadata are found in the data when they are asked for, the same
  /// each time.
  package init(
    _ name: String,
    isTelling: Bool,
    deferred find: @escaping @Sendable () -> (type: DataType, metadata: FieldMetadata)
  ) {
    self.name = name
    self.isTelling = isTelling
    declared = FieldMetadata()
    typing = .deferred(find)
  }

  /// What its cells are.
  package var type: DataType {
    get { typing.type }
    set {
      declared = metadata
      typing = .known(newValue)
    }
  }

  /// What else is known of it.
  package var metadata: FieldMetadata {
    get {
      switch typing {
      case .known: declared
      case .deferred(let find): find().metadata
      }
    }
    set {
      typing = .known(type)
      declared = newValue
    }
  }
}

/// A type that is known, or that the data will tell.
package enum Typing: Sendable {
  case known(DataType)
  /// The data is read when the type is asked for.
  case deferred(@Sendable () -> (type: DataType, metadata: FieldMetadata))

  /// The type.
  package var type: DataType {
    switch self {
    case .known(let type): type
    case .deferred(let find): find().type
    }
  }
}

extension Field: Hashable {
  package static func == (one: Field, other: Field) -> Bool {
    one.name == other.name && one.metadata == other.metadata && one.type == other.type
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(type)
    hasher.combine(metadata)
  }
}

/// What is known of a column beyond its name and type.
package struct FieldMetadata: Hashable, Sendable {
  /// What a column is for.
  package enum Role: String, Sendable {
    case measure, area, period, value, target, comparator, numerator, denominator, total
    case document, page, paragraph, unit, polarity, note
    /// A column that parts the rows into groups, such as sex or type of school.
    case filter
  }

  /// Which direction is good.
  package enum Polarity: String, Sendable {
    case higher, lower, neither
  }

  /// A heading for people.
  package var title: String?
  /// A sentence about it.
  package var description: String?
  /// What it is for.
  package var role: Role?
  /// Which direction is good.
  package var polarity: Polarity?
  /// The column with the population that a rate or share is of.
  package var denominator: String?
  /// The column with the unit of each row, where units vary by row.
  package var unitColumn: String?
  /// The column with the direction that is good in each row.
  package var polarityColumn: String?
  /// The column that says in what sense each row's figure belongs to its period.
  package var periodKindColumn: String?
  /// The calendar of periods that do not name one.
  package var calendar: Period.Calendar?
  /// What kind of stretch the periods are, where all of them are alike.
  package var grain: Period.Grain?
  /// In what sense figures belong to their period.
  package var periodKind: Period.Kind?
  /// The periods from which on figures are not comparable with those before.
  package var breaks: [Period] = []
  /// The heading under which its publisher puts it with others of its kind.
  package var grouping: String?
  /// The column whose groups this one's values are parts of.
  package var groupColumn: String?
  /// The value that stands for all the others together, such as `Total`.
  package var total: String?
  /// Whether type and unit were worked out from the cells and not declared.
  package var isInferred: Bool
  /// Whether its numbers are sums or products of others, so that their printed decimals say nothing of
  /// how exact they are.
  package var isWorkedOut: Bool

  /// What its numbers are read together with, such as the limits of a chart: columns that name the
  /// same are printed with the same decimals.
  package var readWith: String?

  /// Creates metadata that says nothing.
  package init() {
    isInferred = false
    isWorkedOut = false
  }
}
