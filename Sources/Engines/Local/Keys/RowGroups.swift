import Columns

/// The groups of rows that have equal keys, in the order in which they first appear.
///
/// A group keeps the key cells of its first row, so that units, printed decimals and the names of
/// periods come out as they went in.
struct RowGroups {
  private enum Index {
    /// Without keys all rows are one group.
    case whole
    case text(TextGroups)
    case packed(KeyEncoder, GroupTable)
  }

  private let types: [DataType]
  private var index: Index
  private var firsts: [[Column]]

  init(_ types: [DataType]) {
    self.types = types
    firsts = [[Column]](repeating: [], count: types.count)
    if types.isEmpty {
      index = .whole
    } else if types == [.text] {
      index = .text(TextGroups())
    } else {
      let encoder = KeyEncoder(types.map { KeyForm($0) })
      index = .packed(encoder, GroupTable(width: encoder.width))
    }
  }

  /// The number of groups so far.
  var count: Int {
    switch index {
    case .whole: 1
    case .text(let groups): groups.count
    case .packed(_, let table): table.count
    }
  }

  /// The group of each row of a batch.
  mutating func assign(_ keys: [Column], rows: Int) -> [Int32] {
    var groups = [Int32](repeating: 0, count: rows)
    var newRows: [Int32] = []
    switch index {
    case .whole: return groups
    case .text(var texts):
      index = .whole
      texts.assign(keys[0], to: &groups, newRows: &newRows)
      index = .text(texts)
    case .packed(var encoder, var table):
      // Taken out of the enum while they change, so that they are not copied.
      index = .whole
      let words = encoder.encode(keys, rows: rows)
      for row in 0..<rows {
        let known = table.count
        groups[row] = table.group(of: words, row: row)
        if table.count > known { newRows.append(Int32(truncatingIfNeeded: row)) }
      }
      index = .packed(encoder, table)
    }
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

/// Groups by one text key: an array from text codes to groups in place of a hash table.
struct TextGroups {
  private var texts = TextCodes()
  private var groupOfCode: [Int32] = []
  private var groupOfReason = [Int32](repeating: -1, count: 16)
  /// The number of groups so far.
  private(set) var count = 0

  /// Writes the group of each row and lists the rows that began a group.
  mutating func assign(_ key: Column, to groups: inout [Int32], newRows: inout [Int32]) {
    guard case .text(let cells, let dictionary) = key.values else { return }
    let codes = texts.translated(cells, dictionary, key.validity)
    let reasons = key.validity.reasons
    if texts.count > groupOfCode.count {
      groupOfCode.append(contentsOf: repeatElement(-1, count: texts.count - groupOfCode.count))
    }
    for row in codes.indices {
      let reason = reasons.isEmpty ? 0 : Int(reasons[row] & 15)
      let code = Int(codes[row])
      var group = reason == 0 ? groupOfCode[code] : groupOfReason[reason]
      if group < 0 {
        group = Int32(truncatingIfNeeded: count)
        count += 1
        if reason == 0 { groupOfCode[code] = group } else { groupOfReason[reason] = group }
        newRows.append(Int32(truncatingIfNeeded: row))
      }
      groups[row] = group
    }
  }
}
