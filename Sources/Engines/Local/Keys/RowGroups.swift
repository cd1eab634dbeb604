import Columns

/// The groups of rows that have equal keys, in the order in which they first appear.
///
/// A group keeps the key cells of its first row, so that units, printed decimals and the names of
/// periods come out as they went in.
struct RowGroups {
  private let types: [DataType]
  /// The numbers of the keys; without keys all rows are one group.
  private var index: KeyIndex?
  private var firsts: [[Column]]
  /// The rows of the last batch that began a group.
  private(set) var newRows: [Int32] = []

  init(_ types: [DataType]) {
    self.types = types
    firsts = [[Column]](repeating: [], count: types.count)
    index = types.isEmpty ? nil : KeyIndex(types.map { KeyForm($0) })
  }

  /// The number of groups so far.
  var count: Int { index?.count ?? 1 }

  /// The group of each row of a batch.
  mutating func assign(_ keys: [Column], rows: Int) -> [Int32] {
    var groups = [Int32](repeating: 0, count: rows)
    newRows.removeAll(keepingCapacity: true)
    index?.assign(keys, earlier: firsts, to: &groups, newRows: &newRows)
    if !newRows.isEmpty {
      for key in keys.indices { firsts[key].append(keys[key].gathered(newRows)) }
    }
    return groups
  }

  /// The keys of the groups, one column a key.
  func keyColumns() -> [Column] {
    types.indices.map { Column.joined(firsts[$0], type: types[$0]) }
  }
}
