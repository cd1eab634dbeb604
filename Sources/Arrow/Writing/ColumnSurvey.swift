import Columns

/// What must be known of a whole column before its first cell is written.
struct ColumnSurvey {
  /// The texts that occur, and no others: a dictionary may hold those of rows that were filtered out.
  private(set) var texts = TextDictionaryBuilder()
  /// The periods that occur.
  private(set) var periods = PeriodDictionary()
  /// The reasons that occur, one bit each.
  private(set) var reasons: UInt32 = 0
  /// The sets of flags that occur.
  private(set) var flags = [Bool](repeating: false, count: 256)
  /// Whether decimals were printed that differ from the column's.
  private(set) var hasDecimals = false
  /// The units of rows, where they differ.
  private(set) var units: [Unit] = []
  /// The bounds of whole numbers.
  private(set) var least: Int64 = 0
  private(set) var greatest: Int64 = 0
  private var codes = TextCodes()

  /// Whether any cell is missing for another reason than that it is blank.
  var hasReasons: Bool { reasons & ~(1 << UInt32(MissingReason.blank.rawValue)) != 0 }

  /// Whether any cell has flags.
  var hasFlags: Bool { flags.dropFirst().contains(true) }

  /// Looks at cells.
  mutating func add(_ column: Column) {
    for reason in column.validity.reasons where reason != 0 { reasons |= 1 << UInt32(reason & 31) }
    for flag in column.notes.flags { flags[Int(flag)] = true }
    if !column.notes.decimals.isEmpty { hasDecimals = true }
    for row in column.notes.units.indices {
      let unit = column.notes.unitTable[Int(column.notes.units[row])]
      if units.last != unit, !units.contains(unit) { units.append(unit) }
    }
    add(column.values, column.validity.reasons)
  }

  private mutating func add(_ values: Column.Values, _ reasons: [UInt8]) {
    switch values {
    case .boolean, .floating: break
    case .decimal(let cells, _):
      for cell in cells { (least, greatest) = (min(least, cell), max(greatest, cell)) }
    case .rowNumbers(let rows): add(.decimal(rows.all, scale: 0), reasons)
    case .interval(let lower, let upper):
      add(lower, reasons)
      add(upper, reasons)
    case .period(let cells):
      for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
        _ = periods.code(of: cells[row])
      }
    case .text(let cells, let dictionary):
      codes.begin(dictionary)
      for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
        _ = codes.code(cells[row], &texts)
      }
    }
  }
}

/// The codes of the texts of dictionaries in another one, found when they are first met.
struct TextCodes {
  private var codes: [UInt32] = []
  private var dictionary: TextDictionary?

  /// Turns to a dictionary.
  mutating func begin(_ next: TextDictionary) {
    guard dictionary !== next else { return }
    dictionary = next
    codes = [UInt32](repeating: .max, count: max(next.count, 1))
  }

  /// The code in another dictionary.
  mutating func code(_ own: UInt32, _ texts: inout TextDictionaryBuilder) -> UInt32 {
    let known = codes[Int(own)]
    if known != .max { return known }
    guard let dictionary, Int(own) < dictionary.count else { return texts.code(for: "") }
    let code = texts.code(for: dictionary.utf8(own).span)
    codes[Int(own)] = code
    return code
  }
}

/// The periods of a column, told apart in everything that they are: equal periods may differ in name.
struct PeriodDictionary {
  private struct Key: Hashable {
    let start: Int32
    let end: Int32
    let grain: Period.Grain
    let calendar: Period.Calendar
    let kind: Period.Kind

    init(_ period: Period) {
      start = period.start
      end = period.end
      grain = period.grain
      calendar = period.calendar
      kind = period.kind
    }
  }

  private(set) var all: [Period] = []
  private var codes: [Key: UInt32] = [:]
  private var last: (key: Key, code: UInt32)?

  /// The code of a period, which is added if it is new.
  mutating func code(of period: Period) -> UInt32 {
    let key = Key(period)
    if let last, last.key == key { return last.code }
    let code = codes[key] ?? UInt32(truncatingIfNeeded: all.count)
    if Int(code) == all.count {
      all.append(period)
      codes[key] = code
    }
    last = (key, code)
    return code
  }

  /// Puts the periods in the order of their dates.
  mutating func sort() {
    let sorted = all.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      .map(\.element)
    self = PeriodDictionary()
    for period in sorted { _ = code(of: period) }
  }

  /// The one of which all are other days; nil where they are not days alike.
  var dayLikeAll: Period? {
    guard let first = all.first, first.grain == .day,
      all.allSatisfy({
        $0.grain == .day && $0.start == $0.end && $0.calendar == first.calendar
          && $0.kind == first.kind && Period.days.contains($0.start)
      })
    else { return nil }
    return first
  }

  /// The names of the periods, each another: other programs take no name twice.
  var labels: [String] {
    var taken: Set<String> = []
    return all.map { period in
      var label = period.label
      if taken.contains(label) { label += " (\(period.kind.words))" }
      let stem = label
      var number = 2
      while !taken.insert(label).inserted {
        label = "\(stem) (\(number))"
        number += 1
      }
      return label
    }
  }
}
