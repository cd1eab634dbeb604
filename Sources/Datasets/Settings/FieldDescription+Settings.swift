import Columns

extension FieldDescription {
  /// Takes over what a person declares of the column.
  mutating func apply(_ property: FileSettings.Property) {
    switch property {
    case .flagColumn(let name): flagColumn = name
    case .periodKind(let kind): metadata.periodKind = kind
    case .polarity(let polarity): metadata.polarity = polarity
    case .reading(.interval): kind = .interval
    case .reading(.number): kind = .number
    case .reading(.period): kind = .period
    case .reading(.text): kind = .text
    case .seriesBreak(let period): metadata.breaks.append(period)
    case .unit(let declared):
      unit = declared
      if kind == .any { kind = .number }
    case .unitColumn(let name):
      metadata.unitColumn = name
      unit = .varies
    }
  }
}

extension ResourceDescription {
  /// Takes over what a person declares of the file; it goes before what a data package says.
  mutating func apply(_ declared: FileSettings) {
    settings = declared
    if let name = declared.encoding { encoding = TextEncoding(name: name) }
  }
}

extension FileSettings {
  /// The names of columns with those that are declared by place.
  func named(_ names: [String]) -> [String] {
    var names = names
    for heading in headings where names.indices.contains(heading.place - 1) {
      names[heading.place - 1] = heading.name
    }
    return names
  }
}
