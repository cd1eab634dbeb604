/// A column while its file is read: numbers as long as its cells look like numbers, text otherwise.
///
/// The first block decides. A column that turns out to be text later on is read again from the
/// start, which costs another pass over the file and happens seldom.
struct ColumnDraft {
  /// What a column must be read as.
  enum Reading {
    case undecided
    case numbers
    case text
  }

  private(set) var numbers = NumberCells()
  private var textBlocks: [TextCells] = []
  private(set) var reading: Reading
  private let isFixed: Bool
  /// Whether the cells read so far are of no use, because the column is text after all.
  private(set) var mustReadAgain = false

  /// Creates a draft.
  init(_ reading: Reading) {
    self.reading = reading
    isFixed = reading != .undecided
  }

  /// The text cells of all blocks.
  var texts: TextCells { TextCells(joining: textBlocks) }

  /// Reads the column's cells in the block that comes next.
  mutating func read(_ bytes: Span<UInt8>, _ block: CSVBlock, column: Int, quote: UInt8) {
    if mustReadAgain { return }
    if reading != .text {
      let cells = NumberCells(bytes, block, column: column, quote: quote)
      let isFirst = reading == .undecided
      reading = .numbers
      if !isFirst || isFixed || !cells.tally.isHopeless {
        numbers.append(cells)
        if !isFixed, numbers.tally.isHopeless { mustReadAgain = true }
        return
      }
      reading = .text
    }
    textBlocks.append(TextCells(bytes, block, column: column, quote: quote))
  }

  /// Settles, after the last block, whether cells read as numbers stay numbers.
  mutating func settle() {
    if textBlocks.isEmpty, !isFixed, !numbers.tally.isNumeric || isPeriods { mustReadAgain = true }
  }

  /// Starts again, as text.
  mutating func restart() {
    self = ColumnDraft(.text)
  }

  /// Whether the numbers are years and the odd cells among them other periods: `2019`, `2019 to
  /// 2023`.
  private var isPeriods: Bool {
    let tally = numbers.tally
    guard tally.odd.count > 0, tally.forms[0] == tally.numbers else { return false }
    return PeriodTexts.areYears(numbers.mantissas, numbers.reasons)
      && tally.odd.first.allSatisfy { PeriodTexts.isPeriod($0.text) }
  }
}
