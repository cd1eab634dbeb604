import Columns
import Plan
import Synchronization

/// What the codes of an answer's rows come to.
final class ResolvedLineage: Lineage {
  let sources: [LineageSource]
  private let codes: [Int64]
  private let blocks: [LineageStore.Block]
  private let gatherings: [GatheredGroups]
  /// How many codes may still be put in order.
  private let budget = Mutex(200_000_000)

  init(_ codes: [Int64], sources: [LineageSource], _ content: LineageStore.Content) {
    self.codes = codes
    self.sources = sources
    blocks = content.blocks
    // A running window asks for its groups again after every wave of rows.
    var isAskedBefore = [Bool](repeating: false, count: content.gatherings.count)
    for block in content.blocks {
      if case .groups(let gathering, let parts) = block.content,
        parts < content.gatherings[gathering].count
      {
        isAskedBefore[gathering] = true
      }
    }
    gatherings = zip(content.gatherings, isAskedBefore).map { GatheredGroups($0, keepsParts: $1) }
  }

  var rowCount: Int { codes.count }

  func key(ofRow row: Int) -> Int64? {
    codes[row] == LineageStore.none ? nil : codes[row]
  }

  func rows(behind row: Int) -> [SourceRows] {
    let code = codes[row]
    if code >= 0 {
      return Self.split([code])
    }
    return code == LineageStore.none ? [] : rows(behindHandle: code)
  }

  private func rows(behindHandle code: Int64) -> [SourceRows] {
    if let rows = outlined(code) { return [rows] }
    let direct = content(ofHandle: code)
    if let codes = direct.codes, direct.areInOrder { return Self.split(codes) }
    var found: [Int64] = []
    var whole: [Int] = []
    var open: [ArraySlice<Int64>] = [[code]]
    // What is reached on two ways is looked at once, so that a chain of joins of a result with itself
    // does not double with every step.
    var met: Set<Int64> = []
    while let codes = open.popLast() {
      guard spend(codes.count) else { return allSources }
      for code in codes {
        if code >= 0 {
          found.append(code)
        } else if code != LineageStore.none, met.insert(code).inserted {
          let content = content(ofHandle: code)
          if let codes = content.codes { open.append(codes) }
          whole += content.whole
        }
      }
    }
    found.sort()
    return Self.split(Self.withoutRepeats(found)[...]) + whole.map { SourceRows(whole: $0) }
  }

  /// The rows of a group, not listed yet, where they are of one source and came in order.
  private func outlined(_ code: Int64) -> SourceRows? {
    let handle = LineageStore.handle(code)
    let block = block(of: handle)
    guard case .groups(let gathering, let parts) = block.content else { return nil }
    let (group, groups) = (handle - block.start, gatherings[gathering])
    guard let (source, outline) = groups.outline(of: group, parts: parts) else { return nil }
    let base = LineageCode.code(source: source, row: 0)
    return SourceRows(source: source, outline) {
      SourceRows(source: source, groups.codes(of: group, parts: parts).codes, from: base)
    }
  }

  /// Takes the work of putting so many codes in order from what is left; false where it is used up.
  ///
  /// A running total over rows that are sorted by something else puts all rows so far in order for each
  /// row: for ten thousand rows a second's work, for a hundred thousand minutes of it.
  private func spend(_ codes: Int) -> Bool {
    budget.withLock { budget in
      budget -= codes
      return budget >= 0
    }
  }

  /// All sources as a whole, where there is no time to tell their rows apart.
  private var allSources: [SourceRows] { sources.indices.map { SourceRows(whole: $0) } }

  /// What a handle stands for: codes of rows and other handles, or whole sources.
  private func content(
    ofHandle code: Int64
  ) -> (codes: ArraySlice<Int64>?, areInOrder: Bool, whole: [Int]) {
    let handle = LineageStore.handle(code)
    let block = block(of: handle)
    let place = handle - block.start
    switch block.content {
    case .pairs(let left, let right):
      let (a, b) = (left[place], right[place])
      return ([a, b], a >= 0 && b > a, [])
    case .groups(let gathering, let parts):
      let (codes, areInOrder) = gatherings[gathering].codes(of: place, parts: parts)
      return (codes, areInOrder, [])
    case .whole(let sources): return (nil, false, sources)
    }
  }

  private static func withoutRepeats(_ codes: [Int64]) -> [Int64] {
    var kept = Array(codes.prefix(1))
    for code in codes.dropFirst() where code != kept[kept.count - 1] { kept.append(code) }
    return kept
  }

  /// Codes in order, a part for each source.
  private static func split(_ codes: ArraySlice<Int64>) -> [SourceRows] {
    var result: [SourceRows] = []
    var start = codes.startIndex
    while start < codes.endIndex {
      let source = LineageCode.source(codes[start])
      let next = LineageCode.code(source: source + 1, row: 0)
      let rest = start..<codes.endIndex
      let end =
        codes[rest.upperBound - 1] < next
        ? rest.upperBound : rest.partitioningPoint { codes[$0] >= next }
      let base = LineageCode.code(source: source, row: 0)
      result.append(SourceRows(source: source, codes[start..<end], from: base))
      start = end
    }
    return result
  }

  /// The block that a handle belongs to.
  private func block(of handle: Int) -> LineageStore.Block {
    var (low, high) = (0, blocks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].start <= handle { low = middle } else { high = middle }
    }
    return blocks[low]
  }
}
