import Columns
import Plan
import Synchronization

/// Rows that come from more than one row: what the handles of a run stand for.
///
/// While rows are worked out nothing is computed here. An aggregate keeps the codes and the groups of
/// its batches as they are, a join the codes of both sides; what a handle comes to is found out at the
/// end, and only for rows of the answer.
final class LineageStore: Sendable {
  /// The codes of a batch and the group of each row.
  struct Part: Sendable {
    enum Codes: Sendable {
      /// Of rows of one source, as a scan and a filter leave them.
      case rows(RowNumbers)
      /// Any; ``LineageStore/none`` where nothing is behind a row.
      case mixed([Int64])

      var all: [Int64] {
        switch self {
        case .rows(let rows): rows.all
        case .mixed(let codes): codes
        }
      }
    }

    /// Where the batch stands among those that other threads gather.
    let number: Int
    let codes: Codes
    let groups: NarrowGroups
  }

  /// Consecutive handles.
  struct Block: Sendable {
    enum Content: Sendable {
      /// What two codes stand for together; the rows side by side.
      case pairs([Int64], [Int64])
      /// The groups of a gathering, after so many of its parts.
      case groups(gathering: Int, parts: Int)
      /// Whole sources.
      case whole([Int])
    }

    /// The first handle, counted from 0.
    let start: Int
    let content: Content
  }

  /// All that is known.
  struct Content: Sendable {
    /// In the order of their handles.
    var blocks: [Block] = []
    /// The parts that each aggregate has gathered.
    var gatherings: [[Part]] = []
    fileprivate var handles = 0
  }

  private let content = Mutex(Content())

  /// The code of no rows; it never reaches a column.
  static let none = Int64.min

  /// The code of a handle.
  static func code(_ handle: Int) -> Int64 { -1 - Int64(truncatingIfNeeded: handle) }

  /// The handle of a negative code.
  static func handle(_ code: Int64) -> Int { Int(-1 - code) }

  /// Everything so far.
  var snapshot: Content { content.withLock { $0 } }

  /// Adds so many handles; returns the first.
  func add(_ block: Block.Content, count: Int) -> Int {
    content.withLock { content in
      let start = content.handles
      content.blocks.append(Block(start: start, content: block))
      content.handles += count
      return start
    }
  }

  /// Begins to gather the rows of groups.
  func newGathering() -> Int {
    content.withLock { content in
      content.gatherings.append([])
      return content.gatherings.count - 1
    }
  }

  /// Adds rows to a gathering.
  func add(_ part: Part, to gathering: Int) {
    content.withLock { $0.gatherings[gathering].append(part) }
  }

  /// Moves the parts of a gathering into another, where each group may have another number; those of
  /// both stay in the order of the rows.
  func move(from other: Int, to gathering: Int, groups: [Int32], groupCount: Int) {
    content.withLock { content in
      let moved = content.gatherings[other].map { part in
        Part(
          number: part.number,
          codes: part.codes,
          groups: part.groups.renamed(groups, groupCount: groupCount)
        )
      }
      content.gatherings[other] = []
      content.gatherings[gathering] = Self.merged(content.gatherings[gathering], moved)
    }
  }

  /// Two lists in the order of their numbers as one.
  private static func merged(_ first: [Part], _ second: [Part]) -> [Part] {
    guard let last = first.last, let start = second.first, last.number >= start.number else {
      return first + second
    }
    var merged: [Part] = []
    merged.reserveCapacity(first.count + second.count)
    var (a, b) = (0, 0)
    while a < first.count, b < second.count {
      if second[b].number < first[a].number {
        merged.append(second[b])
        b += 1
      } else {
        merged.append(first[a])
        a += 1
      }
    }
    return merged + first[a...] + second[b...]
  }

  /// The number of parts of a gathering.
  func partCount(of gathering: Int) -> Int {
    content.withLock { $0.gatherings[gathering].count }
  }
}

extension Column {
  /// The codes of a lineage column, ``LineageStore/none`` where a cell is missing.
  var lineageCodes: [Int64] {
    var codes: [Int64]
    switch values {
    case .decimal(let cells, _): codes = cells
    case .rowNumbers(let rows): codes = rows.all
    default: return [Int64](repeating: LineageStore.none, count: count)
    }
    let reasons = validity.reasons
    if reasons.isEmpty { return codes }
    for row in codes.indices where reasons[row] != 0 { codes[row] = LineageStore.none }
    return codes
  }
}
