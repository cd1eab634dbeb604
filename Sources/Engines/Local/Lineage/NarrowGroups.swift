/// The groups of the rows of a batch, in as few bytes as they need.
///
/// They are kept for as long as an answer is, so that a byte less a row is a megabyte less of a million.
enum NarrowGroups: Sendable {
  case bytes([UInt8])
  case halves([UInt16])
  case words([Int32])

  /// Keeps groups, all below a count.
  init(_ groups: [Int32], groupCount: Int) {
    if groupCount <= 1 << 8 {
      self = .bytes(Self.narrowed(groups))
    } else if groupCount <= 1 << 16 {
      self = .halves(Self.narrowed(groups))
    } else {
      self = .words(groups)
    }
  }

  /// The groups by other numbers, all below a count.
  func renamed(_ names: [Int32], groupCount: Int) -> NarrowGroups {
    if groupCount <= 1 << 8 { return .bytes(renamed(Self.narrowed(names))) }
    if groupCount <= 1 << 16 { return .halves(renamed(Self.narrowed(names))) }
    return .words(renamed(names))
  }

  private func renamed<Name>(_ names: [Name]) -> [Name] {
    switch self {
    case .bytes(let groups): groups.map { names[Int($0)] }
    case .halves(let groups): groups.map { names[Int($0)] }
    case .words(let groups): groups.map { names[Int($0)] }
    }
  }

  private static func narrowed<Narrow: FixedWidthInteger>(_ groups: [Int32]) -> [Narrow] {
    // Written over zeros and not appended, so that the compiler takes many at once.
    var narrow = [Narrow](repeating: 0, count: groups.count)
    for row in groups.indices { narrow[row] = Narrow(truncatingIfNeeded: groups[row]) }
    return narrow
  }

  /// The groups.
  var wide: [Int32] {
    switch self {
    case .bytes(let groups): groups.map(Int32.init)
    case .halves(let groups): groups.map(Int32.init)
    case .words(let groups): groups
    }
  }

  /// Adds the rows of each group to its count.
  func count(into counts: inout [Int]) {
    switch self {
    case .bytes(let groups): Self.count(groups, into: &counts)
    case .halves(let groups): Self.count(groups, into: &counts)
    case .words(let groups): Self.count(groups, into: &counts)
    }
  }

  private static func count<Group: FixedWidthInteger>(_ groups: [Group], into counts: inout [Int]) {
    let needed = Int(groups.max() ?? 0) + 1
    if needed > counts.count {
      counts.append(contentsOf: repeatElement(0, count: needed - counts.count))
    }
    for group in groups { counts[Int(group)] += 1 }
  }
}
