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
  ///   - zeros: the codes whose text is declared to be zero.
  ///   - flags: texts that may stand behind a number.
  ///   - hasDecimalComma: whether `1.234,5` is a number in the thousands.
  init(
    _ texts: TextColumn,
    missing: [MissingReason?],
    zeros: Set<Int> = [],
    flags: [FileSettings.Flag] = [],
    hasDecimalComma: Bool = false
  ) {
    let (bytes, offsets) = (texts.dictionary.bytes, texts.dictionary.offsets)
    let isPlain = flags.isEmpty && !hasDecimalComma
    let counts = texts.counts
    cells.reserveCapacity(texts.dictionary.count)
    for code in 0..<texts.dictionary.count {
      var cell = NumberCell()
      if let reason = missing[code] {
        cell.kind = reason == .blank ? .blank : .code
        cell.reason = reason
      } else if zeros.contains(code) {
        cell.kind = .number
      } else if isPlain {
        cell = NumberParser.read(bytes.span, offsets[code], offsets[code + 1])
      } else {
        cell = Self.read(Array(bytes[offsets[code]..<offsets[code + 1]]), flags, hasDecimalComma)
      }
      cells.append(cell)
      switch cell.kind {
      // A mark for zero says nothing of its column: texts may have the same mark.
      case .number where zeros.contains(code): break
      case .number, .wide: numbers += Int(counts[code])
      case .leadingZero: leadingZeros += Int(counts[code])
      case .odd: odd += Int(counts[code])
      case .blank, .code, .legacyCode: break
      }
    }
  }

  /// Reads a text with declared flags at its end, or with a comma before its decimals.
  private static func read(
    _ text: [UInt8],
    _ flags: [FileSettings.Flag],
    _ hasDecimalComma: Bool
  ) -> NumberCell {
    var text = text
    var found: CellFlags = []
    func trim() { while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() } }
    trim()
    while let flag = flags.first(where: { flag in
      text.count > flag.text.utf8.count
        && text.suffix(flag.text.utf8.count).elementsEqual(flag.text.utf8)
    }) {
      found.formUnion(flag.flags)
      text.removeLast(flag.text.utf8.count)
      trim()
    }
    if hasDecimalComma {
      // The two marks change places, so that groups must still have three digits.
      text = text.map { $0 == 0x2C ? 0x2E : $0 == 0x2E ? 0x2C : $0 }
    }
    var cell = NumberParser.read(text.span, 0, text.count)
    cell.flags |= found.rawValue
    return cell
  }

  /// Whether nine in ten of the cells that are not missing, and at least one, are numbers, and none
  /// looks like a code.
  var areNumeric: Bool { leadingZeros == 0 && numbers > 0 && odd * 9 <= numbers }
}
