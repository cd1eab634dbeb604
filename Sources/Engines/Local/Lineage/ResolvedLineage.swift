import Columns
import Plan

/// What the codes of an answer's rows come to.
final class ResolvedLineage: Lineage {
  let sources: [LineageSource]
  private let codes: [Int64]
  private let blocks: [LineageStore.Block]
  private let gatherings: [GatheredGroups]

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
      return [Self.rows([code])]
    }
    return code == LineageStore.none ? [] : rows(behindHandle: code)
  }

  private func rows(behindHandle code: Int64) -> [SourceRows] {
    let direct = content(ofHandle: code)
    if let codes = direct.codes, Self.areRowsInOrder(codes) {
      if let first = codes.first, let last = codes.last,
        LineageCode.source(first) == LineageCode.source(last)
      {
        return [Self.rows(codes)]
      }
      return Self.split(Array(codes))
    }
    var found: [Int64] = []
    var whole: [Int] = []
    var open: [ArraySlice<Int64>] = [[code]]
    // What is reached on two ways is looked at once, so that a chain of joins of a result with itself
    // does not double with every step.
    var met: Set<Int64> = []
    while let codes = open.popLast() {
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
    if !Self.areRowsInOrder(found[...]) {
      found.sort()
      found = Self.withoutRepeats(found)
    }
    return Self.split(found) + whole.map { SourceRows(whole: $0) }
  }

  /// What a handle stands for: codes of rows and other handles, or whole sources.
  private func content(ofHandle code: Int64) -> (codes: ArraySlice<Int64>?, whole: [Int]) {
    let handle = LineageStore.handle(code)
    let block = block(of: handle)
    let place = handle - block.start
    switch block.content {
    case .pairs(let left, let right): return ([left[place], right[place]], [])
    case .groups(let gathering, let parts):
      return (gatherings[gathering].codes(of: place, parts: parts), [])
    case .whole(let sources): return (nil, sources)
    }
  }

  /// Whether codes are of rows, each after the one before.
  private static func areRowsInOrder(_ codes: ArraySlice<Int64>) -> Bool {
    var last: Int64 = -1
    for code in codes {
      if code <= last { return false }
      last = code
    }
    return true
  }

  private static func withoutRepeats(_ codes: [Int64]) -> [Int64] {
    var kept = Array(codes.prefix(1))
    for code in codes.dropFirst() where code != kept[kept.count - 1] { kept.append(code) }
    return kept
  }

  /// Codes in order, a part for each source.
  private static func split(_ codes: [Int64]) -> [SourceRows] {
    var result: [SourceRows] = []
    var start = 0
    for place in codes.indices {
      let source = LineageCode.source(codes[place])
      if place + 1 == codes.count || LineageCode.source(codes[place + 1]) != source {
        result.append(rows(codes[start...place]))
        start = place + 1
      }
    }
    return result
  }

  /// Codes in order of one source.
  private static func rows(_ codes: ArraySlice<Int64>) -> SourceRows {
    let source = codes.first.map(LineageCode.source) ?? 0
    return SourceRows(source: source, codes, from: LineageCode.code(source: source, row: 0))
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
