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
    /// For each group how many of its codes are of rows in order; -1 until that is asked for.
    var ordered: [Int]
  }

  private let parts: [LineageStore.Part]
  private let keepsParts: Bool
  private let sorted = Mutex<Sorted?>(nil)
  private let outlines = Mutex<GroupOutlines??>(nil)

  /// Takes what was gathered, and whether it is asked for before its end.
  init(_ parts: [LineageStore.Part], keepsParts: Bool) {
    self.parts = parts
    self.keepsParts = keepsParts
  }

  /// How many rows a group has, its first and its last, where all are of one source and in order; nil
  /// where that is not so, or is not known without sorting.
  ///
  /// - Complexity: O(1), but for the first call.
  func outline(of group: Int, parts count: Int) -> (source: Int, outline: RowOutline)? {
    guard count == parts.count else { return nil }
    return outlines.withLock { known in
      let outlines = known ?? GroupOutlines(of: parts)
      known = .some(outlines)
      return outlines?.outline(of: group)
    }
  }

  /// The codes of a group among the first so many parts, and whether they are of rows in order.
  ///
  /// - Complexity: O(log codes), but for the first call and the first call for each group.
  func codes(of group: Int, parts count: Int) -> (codes: ArraySlice<Int64>, areInOrder: Bool) {
    sorted.withLock { known in
      var sorted = known ?? sort()
      // Taken out, so that the array below is not copied.
      known = nil
      defer { known = sorted }
      guard group + 1 < sorted.starts.count else { return ([], true) }
      var range = sorted.starts[group]..<sorted.starts[group + 1]
      if sorted.ordered[group] < 0 {
        sorted.ordered[group] = Self.orderedCount(sorted.codes[range])
      }
      if keepsParts, count < parts.count {
        let end = range.partitioningPoint { sorted.parts[$0] >= count }
        range = range.lowerBound..<end
      }
      return (sorted.codes[range], range.count <= sorted.ordered[group])
    }
  }

  /// The number of codes at the start that are of rows, each after the one before.
  private static func orderedCount(_ codes: ArraySlice<Int64>) -> Int {
    var last: Int64 = -1
    var count = 0
    for code in codes {
      if code <= last { return count }
      last = code
      count += 1
    }
    return count
  }

  /// Sorts by group, by counting.
  private func sort() -> Sorted {
    var starts: [Int] = [0]
    for part in parts {
      let groups = part.groups.wide
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
      let (groups, own) = (part.groups.wide, part.codes.all)
      for row in groups.indices {
        let group = Int(groups[row])
        codes[cursors[group]] = own[row]
        cursors[group] += 1
      }
    }
    return Sorted(
      starts: starts,
      codes: codes,
      parts: keepsParts ? places(starts) : [],
      ordered: [Int](repeating: -1, count: starts.count)
    )
  }

  private func places(_ starts: [Int]) -> [Int32] {
    var cursors = starts
    var places = [Int32](repeating: 0, count: starts[starts.count - 1])
    for (place, part) in parts.enumerated() {
      for group in part.groups.wide {
        places[cursors[Int(group)]] = Int32(truncatingIfNeeded: place)
        cursors[Int(group)] += 1
      }
    }
    return places
  }
}

extension Range<Int> {
  /// The first place from which on a condition holds, which it does at none before; the end where it
  /// holds nowhere.
  func partitioningPoint(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
