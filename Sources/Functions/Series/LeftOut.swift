import Plan

/// Why rows or series could not be judged, each reason with how many there are.
struct LeftOut {
  private var counts: [String: Int] = [:]
  private var order: [String] = []

  /// Counts one.
  mutating func add(_ reason: String) {
    if counts[reason] == nil { order.append(reason) }
    counts[reason, default: 0] += 1
  }

  /// The note, where there are any.
  func remark(_ thing: String, _ plural: String) -> [SeriesRemark] {
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return [] }
    let reasons = order.map { "\(Counted.grouped(counts[$0] ?? 0)) \($0)" }
    return [
      SeriesRemark(
        id: "not-judged",
        "\(Counted.words(total, thing, plural)) \(total == 1 ? "is" : "are") not judged: "
          + reasons.joined(separator: ", ")
      )
    ]
  }
}
