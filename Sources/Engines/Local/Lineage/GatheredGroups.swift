import Plan
import Synchronization

/// The codes of each group of a gathering, end to end, in the order in which they came.
///
/// Worked out when the first of them is asked for.
final class GatheredGroups: Sendable {
  private struct Sorted: Sendable {
    /// Where the codes of each group begin; one more than there are groups.
    let starts: [Int]
    let codes: [Int64]
    /// The part that each code came with; empty where only the whole is asked for.
    let parts: [Int32]
  }

  private let parts: [LineageStore.Part]
  private let keepsParts: Bool
  private let sorted = Mutex<Sorted?>(nil)

  /// Takes what was gathered, and whether it is asked for before its end.
  init(_ parts: [LineageStore.Part], keepsParts: Bool) {
    self.parts = parts
    self.keepsParts = keepsParts
  }

  /// The codes of a group among the first so many parts.
  func codes(of group: Int, parts count: Int) -> ArraySlice<Int64> {
    let sorted = sorted.withLock { sorted in
      if let sorted { return sorted }
      let made = sort()
      sorted = made
      return made
    }
    guard group + 1 < sorted.starts.count else { return [] }
    let range = sorted.starts[group]..<sorted.starts[group + 1]
    guard keepsParts, count < parts.count else { return sorted.codes[range] }
    let end = sorted.parts[range].firstIndex { $0 >= count } ?? range.upperBound
    return sorted.codes[range.lowerBound..<end]
  }

  /// Sorts by group, by counting.
  private func sort() -> Sorted {
    var starts: [Int] = [0]
    for part in parts {
      let groups = part.groups
      let needed = Int(groups.max() ?? -1) + 2
      if needed > starts.count {
        starts.append(contentsOf: repeatElement(0, count: needed - starts.count))
      }
      for group in groups { starts[Int(group) + 1] += 1 }
    }
    for group in starts.indices.dropFirst() { starts[group] += starts[group - 1] }
    var cursors = starts
    var codes = [Int64](repeating: 0, count: starts[starts.count - 1])
    for part in parts {
      let (groups, own) = (part.groups, part.codes)
      for row in groups.indices {
        let group = Int(groups[row])
        codes[cursors[group]] = own[row]
        cursors[group] += 1
      }
    }
    return Sorted(starts: starts, codes: codes, parts: keepsParts ? places(starts) : [])
  }

  private func places(_ starts: [Int]) -> [Int32] {
    var cursors = starts
    var places = [Int32](repeating: 0, count: starts[starts.count - 1])
    for (place, part) in parts.enumerated() {
      for group in part.groups {
        places[cursors[Int(group)]] = Int32(truncatingIfNeeded: place)
        cursors[Int(group)] += 1
      }
    }
    return places
  }
}
