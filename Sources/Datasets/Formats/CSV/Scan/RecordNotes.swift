/// What is odd about some consecutive records, with rows and lines counted from the first of them.
struct RecordNotes: Sendable {
  /// The number of rows.
  var rows = 0
  /// The number of lines, also blank ones and those within cells.
  var lineCount = 0
  /// Where rows begin.
  var lines = LineMap()
  /// Rows with fewer cells than the header.
  var short = Places()
  /// Rows with cells beyond the header that are not blank, and those cells.
  var long = Places()
  /// Rows with text after a closing quote.
  var mixed = Places()
  /// Lines without any character that a record follows, and lines of nothing but spaces.
  var blankLines = 0
  /// Lines without any character that no record has followed yet.
  var pendingBlankLines = 0

  /// Counts rows of one line each.
  mutating func addPlainRows(_ count: Int) {
    guard count > 0 else { return }
    addRow()
    rows += count - 1
    lineCount += count - 1
  }

  /// Counts a row that begins on the line that comes next, and that line.
  mutating func addRow() {
    blankLines += pendingBlankLines
    pendingBlankLines = 0
    lines.add(row: rows, line: lineCount)
    rows += 1
    lineCount += 1
  }

  /// Counts a line without any character.
  mutating func addBlankLine() {
    pendingBlankLines += 1
    lineCount += 1
  }

  /// Counts a line of nothing but spaces.
  mutating func addLineOfSpaces() {
    blankLines += pendingBlankLines + 1
    pendingBlankLines = 0
    lineCount += 1
  }

  /// Adds what was noted of the records that come next.
  mutating func append(_ next: RecordNotes) {
    if next.rows > 0 || next.blankLines > 0 {
      blankLines += pendingBlankLines + next.blankLines
      pendingBlankLines = next.pendingBlankLines
    } else {
      pendingBlankLines += next.pendingBlankLines
    }
    lines.append(next.lines, rows: rows, lines: lineCount)
    short.append(next.short, rows: rows)
    long.append(next.long, rows: rows)
    mixed.append(next.mixed, rows: rows)
    rows += next.rows
    lineCount += next.lineCount
  }
}
