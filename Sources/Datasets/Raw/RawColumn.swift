import Columns

/// One column of a file as it is written: its distinct texts, and which row has which.
struct RawColumn: Sendable {
  /// The name that queries know.
  let name: String
  /// The cells.
  let cells: RawCells
  /// For each distinct text how many cells have it.
  let counts: [Int]
  /// For each distinct text the first row that has it.
  let firstRows: [Int]
  /// The number of blank cells.
  let blanks: Int
  /// The first row whose cell is blank.
  let firstBlank: Int?

  /// Counts the cells of a column.
  init(name: String, cells: RawCells) {
    self.name = name
    self.cells = cells
    let count = max(cells.dictionary.count, 1)
    var counts = [Int](repeating: 0, count: count)
    var firstRows = [Int](repeating: -1, count: count)
    var (blanks, firstBlank) = (0, -1)
    let (codes, blank) = (cells.codes, cells.blank)
    for row in codes.indices {
      if blank[row] != 0 {
        blanks += 1
        if firstBlank < 0 { firstBlank = row }
      } else {
        let code = Int(codes[row])
        counts[code] += 1
        if firstRows[code] < 0 { firstRows[code] = row }
      }
    }
    self.counts = counts
    self.firstRows = firstRows
    self.blanks = blanks
    self.firstBlank = firstBlank < 0 ? nil : firstBlank
  }

  /// The codes of the distinct texts.
  var codes: Range<UInt32> { 0..<UInt32(cells.dictionary.count) }

  /// The distinct text of a code.
  func text(_ code: UInt32) -> String { cells.dictionary.text(code) }

  /// The distinct texts, in the order in which they are first met.
  var texts: [String] { codes.map(text) }

  /// The number of cells that are not blank.
  var present: Int { cells.codes.count - blanks }

  /// The text of a row; nil where the cell is blank.
  func text(row: Int) -> String? {
    cells.blank[row] == 0 ? text(cells.codes[row]) : nil
  }

  /// The rows whose cell is blank.
  var blankPlaces: Places {
    var places = Places()
    guard blanks > 0 else { return places }
    let blank = cells.blank
    for row in blank.indices where blank[row] != 0 { places.add(row: row) { "" } }
    return places
  }

  /// The rows whose text satisfies a condition, which is asked once for each distinct text.
  func places(where isWanted: (String) -> Bool) -> Places {
    places(of: codes.map { isWanted(text($0)) })
  }

  /// The rows whose text is one of a few; longer texts are not even looked at.
  func places(among texts: Set<String>) -> Places {
    let longest = texts.map(\.utf8.count).max() ?? 0
    let offsets = cells.dictionary.offsets
    return places(
      of: codes.map { code in
        offsets[Int(code) + 1] - offsets[Int(code)] <= longest && texts.contains(text(code))
      }
    )
  }

  /// The rows whose distinct text, by its code, is wanted.
  func places(of wanted: [Bool]) -> Places {
    cells.places(of: wanted)
  }
}
