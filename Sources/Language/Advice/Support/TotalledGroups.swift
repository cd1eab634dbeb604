/// The groups of rows that each have a total, told by as few columns as will do.
struct TotalledGroups {
  /// The group of each row.
  let ids: [Int]

  /// A column groups rows only where every total has a value of it, some part has the same value, and
  /// without it rows could not be told apart or two totals would share a group.
  ///
  /// - Complexity: O(rows × columns²).
  init(labels: [String], totals: [Bool], keys: [[String]]) {
    let none = [Int](repeating: 0, count: labels.count)
    var chosen = keys.filter { Self.isShared($0, totals) }.map { Self.joined(none, $0) }
    let names = Self.joined(none, labels)
    for index in chosen.indices.reversed() {
      var rest = chosen
      rest.remove(at: index)
      let groups = rest.reduce(none) { Self.joined($0, $1) }
      let rows = Set(Self.joined(groups, names))
      var totalled: Set<Int> = []
      let isAlone = totals.indices.allSatisfy {
        !totals[$0] || totalled.insert(groups[$0]).inserted
      }
      if rows.count == labels.count, isAlone { chosen = rest }
    }
    ids = chosen.reduce(none) { Self.joined($0, $1) }
  }

  private static func isShared(_ key: [String], _ totals: [Bool]) -> Bool {
    var parts: Set<String> = []
    for row in key.indices where !totals[row] { parts.insert(key[row]) }
    let ofTotals = totals.indices.filter { totals[$0] }.map { key[$0] }
    return ofTotals.allSatisfy { !$0.isEmpty } && ofTotals.contains { parts.contains($0) }
  }

  /// Numbers the pairs of a group and a value, in the order in which they are met.
  private static func joined<Key: Hashable>(_ groups: [Int], _ keys: [Key]) -> [Int] {
    var known: [Pair<Key>: Int] = [:]
    return zip(groups, keys).map { group, key in
      let pair = Pair(group: group, key: key)
      if let id = known[pair] { return id }
      known[pair] = known.count
      return known.count - 1
    }
  }

  private struct Pair<Key: Hashable>: Hashable {
    let group: Int
    let key: Key
  }
}
