import Columns
import Diagnostics

/// Collects what is worth knowing about a file, in the order in which it was found.
struct Findings {
  /// The file, as the reader named it.
  let file: String
  /// The name that was given to its rows; nil where none was.
  private let name: String?
  /// What is declared of it already, as it was written.
  private let clauses: [String]
  private(set) var diagnostics: [Diagnostic] = []

  /// Creates an empty collection.
  init(file: String, name: String? = nil, clauses: [String] = []) {
    self.file = file
    self.name = name
    self.clauses = clauses
  }

  /// Adds something worth knowing.
  mutating func note(_ id: String, _ message: String, help: [String] = []) {
    diagnostics.append(Diagnostic(.note, id: id, message, at: nil, help: help))
  }

  /// Adds something to weigh before the data is used.
  mutating func advise(_ id: String, _ message: String, help: [String] = []) {
    diagnostics.append(Diagnostic(.advice, id: id, message, at: nil, help: help))
  }

  /// The statement that reads the file with something declared that inference cannot know.
  func loading(_ clause: String) -> String {
    let stem = Schema.snakeCase(Path.stem(Compression.inner(file)))
    let isName = stem.first?.isLetter ?? false
    let own = name.map(Self.written) ?? (isName ? stem : "table_\(stem)")
    let all = (clauses + [clause]).joined(separator: ", ")
    return "`load \"\(file)\" as \(own) with \(all)`"
  }

  /// A column's name as a query has it: in backquotes unless it is a plain word.
  static func written(_ name: String) -> String {
    let isWord = name.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F }
    return isWord && name.first?.isNumber == false ? name : "`\(name)`"
  }

  /// A number of things in words: `1 cell`, `1,234 cells`.
  static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(NumberText.grouped(String(count))) \(count == 1 ? one : many ?? one + "s")"
  }
}

/// The first few of many places, and how many there are.
struct Places: Sendable {
  /// The number of places that are named in a message.
  static let shown = 5

  /// How many there are.
  private(set) var count = 0
  /// The first of them.
  private(set) var first: [(row: Int, text: String)] = []

  /// Adds a place; its text is only made where it is among the first.
  mutating func add(row: Int, text: () -> String) {
    if first.count < Self.shown { first.append((row, Self.shortened(text()))) }
    count += 1
  }

  /// Adds places that come after these, their rows counted from a row on.
  mutating func append(_ other: Places, rows: Int = 0) {
    if first.count < Self.shown {
      for place in other.first.prefix(Self.shown - first.count) {
        first.append((place.row + rows, place.text))
      }
    }
    count += other.count
  }

  /// The places in words: `` `a` on line 7, `b` on line 9 and 3 more ``.
  func listed(_ lines: LineMap) -> String {
    let named = first.map { place in
      (place.text.isEmpty ? "" : "`\(place.text)` on ") + "line \(lines.line(ofRow: place.row))"
    }
    return Self.joined(named, more: count - first.count)
  }

  /// Words joined by commas, and `and` before the last or before how many more there are.
  static func joined(_ words: [String], more: Int = 0) -> String {
    if more > 0 { return words.joined(separator: ", ") + " and \(more) more" }
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A text that is not too long for a message.
  static func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}

/// Finds the line of a row: rows are one line apart except where noted.
struct LineMap: Sendable {
  private var breaks: [(row: Int, line: Int)] = []

  /// Notes that a row, which comes after all rows noted so far, begins on a line.
  mutating func add(row: Int, line: Int) {
    if let last = breaks.last, last.line + (row - last.row) == line { return }
    breaks.append((row, line))
  }

  /// Adds the rows of another map, which are counted from a row and a line on.
  mutating func append(_ other: LineMap, rows: Int, lines: Int) {
    for next in other.breaks { add(row: next.row + rows, line: next.line + lines) }
  }

  /// The line, counted from 1, on which a row begins.
  ///
  /// - Complexity: O(log breaks).
  func line(ofRow row: Int) -> Int {
    var low = 0
    var high = breaks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if breaks[middle].row <= row { low = middle } else { high = middle }
    }
    guard low < breaks.count else { return row + 2 }
    return breaks[low].line + (row - breaks[low].row)
  }
}
