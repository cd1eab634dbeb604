import Columns

/// A text column whose cells are few different texts, set in any order; a cell never set is blank.
struct TextCellBuilder {
  private var codes: [UInt32]
  private var reasons: [UInt8]
  private var dictionary = TextDictionaryBuilder()

  /// Creates so many blank cells.
  init(rows: Int) {
    codes = [UInt32](repeating: 0, count: rows)
    reasons = [UInt8](repeating: MissingReason.blank.rawValue, count: rows)
    // A code must name a text also where no cell is set.
    _ = dictionary.code(for: "")
  }

  /// The code of a text, to set it in many rows without looking it up again.
  mutating func code(for text: String) -> UInt32 { dictionary.code(for: text) }

  /// Sets a cell.
  mutating func set(_ row: Int, _ code: UInt32) {
    codes[row] = code
    reasons[row] = 0
  }

  /// Sets a cell to a text.
  mutating func set(_ row: Int, _ text: String) { set(row, code(for: text)) }

  /// The column.
  consuming func column() -> Column {
    Column(.text(codes, dictionary.build()), validity: Validity(reasons: reasons))
  }
}
