import Columns
import Datasets
import Diagnostics
import Language
import Syntax

extension FileSettings {
  /// What the clauses of a `load` declare; nil where one makes no sense, which is reported.
  init?(_ loading: LoadingSyntax, reporting analyser: inout Analyser) {
    self.init()
    var declared: Set<String> = []
    name = loading.name.text
    clauses = loading.settings.map { analyser.spelling($0.span) }
    for setting in loading.settings {
      if let subject = setting.subject, !declared.insert(subject.lowercased()).inserted {
        analyser.report(.declaredTwice(subject, at: setting.span))
      } else if let problem = take(setting) {
        analyser.report(problem)
      }
    }
    takeBreaks(loading.settings, reporting: &analyser)
    if analyser.hasErrors { return nil }
  }

  /// Takes over breaks in series once the calendar is known.
  private mutating func takeBreaks(
    _ settings: [SettingSyntax],
    reporting analyser: inout Analyser
  ) {
    let reader = PeriodReader(calendar: calendar ?? .financial)
    for setting in settings {
      guard case .seriesBreak(let name, let text, let span) = setting.kind else { continue }
      if let period = reader.read(text) {
        columns.append(Column(name.text, .seriesBreak(period)))
      } else {
        analyser.report(.badPeriod(text, at: span))
      }
    }
  }

  /// Takes over a clause, or says what is wrong with it.
  private mutating func take(_ setting: SettingSyntax) -> Diagnostic? {
    switch setting.kind {
    case .calendar(let word): calendar = Self.calendar(word)
    case .firstPeriod(let number, let span, let word):
      guard number == 1 else { return .notFirstPeriod(at: span) }
      calendar = Self.calendar(word)
    case .column(let place, let name):
      guard place > 0 else { return .countedFromOne("columns", at: setting.span) }
      headings.append(Heading(place, name.text))
    case .decimalComma: hasDecimalComma = true
    case .delimiter(let text):
      let bytes = Array(text.utf8)
      guard bytes.count == 1, let byte = bytes.first, ![0x0A, 0x0D, 0x22].contains(byte) else {
        return .badDelimiter(text, at: setting.span)
      }
      delimiter = byte
    case .encoding(let name):
      guard Self.isEncoding(name) else { return .badEncoding(name, at: setting.span) }
      encoding = name
    case .flag(let mark, let word):
      guard let flags = CellFlags(text: word), !mark.trimmingSpaces().isEmpty else {
        return .emptyMark(at: setting.span)
      }
      self.flags.append(Flag(mark.trimmingSpaces(), flags))
    case .missing(let mark, let words):
      guard let meaning = Meaning(words: words), !mark.trimmingSpaces().isEmpty else {
        return .emptyMark(at: setting.span)
      }
      marks.append(Mark(mark.trimmingSpaces(), meaning))
    case .header(let line):
      guard line > 0 else { return .countedFromOne("lines", at: setting.span) }
      headerLine = line
    case .noHeader: hasHeader = false
    case .unit(let name, let text):
      guard let unit = Unit(text: text) ?? Self.count(text) else {
        return .badUnit(text, at: setting.span)
      }
      columns.append(Column(name.text, .unit(unit)))
    case .better, .flagColumn, .kind, .reading, .unitColumn: takeProperty(setting)
    case .seriesBreak, .invalid: break
    }
    return nil
  }

  private mutating func takeProperty(_ setting: SettingSyntax) {
    switch setting.kind {
    case .better(let isHigher, let name):
      columns.append(Column(name.text, .polarity(isHigher ? .higher : .lower)))
    case .flagColumn(let name, let other):
      columns.append(Column(name.text, .flagColumn(other.text)))
    case .kind(let name, let words):
      columns.append(Column(name.text, .periodKind(Self.kind(words))))
    case .reading(let name, let word):
      let readings: [String: Reading] = ["interval": .interval, "period": .period, "text": .text]
      let reading = readings[word] ?? .number
      columns.append(Column(name.text, .reading(reading)))
    case .unitColumn(let name, let other):
      columns.append(Column(name.text, .unitColumn(other.text)))
    default: break
    }
  }

  /// The unit of a count that says what it counts, as in `count of pupils`; nil for other texts.
  private static func count(_ text: String) -> Unit? {
    let words = text.trimmingSpaces()
    guard words.lowercased().hasPrefix("count of ") else { return nil }
    let things = words.dropFirst(9).trimmingSpaces()
    return things.isEmpty ? nil : Unit(.count(of: things))
  }

  private static func calendar(_ word: String) -> Period.Calendar {
    switch word {
    case "academic": .academic
    case "calendar": .calendar
    default: .financial
    }
  }

  private static func kind(_ words: String) -> Period.Kind {
    switch words {
    case "cohort": .cohort
    case "forecast": .forecast
    case "outturn": .outturn
    case "rolling": .rolling
    case "snapshot": .snapshot
    case "year to date": .yearToDate
    default: .flow
    }
  }

  /// Reports the columns that clauses name and the file has not.
  static func check(
    _ loading: LoadingSyntax,
    against schema: Schema,
    reporting analyser: inout Analyser
  ) {
    for name in loading.settings.flatMap(\.columns) {
      switch schema.lookup(name.text) {
      case .found: continue
      case .ambiguous(let names): analyser.report(.ambiguousColumn(name, names))
      case .unknown: analyser.report(.noSuchColumn(name, among: schema.names))
      }
    }
    for case (.column(let place, _), let span) in loading.settings.map({ ($0.kind, $0.span) })
    where place > schema.fields.count {
      analyser.report(.noSuchPlace(place, of: schema.fields.count, at: span))
    }
  }
}

extension FileSettings.Meaning {
  /// What the words of a clause mean.
  fileprivate init?(words: String) {
    if words == "zero" {
      self = .zero
    } else if let reason = MissingReason.allCases.first(where: { $0.words == words }) {
      self = .missing(reason)
    } else {
      return nil
    }
  }
}

extension SettingSyntax {
  /// What the clause declares, which no other clause may declare too; nil for nothing of the kind.
  fileprivate var subject: String? {
    switch kind {
    case .calendar, .firstPeriod: "the calendar"
    case .column(let place, _): "the name of column \(place)"
    case .delimiter: "the delimiter"
    case .encoding: "the encoding"
    case .flag(let mark, _): "the flag `\(mark)`"
    case .missing(let mark, _): "the mark `\(mark)`"
    case .flagColumn(let name, _): "where the flags of `\(name.text)` are"
    case .header, .noHeader: "the header"
    case .better(_, let name): "the direction of `\(name.text)`"
    case .kind(let name, _): "the kind of `\(name.text)`"
    case .reading(let name, _): "how `\(name.text)` is read"
    case .seriesBreak(let name, let text, _): "the break of `\(name.text)` in \(text)"
    case .unit(let name, _), .unitColumn(let name, _): "the unit of `\(name.text)`"
    case .decimalComma, .invalid: nil
    }
  }

  /// The columns that the clause names and that must be there.
  fileprivate var columns: [NameSyntax] {
    switch kind {
    case .better(_, let name), .kind(let name, _), .reading(let name, _),
      .seriesBreak(let name, _, _), .unit(let name, _):
      [name]
    case .flagColumn(let name, let other), .unitColumn(let name, let other): [name, other]
    default: []
    }
  }
}
