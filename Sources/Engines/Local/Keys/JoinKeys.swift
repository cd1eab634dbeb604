import Columns

/// The distinct keys of a join's right side by number, to be found by the keys of the left.
///
/// A copy shares what is known of the right and has translations of its own, so that each thread
/// looks keys up in one.
struct JoinKeys: Sendable {
  private enum Form: Sendable {
    case exact(ExactPlaces)
    case text(TextCodes)
    case other(KeyIndex)
    /// While keys are looked up, so that they are not copied.
    case none
  }

  private var form: Form
  /// The number of distinct keys.
  let count: Int
  /// The key of each row; nil where every row has a key of its own, numbered as the rows are.
  let keyOfRow: [Int32]?

  /// Numbers the keys of rows of which none is missing.
  init(_ columns: [Column], forms: [KeyForm], rows: Int) {
    // An array of places may be a few times as long as there are rows, and is no larger than they.
    let bits = max(DirectGroups.cachedBits, Int.bitWidth - rows.leadingZeroBitCount + 1)
    if forms.count == 1, case .exact = forms[0], case .decimal(let cells, _) = columns[0].values,
      let places = ExactPlaces(cells, mostPlaces: 1 << bits)
    {
      form = .exact(places)
      (count, keyOfRow) = (places.count, places.keyOfCell)
      return
    }
    var numbers: [Int32]
    if forms.count == 1, case .text = forms[0], case .text(let cells, let texts) = columns[0].values
    {
      var codes = TextCodes()
      numbers = codes.translated(cells, texts, .all).map { Int32(bitPattern: $0) }
      form = .text(codes)
      count = codes.count
    } else {
      var index = KeyIndex(forms, mostBits: bits)
      numbers = [Int32](repeating: 0, count: rows)
      var newRows: [Int32] = []
      index.assign(columns, earlier: [], to: &numbers, newRows: &newRows)
      form = .other(index)
      count = index.count
    }
    // Numbers follow the first rows that have them.
    keyOfRow = count == rows ? nil : numbers
  }

  /// The key of each row of the left, or -1 where there is no such key on the right.
  mutating func matches(_ columns: [Column], rows: Int) -> [Int32] {
    switch (form, columns[0].values) {
    case (.exact(let places), .decimal(let cells, _)):
      return places.matches(cells, columns[0].validity.reasons)
    case (.text(var codes), .text(let cells, let texts)):
      form = .none
      defer { form = .text(codes) }
      return codes.matches(cells, texts, columns[0].validity)
    case (.other(var index), _):
      form = .none
      defer { form = .other(index) }
      return index.matches(columns, rows: rows)
    default: return [Int32](repeating: -1, count: rows)
    }
  }
}
