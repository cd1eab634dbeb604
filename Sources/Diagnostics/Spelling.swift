/// Finds the names that a misspelt word may have meant.
package enum Spelling {
  /// The candidates close to `word`: every tie for the best distance, closest first, at most five.
  ///
  /// A difference in case only wins at once. Otherwise a candidate counts when the weighted edit
  /// distance is at most a third of the longer word, or when one contains the other and the shorter
  /// has at least three letters. Nothing is returned when nothing is close.
  ///
  /// - Complexity: O(candidates × letters²).
  package static func candidates(for word: String, among names: some Sequence<String>) -> [String] {
    let target = Array(word.lowercased().utf8)
    guard !target.isEmpty, target.count <= 80 else { return [] }
    var best: [(score: Int, name: String)] = []
    var seen: Set<String> = []
    for name in names where name != word && seen.insert(name).inserted {
      let other = Array(name.lowercased().utf8)
      guard other.count <= 160 else { continue }
      if other == target { return [name] }
      if let score = score(target, other) { best.append((score, name)) }
    }
    guard let lowest = best.map(\.score).min() else { return [] }
    // One edit more than the best is still shown: with short names the second guess is often right.
    return best.filter { $0.score <= lowest + 1 }
      .sorted { ($0.score, $0.name) < ($1.score, $1.name) }
      .prefix(5).map(\.name)
  }

  private static func score(_ word: [UInt8], _ other: [UInt8]) -> Int? {
    let distance = editDistance(word, other)
    if distance * 3 <= 2 * max(word.count, other.count) { return distance }
    let (short, long) = word.count <= other.count ? (word, other) : (other, word)
    guard short.count >= 3, contains(long, short) else { return nil }
    return 2 * max(word.count, other.count) / 3 + 1
  }

  /// Optimal string alignment distance: insertions, deletions and swaps of neighbours cost 2,
  /// substitutions cost 3, because a missing or doubled letter is the commoner slip.
  private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = (0...right.count).map { $0 * 2 }
    for row in 0..<left.count {
      var current = [(row + 1) * 2]
      for column in 0..<right.count {
        let same = left[row] == right[column]
        var cost = min(
          previous[column] + (same ? 0 : 3),
          previous[column + 1] + 2,
          current[column] + 2
        )
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 2)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }

  private static func contains(_ long: [UInt8], _ short: [UInt8]) -> Bool {
    guard short.count <= long.count else { return false }
    return (0...(long.count - short.count)).contains { start in
      long[start..<(start + short.count)].elementsEqual(short)
    }
  }
}
