import Columns
import Plan

/// The number of rows of each group, its first ranges and its last, found without sorting the rows.
///
/// That is all that is said of most answers: only rows that are printed in documents are looked at one
/// by one. The first ranges are found from the first rows on and the last from the last rows back, each
/// only as far as some group still lacks one.
final class GroupOutlines: Sendable {
  private let source: Int
  private let counts: [Int]
  private let first: FirstRanges
  private let last: LastRanges

  /// Looks at what was gathered; nil where rows are not all of one source and in order.
  init?(of parts: [LineageStore.Part]) {
    var rows: [RowNumbers] = []
    var next: Int64 = .min
    for part in parts {
      guard case .rows(let numbers) = part.codes else { return nil }
      rows.append(numbers)
      guard numbers.count > 0 else { continue }
      guard numbers[0] >= next, numbers.isAscending else { return nil }
      next = numbers[numbers.count - 1] + 1
    }
    guard let start = rows.first(where: { $0.count > 0 })?[0],
      LineageCode.source(start) == LineageCode.source(next - 1)
    else { return nil }
    source = LineageCode.source(start)
    var counts: [Int] = []
    for part in parts { part.groups.count(into: &counts) }
    self.counts = counts
    var first = FirstRanges(groups: counts.count)
    first.find(parts, rows, counts)
    var last = LastRanges(groups: counts.count)
    last.find(parts, rows, where: first)
    (self.first, self.last) = (first, last)
  }

  /// What is said of a group's rows, and their source; nil for a group without any.
  func outline(of group: Int) -> (source: Int, outline: RowOutline)? {
    guard group < counts.count, counts[group] > 0 else { return nil }
    let base = LineageCode.code(source: source, row: 0)
    let ranges = first.ranges(of: group, from: base)
    let isMore = first.isMore(group)
    guard let final = isMore ? last.range(of: group, from: base) : ranges.last else { return nil }
    let outline = RowOutline(
      count: counts[group],
      firstRanges: ranges,
      isMore: isMore,
      lastRange: final
    )
    return (source, outline)
  }
}

/// The first ranges of each group.
private struct FirstRanges: Sendable {
  /// A range more than is shown is looked for, to know that there are more.
  private static let most = RowOutline.most + 1

  /// The ranges of a group after those of the group before.
  private var starts: [Int64]
  private var ends: [Int64]
  private var known: [UInt8]

  init(groups: Int) {
    starts = [Int64](repeating: 0, count: groups * Self.most)
    ends = starts
    known = [UInt8](repeating: 0, count: groups)
  }

  mutating func find(_ parts: [LineageStore.Part], _ rows: [RowNumbers], _ counts: [Int]) {
    var left = counts
    var open = counts.count { $0 > 0 }
    for (part, numbers) in zip(parts, rows) {
      if open == 0 { return }
      let groups = part.groups.wide
      for row in groups.indices {
        let group = Int(groups[row])
        let ranges = Int(known[group])
        if ranges == Self.most { continue }
        let place = group * Self.most + ranges
        let code = numbers[row]
        if ranges > 0, ends[place - 1] == code {
          ends[place - 1] = code + 1
        } else {
          (starts[place], ends[place]) = (code, code + 1)
          known[group] += 1
          if ranges + 1 == Self.most {
            open -= 1
            continue
          }
        }
        left[group] -= 1
        if left[group] == 0 { open -= 1 }
      }
    }
  }

  /// Whether a group has more ranges than are shown.
  func isMore(_ group: Int) -> Bool { known[group] == Self.most }

  func ranges(of group: Int, from base: Int64) -> [Range<Int>] {
    let start = group * Self.most
    return (start..<start + min(Int(known[group]), RowOutline.most)).map {
      Int(starts[$0] - base)..<Int(ends[$0] - base)
    }
  }
}

/// The last range of each group that has more than are shown.
private struct LastRanges: Sendable {
  private var starts: [Int64]
  private var ends: [Int64]

  init(groups: Int) {
    starts = [Int64](repeating: 0, count: groups)
    ends = starts
  }

  mutating func find(_ parts: [LineageStore.Part], _ rows: [RowNumbers], where first: FirstRanges) {
    var isOpen = starts.indices.map(first.isMore)
    var open = isOpen.count { $0 }
    for (part, numbers) in zip(parts, rows).reversed() {
      if open == 0 { return }
      let groups = part.groups.wide
      for row in groups.indices.reversed() {
        let group = Int(groups[row])
        guard isOpen[group] else { continue }
        let code = numbers[row]
        if ends[group] == 0 {
          (starts[group], ends[group]) = (code, code + 1)
        } else if starts[group] == code + 1 {
          starts[group] = code
        } else {
          isOpen[group] = false
          open -= 1
        }
      }
    }
  }

  func range(of group: Int, from base: Int64) -> Range<Int> {
    Int(starts[group] - base)..<Int(ends[group] - base)
  }
}
