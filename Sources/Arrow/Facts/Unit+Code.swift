import Columns

/// Units, as the metadata of a file keeps them: the quantity, what is counted, the power of ten, and
/// what it is per, with tabs between.
extension Unit {
  private static let words: [(word: String, quantity: Quantity)] = [
    ("plain", .plain), ("money", .money), ("percent", .percent),
    ("percentage points", .percentagePoints), ("ratio", .ratio),
    ("full-time equivalents", .fullTimeEquivalents), ("days", .days), ("weeks", .weeks),
    ("months", .months), ("years", .years), ("varies", .varies),
  ]

  private static func code(_ quantity: Quantity) -> [String] {
    if case .count(let things) = quantity {
      return [things == nil ? "count" : "count of", things ?? ""]
    }
    return [words.first { $0.quantity == quantity }?.word ?? "plain", ""]
  }

  private static func quantity(_ word: String, _ things: String) -> Quantity? {
    switch word {
    case "count": .count(of: nil)
    case "count of": .count(of: things)
    default: words.first { $0.word == word }?.quantity
    }
  }

  /// The unit as text, from which it is made again.
  var code: String {
    var parts = Self.code(quantity) + [String(power)]
    switch per {
    case nil: break
    case .population(let size): parts += ["population", String(size)]
    case .quantity(let quantity): parts += Self.code(quantity)
    }
    return parts.joined(separator: "\t")
  }

  /// The unit of such a text.
  init?(code: String) {
    let parts = code.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 || parts.count == 5, let power = Int(parts[2]),
      (-30...30).contains(power),
      let quantity = Self.quantity(parts[0], parts[1])
    else { return nil }
    var per: Denominator?
    if parts.count == 5 {
      if parts[3] == "population" {
        guard let size = Int64(parts[4]), size > 0 else { return nil }
        per = .population(size)
      } else {
        guard let quantity = Self.quantity(parts[3], parts[4]) else { return nil }
        per = .quantity(quantity)
      }
    }
    self.init(quantity, power: power, per: per)
  }
}
