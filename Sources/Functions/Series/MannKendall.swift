/// The Mann–Kendall test: whether points in order rise or fall more steadily than chance would have
/// them.
///
/// S is the number of pairs that rise less the number that fall (Mann 1945; Kendall 1975). Up to ten
/// points without ties its distribution is counted out; otherwise it is close to normal, with the
/// variance for ties and a correction of one for continuity. The test asks for no straight line and
/// is not moved by single far-off points.
struct MannKendall: Hashable {
  /// The pairs that rise less those that fall.
  let score: Int
  /// How likely a score at least as far from zero is where there is no trend.
  let probability: Double

  /// The fewest points that can show a trend.
  ///
  /// Four points that all rise do so by chance one time in twelve. Public health's Fingertips asks for
  /// five as well.
  static let fewestPoints = 5
  /// The probability below which a trend is said to be one.
  static let level = 0.05

  /// Tests points in their order; nil for fewer than two.
  ///
  /// - Complexity: O(points × log points).
  init?(_ points: [Double]) {
    guard points.count > 1 else { return nil }
    let distinct = Array(Set(points)).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    var seen = Tallies(distinct.count)
    var ties = [Int](repeating: 0, count: distinct.count)
    var score = 0
    for (index, point) in points.enumerated() {
      guard let rank = ranks[point] else { return nil }
      let below = seen.total(below: rank)
      score += below - (index - below - ties[rank])
      seen.add(rank)
      ties[rank] += 1
    }
    self.score = score
    let hasTies = distinct.count < points.count
    probability =
      points.count <= 10 && !hasTies
      ? Self.exact(score, points.count)
      : Self.approximate(score, points.count, ties: ties)
  }

  /// The share of all orders of so many points whose score is at least as far from zero.
  ///
  /// A score of S goes with (pairs − S) / 2 inversions, and orders are counted by inversions.
  private static func exact(_ score: Int, _ count: Int) -> Double {
    let pairs = count * (count - 1) / 2
    var orders = [1]
    for size in 2...max(count, 2) where size <= count {
      var next = [Int](repeating: 0, count: size * (size - 1) / 2 + 1)
      for (inversions, ways) in orders.enumerated() {
        for added in 0..<size { next[inversions + added] += ways }
      }
      orders = next
    }
    let far = (pairs - abs(score)) / 2
    let tail = orders[0...far].reduce(0, +)
    return min(1, 2 * Double(tail) / Double(orders.reduce(0, +)))
  }

  private static func approximate(_ score: Int, _ count: Int, ties: [Int]) -> Double {
    func term(_ count: Int) -> Double { Double(count) * Double(count - 1) * Double(2 * count + 5) }
    let variance = (term(count) - ties.reduce(0) { $0 + term($1) }) / 18
    guard score != 0, variance > 0 else { return 1 }
    return Normal.twoSided((Double(abs(score)) - 1) / variance.squareRoot())
  }
}

/// Counts by place with sums of all below a place (Fenwick 1994).
private struct Tallies {
  private var sums: [Int]

  init(_ count: Int) {
    sums = [Int](repeating: 0, count: count + 1)
  }

  mutating func add(_ place: Int) {
    var index = place + 1
    while index < sums.count {
      sums[index] += 1
      index += index & -index
    }
  }

  func total(below place: Int) -> Int {
    var (index, total) = (place, 0)
    while index > 0 {
      total += sums[index]
      index -= index & -index
    }
    return total
  }
}
