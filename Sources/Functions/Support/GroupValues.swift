import Columns
import Plan

/// All numbers of each group, for summaries that need some of them in order.
struct GroupValues {
  /// Cells as they came, with their groups.
  struct Chunk<Cell: Sendable>: Sendable {
    var cells: [Cell]
    var groups: [Int32]
  }

  /// The decimals of the cells; nil for floating point.
  private(set) var scale: Int?
  /// Whether a cell has more digits than floating point tells apart.
  private(set) var hasLongNumbers = false
  /// Decimals while all fit into 32 bits, which halves what is moved about later.
  private var narrow: [Chunk<Int32>] = []
  /// All other cells; floating ones as numbers in the same order.
  private var wide: [Chunk<Int64>] = []

  /// Takes in the cells of a batch for which the reason is 0.
  mutating func add(
    _ values: Column.Values,
    reasons: [UInt8],
    groups: [Int32]
  ) throws(KernelFailure) {
    switch values {
    case .decimal(let cells, let own):
      let scale = scale ?? own
      self.scale = scale
      guard let cells = NumericCells.rescaled(cells, by: scale - own) else {
        throw .tooLarge("a number")
      }
      if wide.isEmpty, let cells = Self.narrowed(cells) {
        Self.append(Chunk(cells: cells, groups: groups), reasons, to: &narrow)
      } else {
        let limit: UInt64 = 1 << 53
        for cell in cells where cell.magnitude > limit { hasLongNumbers = true }
        Self.append(Chunk(cells: cells, groups: groups), reasons, to: &wide)
      }
    case .floating(let cells):
      let cells = cells.map(OrderedBits.init).map(\.bits)
      Self.append(Chunk(cells: cells, groups: groups), reasons, to: &wide)
    case .boolean, .interval, .period, .rowNumbers, .text: break
    }
  }

  private static func narrowed(_ cells: [Int64]) -> [Int32]? {
    var narrow = [Int32](repeating: 0, count: cells.count)
    var lost: Int64 = 0
    for row in cells.indices {
      let cell = Int32(truncatingIfNeeded: cells[row])
      narrow[row] = cell
      lost |= Int64(cell) ^ cells[row]
    }
    return lost == 0 ? narrow : nil
  }

  /// Adds a chunk; short ones, of which a running summary has one a row, are joined.
  private static func append<Cell>(
    _ chunk: Chunk<Cell>,
    _ reasons: [UInt8],
    to chunks: inout [Chunk<Cell>]
  ) {
    let chunk = reasons.isEmpty ? chunk : chunk.present(reasons)
    let shortest = 512
    if chunk.cells.count < shortest, let last = chunks.indices.last,
      chunks[last].cells.count < shortest
    {
      chunks[last].cells.append(contentsOf: chunk.cells)
      chunks[last].groups.append(contentsOf: chunk.groups)
    } else {
      chunks.append(chunk)
    }
  }

  /// The value of each group below which a share of its numbers lies, missing where it has none.
  ///
  /// - Complexity: O(rows + groups).
  func quantiles(_ share: Share, groupCount: Int, threads: Int) -> Column {
    let answers: GroupQuantiles
    if wide.isEmpty {
      answers = GroupQuantiles(
        share,
        of: narrow,
        scale: scale,
        groupCount: groupCount,
        threads: threads
      )
    } else {
      let chunks = narrow.map { Chunk(cells: $0.cells.map { Int64($0) }, groups: $0.groups) } + wide
      answers = GroupQuantiles(
        share,
        of: chunks,
        scale: scale,
        groupCount: groupCount,
        threads: threads
      )
    }
    return .floatings(answers.values, validity: .whereCounted(answers.counts))
  }
}

extension GroupValues.Chunk {
  /// The cells for which the reason is 0.
  fileprivate func present(_ reasons: [UInt8]) -> Self {
    var present = Self(cells: [], groups: [])
    present.cells.reserveCapacity(cells.count)
    present.groups.reserveCapacity(cells.count)
    for row in cells.indices where reasons[row] == 0 {
      present.cells.append(cells[row])
      present.groups.append(groups[row])
    }
    return present
  }
}

/// A floating-point number as a whole one, in the same order.
struct OrderedBits {
  let bits: Int64

  init(_ number: Double) {
    let bits = Int64(bitPattern: number.bitPattern)
    // The larger a negative number the smaller its bits are to be.
    self.bits = bits ^ ((bits >> 63) & .max)
  }

  init(bits: Int64) { self.bits = bits }

  var number: Double {
    Double(bitPattern: UInt64(bitPattern: bits ^ ((bits >> 63) & .max)))
  }
}
