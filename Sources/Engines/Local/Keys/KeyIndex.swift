import Columns

/// The numbers of distinct keys, in the order in which they first appear.
///
/// Keys whose values lie close together are found in an array, and others in a hash table.
struct KeyIndex: Sendable {
  private enum Form: Sendable {
    case direct(DirectGroups)
    case hashed(KeyEncoder, GroupTable)
  }

  private let forms: [KeyForm]
  private var form: Form

  /// Creates an index without keys; an array of places takes two to so many bits of them at most.
  init(_ forms: [KeyForm], mostBits: Int = DirectGroups.cachedBits) {
    self.forms = forms
    form = DirectGroups(forms, mostBits: mostBits).map { .direct($0) } ?? Self.hashed(forms)
  }

  private static func hashed(_ forms: [KeyForm]) -> Form {
    let encoder = KeyEncoder(forms)
    return .hashed(encoder, GroupTable(width: encoder.width))
  }

  /// The number of distinct keys.
  var count: Int {
    switch form {
    case .direct(let groups): groups.count
    case .hashed(_, let table): table.count
    }
  }

  /// Writes the number of each row's key and lists the rows whose key is new.
  ///
  /// - Parameters:
  ///   - columns: the keys.
  ///   - earlier: the columns of the keys so far, in batches, from which they are read again where
  ///     they turn out to lie too far apart.
  ///   - groups: one entry a row.
  ///   - newRows: takes the rows.
  mutating func assign(
    _ columns: [Column],
    earlier: [[Column]],
    to groups: inout [Int32],
    newRows: inout [Int32]
  ) {
    // Taken out while they change, so that they are not copied.
    var current = Form.hashed(KeyEncoder([]), GroupTable(width: 0))
    swap(&current, &form)
    if case .direct(var direct) = current {
      current = .hashed(KeyEncoder([]), GroupTable(width: 0))
      if direct.assign(columns, to: &groups, newRows: &newRows) {
        form = .direct(direct)
        return
      }
      current = Self.hashed(forms)
      for batch in earlier.first?.indices ?? 0..<0 {
        Self.assignEarlier(earlier.map { $0[batch] }, to: &current)
      }
    }
    guard case .hashed(var encoder, var table) = current else { return }
    current = .hashed(KeyEncoder([]), GroupTable(width: 0))
    let words = encoder.encode(columns, rows: groups.count)
    table.assign(words, to: &groups, newRows: &newRows)
    form = .hashed(encoder, table)
  }

  private static func assignEarlier(_ columns: [Column], to form: inout Form) {
    guard case .hashed(var encoder, var table) = form else { return }
    var groups = [Int32](repeating: 0, count: columns[0].count)
    var newRows: [Int32] = []
    let words = encoder.encode(columns, rows: groups.count)
    table.assign(words, to: &groups, newRows: &newRows)
    form = .hashed(encoder, table)
  }

  /// The number of each row's key, or -1 where it is unknown or a part of it is missing.
  ///
  /// Texts that are new are numbered, and nothing else changes.
  mutating func matches(_ columns: [Column], rows: Int) -> [Int32] {
    switch form {
    case .direct(var direct):
      form = .hashed(KeyEncoder([]), GroupTable(width: 0))
      defer { form = .direct(direct) }
      return direct.matches(columns, rows: rows)
    case .hashed(var encoder, let table):
      form = .hashed(KeyEncoder([]), GroupTable(width: 0))
      defer { form = .hashed(encoder, table) }
      let words = encoder.encode(columns, rows: rows)
      var matches = table.matches(words, rows: rows)
      for row in 0..<rows where !encoder.isComplete(words, row: row) { matches[row] = -1 }
      return matches
    }
  }
}
