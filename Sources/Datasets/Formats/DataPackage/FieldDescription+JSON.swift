import Columns

extension FieldDescription {
  /// Reads a field of a table schema with the custom properties of this project; values that are
  /// not understood are left out and reported.
  init(_ json: JSON, position: Int, findings: inout Findings) {
    self.init(name: json["name"]?.text ?? "column_\(position + 1)")
    metadata.title = json["title"]?.text
    metadata.description = json["description"]?.text
    metadata.denominator = json["denominator"]?.text
    metadata.unitColumn = json["unitColumn"]?.text
    metadata.polarityColumn = json["polarityColumn"]?.text
    metadata.periodKindColumn = json["periodKindColumn"]?.text
    missingValues = json["missingValues"]?.elements?.compactMap(\.markText)
    marks = FileSettings.Mark.marks(json)
    flagColumn = json["flagColumn"]?.text
    metadata.grouping = json["grouping"]?.text
    metadata.groupColumn = json["groupColumn"]?.text
    metadata.total = json["total"]?.text
    var reader = PropertyReader(json: json, field: name, findings: findings)
    metadata.role = reader.choice("role", FieldMetadata.Role.init(rawValue:))
    metadata.polarity = reader.choice("polarity", FieldMetadata.Polarity.init(rawValue:))
    metadata.calendar = reader.choice("calendar", { Period.Calendar($0) })
    if let window = reader.window() {
      (metadata.periodKind, windowMonths) = (.rolling, window)
    } else {
      metadata.periodKind = reader.choice("periodKind") { Period.Kind($0) }
    }
    metadata.breaks = reader.breaks(metadata.calendar)
    unit = reader.unit()
    isYearsAndMonths = YearsAndMonths.isName(json["unit"]?.text ?? "")
    decimals = reader.decimals()
    if case .boolean(false)? = json["exact"] { isExact = false }
    kind = reader.kind()
    let saysPeriod = metadata.calendar != nil || metadata.periodKind != nil
    if saysPeriod || metadata.periodKindColumn != nil, kind == .text || kind == .any {
      kind = .period
    }
    findings = reader.findings
  }
}

/// Reads single properties of a field and reports those that are not understood.
private struct PropertyReader {
  let json: JSON
  let field: String
  var findings: Findings

  mutating func choice<Value>(_ key: String, _ read: (String) -> Value?) -> Value? {
    guard let property = json[key] else { return nil }
    if let text = property.text, let value = read(text) { return value }
    report(key, property)
    return nil
  }

  /// The periods from which on figures are counted otherwise.
  mutating func breaks(_ calendar: Period.Calendar?) -> [Period] {
    guard let property = json["breaks"] else { return [] }
    let reader = PeriodReader(calendar: calendar ?? .financial)
    guard let elements = property.elements ?? property.text.map({ [.text($0)] }) else {
      report("breaks", property)
      return []
    }
    return elements.compactMap { element in
      if let period = element.label.flatMap(reader.read) { return period }
      report("breaks", element)
      return nil
    }
  }

  /// The unit with its scale; `count` with `of` names what is counted.
  mutating func unit() -> Unit? {
    guard let property = json["unit"] else {
      return json["unitColumn"] == nil ? nil : .varies
    }
    if YearsAndMonths.isName(property.text ?? "") { return Unit(.months) }
    guard let text = property.text, let unit = Unit(text: text) else {
      report("unit", property)
      return nil
    }
    if case .count = unit.quantity, let things = json["of"]?.text {
      return Unit(.count(of: things), power: unit.power, per: unit.per)
    }
    guard let scale = json["scale"] else { return unit }
    guard let power = Self.powers.first(where: { scale.integer == $0.scale })?.power else {
      report("scale", scale)
      return unit
    }
    return unit.at(power: power)
  }

  private static let powers: [(scale: Int, power: Int)] = [
    (1, 0), (10, 1), (100, 2), (1000, 3), (1_000_000, 6), (1_000_000_000, 9),
  ]

  mutating func decimals() -> Int? {
    guard let property = json["decimals"] else { return nil }
    if let count = property.integer, (0...ExactDecimal.maximumScale).contains(count) {
      return count
    }
    report("decimals", property)
    return nil
  }

  /// The months of `rolling 12 months`.
  func window() -> Int? {
    let words = json["periodKind"]?.text?.lowercased().split(separator: " ") ?? []
    guard words.count == 3, words[0] == "rolling", words[2].hasPrefix("month") else { return nil }
    return Int(words[1]).flatMap { (1...120).contains($0) ? $0 : nil }
  }

  mutating func kind() -> FieldDescription.Kind {
    if case .boolean(true)? = json["interval"] { return .interval }
    guard let property = json["type"] else { return .any }
    switch property.text {
    case "string": return .text
    case "number": return marksAreStandard() ? .number : .text
    case "integer", "year": return marksAreStandard() ? .integer : .text
    case "boolean":
      return .boolean(
        true: texts("trueValues") ?? ["true", "True", "TRUE", "1"],
        false: texts("falseValues") ?? ["false", "False", "FALSE", "0"]
      )
    case "date", "yearmonth": return dayIsFirst() ? .period : .text
    case "any": return .any
    case "time", "datetime", "duration", "object", "array", "list", "geopoint", "geojson":
      return .text
    default:
      report("type", property)
      return .any
    }
  }

  private func texts(_ key: String) -> [String]? {
    json[key]?.elements?.compactMap(\.text)
  }

  /// `1.234` with a full stop for thousands would be read as a far smaller number.
  private mutating func marksAreStandard() -> Bool {
    for (key, standard) in [("decimalChar", "."), ("groupChar", ",")] {
      guard let property = json[key], property.text != standard else { continue }
      report(key, property, outcome: "the column is kept as text")
      return false
    }
    return true
  }

  /// `03/04/2023` with the month first would be read as another day.
  private mutating func dayIsFirst() -> Bool {
    guard let property = json["format"] else { return true }
    let known = ["default", "any", "%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%d %B %Y", "%Y-%m"]
    if let text = property.text, known.contains(text) { return true }
    report("format", property, outcome: "the column is kept as text")
    return false
  }

  private mutating func report(_ key: String, _ value: JSON, outcome: String = "it is left out") {
    let shown =
      switch value {
      case .text(let text): "`\(text)`"
      case .number(let digits): "`\(digits)`"
      default: value.kind
      }
    findings.advise(
      "odd-metadata",
      "\(findings.file): `\(key)` of column `\(field)` is \(shown), which is not understood; \(outcome)"
    )
  }
}
extension JSON {
  /// The text of a period: a year may be written as a number.
  fileprivate var label: String? { text ?? integer.map(String.init) }

  /// The text of a missing value: `"-"`, or the `value` of `{"value": "-", "label": "zero"}`, as
  /// version 2 of the specification has it.
  var markText: String? { text ?? self["value"]?.text }

  /// What a missing value stands for, where its label says so in words that are known.
  fileprivate var mark: FileSettings.Mark? {
    guard let text = self["value"]?.text, let label = self["label"]?.text,
      let meaning = FileSettings.Meaning(label: label)
    else { return nil }
    return FileSettings.Mark(text, meaning)
  }
}

extension FileSettings.Mark {
  /// What metadata says that texts stand for: the labels of `missingValues`, and `missingMeanings`.
  ///
  /// Meanings that are none of the known ones say nothing.
  static func marks(_ json: JSON) -> [FileSettings.Mark] {
    var marks = json["missingValues"]?.elements?.compactMap(\.mark) ?? []
    guard case .object(let members)? = json["missingMeanings"] else { return marks }
    for member in members {
      if let label = member.value.text, let meaning = FileSettings.Meaning(label: label) {
        marks.append(FileSettings.Mark(member.key, meaning))
      }
    }
    return marks
  }
}
