import Columns

/// What each distinct text of a column would be as a number.
struct TextReadings {
  /// The readings, by code.
  private(set) var cells: [NumberCell] = []
  /// Cells that are numbers.
  private(set) var numbers = 0
  /// Cells that look like codes, such as `01`.
  private(set) var leadingZeros = 0
  /// Cells that are neither numbers nor missing.
  private(set) var odd = 0

  /// Reads the texts of a column.
  ///
  /// - Parameters:
  ///   - texts: the column.
  ///   - missing: for each code why its text counts as missing, or nil.
  init(_ texts: TextColumn, missing: [MissingReason?]) {
    let (bytes, offsets) = (texts.dictionary.bytes, texts.dictionary.offsets)
    cells.reserveCapacity(texts.dictionary.count)
    var hasNumbers = false
    for code in 0..<texts.dictionary.count {
      var cell = NumberCell()
      if let reason = missing[code] {
        cell.kind = reason == .blank ? .blank : .code
        cell.reason = reason
      } else {
        cell = NumberParser.read(bytes.span, offsets[code], offsets[code + 1])
      }
      cells.append(cell)
      switch cell.kind {
      case .number, .wide, .leadingZero: hasNumbers = true
      case .odd: odd += 1
      case .blank, .code, .legacyCode: break
      }
    }
    // Cells are counted one by one only where there is something to weigh.
    guard hasNumbers else { return }
    odd = 0
    let counts = texts.counted()
    for (code, cell) in cells.enumerated() {
      switch cell.kind {
      case .number, .wide: numbers += counts[code]
      case .leadingZero: leadingZeros += counts[code]
      case .odd: odd += counts[code]
      case .blank, .code, .legacyCode: break
      }
    }
  }

  /// Whether nine in ten of the cells that are not missing, and at least one, are numbers, and none
  /// looks like a code.
  var areNumeric: Bool { leadingZeros == 0 && numbers > 0 && odd * 9 <= numbers }
}
