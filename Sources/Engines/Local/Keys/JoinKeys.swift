import Columns

/// The distinct keys of a join's right side by number, to be found by the keys of the left.
///
/// A copy shares what is known of the right and has translations of its own, so that each thread
/// looks keys up in one.
struct JoinKeys: Sendable {
  private enum Form: Sendable {
    case exact(ExactPlaces)
    case text(TextKeys)
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
    let numbers: [Int32]
    if forms.count == 1, case .text = forms[0], case .text(let cells, let texts) = columns[0].values
    {
      let keys = TextKeys(cells, texts)
      form = .text(keys)
      (count, numbers) = (keys.count, keys.keyOfRow)
    } else {
      var index = KeyIndex(forms, mostBits: bits)
      var groups = [Int32](repeating: 0, count: rows)
      var newRows: [Int32] = []
      index.assign(columns, earlier: [], to: &groups, newRows: &newRows)
      form = .other(index)
      (count, numbers) = (index.count, groups)
    }
    // Numbers follow the first rows that have them.
    keyOfRow = count == rows ? nil : numbers
  }

  /// The key of each row of the left, or -1 where there is no such key on the right.
  mutating func matches(_ columns: [Column], rows: Int) -> [Int32] {
    switch (form, columns[0].values) {
    case (.exact(let places), .decimal(let cells, _)):
      return places.matches(cells, columns[0].validity.reasons)
    case (.text(var keys), .text(let cells, let texts)):
      form = .none
      defer { form = .text(keys) }
      return keys.matches(cells, texts, columns[0].validity.reasons)
    case (.other(var index), _):
      form = .none
      defer { form = .other(index) }
      return index.matches(columns, rows: rows)
    default: return [Int32](repeating: -1, count: rows)
    }
  }
}
