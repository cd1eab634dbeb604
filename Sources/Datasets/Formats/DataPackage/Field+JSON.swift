import Columns

extension Field {
  /// The properties of the field in a table schema.
  ///
  /// - Parameters:
  ///   - facts: what is known of the column beyond the field.
  ///   - shared: the codes of missing values that the schema gives all columns.
  /// - Returns: the properties, in the order in which people look for them.
  func members(_ facts: ColumnFacts, shared: [String]) -> [JSON.Member] {
    var members = MemberList()
    members.add("name", .text(name))
    addType(facts, to: &members)
    members.add("title", metadata.title)
    members.add("description", metadata.description)
    members.add("role", (metadata.role ?? facts.role)?.rawValue)
    addUnit(facts, to: &members)
    members.add("calendar", calendar(facts))
    members.add("periodKind", (metadata.periodKind ?? facts.periodKind)?.property)
    if !metadata.breaks.isEmpty {
      members.add("breaks", .array(metadata.breaks.map { .text($0.label) }))
    }
    members.add("polarity", metadata.polarity?.rawValue)
    members.add("denominator", metadata.denominator)
    members.add("unitColumn", metadata.unitColumn)
    members.add("polarityColumn", metadata.polarityColumn)
    members.add("periodKindColumn", metadata.periodKindColumn)
    members.add("flagColumn", facts.flagColumn)
    members.add("grouping", metadata.grouping)
    members.add("groupColumn", metadata.groupColumn)
    members.add("total", metadata.total)
    addMissing(facts, shared, to: &members)
    if facts.isComplete {
      members.add("constraints", .object([JSON.Member(key: "required", value: .boolean(true))]))
    }
    if metadata.isInferred { members.add("inferred", guesses(facts).map(JSON.text)) }
    return members.all
  }

  private func addType(_ facts: ColumnFacts, to members: inout MemberList) {
    switch type {
    case .boolean:
      members.add("type", "boolean")
      members.add("trueValues", facts.trueValues.map(JSON.text))
      members.add("falseValues", facts.falseValues.map(JSON.text))
    case .number(let number):
      let name = number.scale == 0 ? "integer" : "number"
      members.add("type", facts.hasWords ? "any" : name)
      if facts.hasGroups { members.add("groupChar", ",") }
      if facts.hasMarks { members.add("bareNumber", .boolean(false)) }
    case .period:
      switch facts.dayFormat {
      // The reader works it out together with the identifiers beside it.
      case nil where isTimePeriod: members.add("type", "any")
      case nil: members.add("type", "string")
      case "%Y-%m": members.add("type", "yearmonth")
      case "%Y-%m-%d": members.add("type", "date")
      case .some(let format):
        members.add("type", "date")
        members.add("format", format)
      }
    // No type of a table schema is that of `269 to 273`.
    case .interval:
      members.add("type", "string")
      members.add("interval", .boolean(true))
    case .text, .unknown: members.add("type", "string")
    }
  }

  /// Whether it is the column of periods of Explore Education Statistics.
  private var isTimePeriod: Bool { Schema.snakeCase(name) == "time_period" }

  private func addUnit(_ facts: ColumnFacts, to members: inout MemberList) {
    guard let number = type.number ?? type.ends else { return }
    if facts.isYearsAndMonths {
      members.add("unit", "years:months")
    } else if !facts.hasOwnUnits, let (text, things, scale) = Self.written(number.unit) {
      members.add("unit", text)
      members.add("scale", scale == 1 ? nil : scale)
      members.add("of", things)
    }
    guard type.ends == nil else { return }
    if let scale = number.scale, scale > 0 { members.add("decimals", scale) }
    if number.scale == nil { members.add("exact", .boolean(false)) }
  }

  /// A unit as metadata writes it; nil where it has no unit, or one that would not read back.
  private static func written(_ unit: Unit) -> (text: String, things: String?, scale: Int)? {
    guard unit != .plain, unit.quantity != .varies, [0, 1, 2, 3, 6, 9].contains(unit.power) else {
      return nil
    }
    var things: String?
    var bare = unit.at(power: 0)
    if case .count(let named) = unit.quantity {
      things = named
      bare = Unit(.count(of: nil), per: unit.per)
    }
    let text = bare.heading
    guard !text.isEmpty, Unit(text: text) == bare else { return nil }
    return (text, things, Int(PowersOfTen.narrow[unit.power]))
  }

  /// Periods with names need a calendar to be read as periods.
  private func calendar(_ facts: ColumnFacts) -> String? {
    if isTimePeriod { return nil }
    if let calendar = metadata.calendar { return calendar.property }
    return type == .period && facts.dayFormat == nil ? Period.Calendar.financial.property : nil
  }

  private func addMissing(_ facts: ColumnFacts, _ shared: [String], to members: inout MemberList) {
    let own = facts.codes.filter { !shared.contains($0.text) }
    let isMistaken = facts.valuesLikeCodes.contains(where: shared.contains)
    if !own.isEmpty || isMistaken {
      members.add("missingValues", .array(([""] + facts.codes.map(\.text)).map(JSON.text)))
    }
    guard !facts.codes.isEmpty else { return }
    let meanings = facts.codes.map { JSON.Member(key: $0.text, value: .text($0.reason.words)) }
    members.add("missingMeanings", .object(meanings))
  }

  /// The properties that nobody declared.
  private func guesses(_ facts: ColumnFacts) -> [String] {
    var guesses = ["type"]
    if let unit = type.number?.unit, unit != .plain, !facts.hasOwnUnits { guesses.append("unit") }
    if metadata.role == nil, facts.role != nil { guesses.append("role") }
    if metadata.calendar == nil, calendar(facts) != nil { guesses.append("calendar") }
    if metadata.periodKind == nil, facts.periodKind != nil { guesses.append("periodKind") }
    return guesses
  }
}

extension Period.Calendar {
  /// The word that metadata has for it: one that ``init(_:)`` finds it by.
  var property: String {
    switch self {
    case .calendar: "calendar"
    case .financial: "financial"
    case .academic: "academic"
    case .tax: "tax"
    default: CivilDate.fullMonthNames[firstMonth - 1]
    }
  }
}

extension Period.Kind {
  /// The words that metadata has for it.
  var property: String {
    switch self {
    case .flow: "flow"
    case .snapshot: "snapshot"
    case .yearToDate: "year to date"
    case .rolling: "rolling"
    case .cohort: "cohort"
    case .forecast: "forecast"
    case .outturn: "outturn"
    }
  }
}
