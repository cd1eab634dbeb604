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

  /// The note that so many are not judged, where there are any.
  func remark(_ thing: String, _ plural: String) -> [SeriesRemark] {
    remark(thing, plural, id: "not-judged", "is not judged", "are not judged")
  }

  /// The note that so many have nothing of a kind, where there are any.
  func remark(
    _ thing: String,
    _ plural: String,
    id: String,
    _ nothing: String
  ) -> [SeriesRemark] {
    remark(thing, plural, id: id, "has \(nothing)", "have \(nothing)")
  }

  private func remark(
    _ thing: String,
    _ plural: String,
    id: String,
    _ one: String,
    _ many: String
  ) -> [SeriesRemark] {
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return [] }
    let reasons = order.map { "\(Counted.grouped(counts[$0] ?? 0)) \($0)" }
    return [
      SeriesRemark(
        id: id,
        "\(Counted.words(total, thing, plural)) \(total == 1 ? one : many): "
          + reasons.joined(separator: ", ")
      )
    ]
  }
}
