import Synchronization

/// What the parts of an operator have each counted, put together once all are at their end.
final class PartTallies<Tally: Sendable>: Sendable {
  private let tallies: Mutex<[Tally?]>

  /// Expects the tallies of so many parts.
  init(parts: Int) {
    tallies = Mutex([Tally?](repeating: nil, count: parts))
  }

  /// Takes the tally of a part that is at its end; gives those of all, in the order of the parts, to
  /// the last one.
  func add(_ tally: Tally, ofPart part: Int) -> [Tally]? {
    tallies.withLock { tallies in
      tallies[part] = tally
      let known = tallies.compactMap { $0 }
      return known.count == tallies.count ? known : nil
    }
  }
}
