/// Whole numbers in as few bytes each as the largest needs: cells of a file wait here to be asked for.
enum NarrowIntegers: Sendable {
  case bytes([UInt8])
  case halves([Int16])
  case words([Int32])
  case longs([Int64])

  /// Packs numbers that lie between two bounds.
  init(_ values: [Int64], from least: Int64, to greatest: Int64) {
    if least >= 0, greatest <= UInt8.max {
      self = .bytes(Self.narrowed(values))
    } else if least >= Int16.min, greatest <= Int16.max {
      self = .halves(Self.narrowed(values))
    } else if least >= Int32.min, greatest <= Int32.max {
      self = .words(Self.narrowed(values))
    } else {
      self = .longs(values)
    }
  }

  /// Packs codes below a number of codes.
  init(_ codes: [UInt32], below count: Int) {
    if count <= 1 << 8 {
      self = .bytes(Self.narrowed(codes))
    } else if count <= 1 << 15 {
      self = .halves(Self.narrowed(codes))
    } else if count <= 1 << 31 {
      self = .words(Self.narrowed(codes))
    } else {
      self = .longs(codes.map(Int64.init))
    }
  }

  /// The lowest bits of numbers; a loop that becomes vectors, as `map` does not.
  @inline(__always)
  private static func narrowed<Wide: FixedWidthInteger, Narrow: FixedWidthInteger>(
    _ values: [Wide]
  ) -> [Narrow] {
    var cells = [Narrow](repeating: 0, count: values.count)
    var target = cells.mutableSpan
    let source = values.span
    precondition(target.count == source.count, "a number for each")
    for place in 0..<source.count {
      target[place] = Narrow(truncatingIfNeeded: source[place])
    }
    return cells
  }

  /// The numbers of the rows given, each made into something.
  @inline(__always)
  func map<Result>(_ rows: RowChoice, _ body: (Int) -> Result) -> [Result] {
    switch self {
    case .bytes(let cells): Self.map(cells, rows) { body(Int($0)) }
    case .halves(let cells): Self.map(cells, rows) { body(Int($0)) }
    case .words(let cells): Self.map(cells, rows) { body(Int($0)) }
    case .longs(let cells): Self.map(cells, rows) { body(Int($0)) }
    }
  }

  @inline(__always)
  private static func map<Cell: FixedWidthInteger, Result>(
    _ cells: [Cell],
    _ rows: RowChoice,
    _ body: (Cell) -> Result
  ) -> [Result] {
    let source = cells.span
    switch rows {
    case .range(let range):
      return Array(capacity: range.count) { results in
        for row in range { results.append(body(source[row])) }
      }
    case .some(let rows):
      let chosen = rows.span
      return Array(capacity: chosen.count) { results in
        for place in chosen.indices { results.append(body(source[Int(chosen[place])])) }
      }
    }
  }

  /// The places of the numbers for which a table, which has each of them, says true.
  func rows(_ isWanted: [Bool]) -> [Int32] {
    switch self {
    case .bytes(let cells): Self.rows(cells, isWanted)
    case .halves(let cells): Self.rows(cells, isWanted)
    case .words(let cells): Self.rows(cells, isWanted)
    case .longs(let cells): Self.rows(cells, isWanted)
    }
  }

  @inline(__always)
  private static func rows<Cell: FixedWidthInteger>(
    _ cells: [Cell],
    _ isWanted: [Bool]
  ) -> [Int32] {
    let steps = isWanted.map { $0 ? 1 : 0 }
    // Every place is written and the cursor moves on only for a hit: no branch to mispredict.
    var found = [Int32](repeating: 0, count: cells.count + 1)
    var target = found.mutableSpan
    let (source, table) = (cells.span, steps.span)
    var hits = 0
    for row in source.indices {
      target[hits] = Int32(truncatingIfNeeded: row)
      hits &+= table[Int(source[row])]
    }
    found.removeLast(found.count - hits)
    return found
  }
}

/// Some rows of a part, in ascending order.
enum RowChoice {
  case range(Range<Int>)
  case some(ArraySlice<Int32>)

  /// The number of rows.
  var count: Int {
    switch self {
    case .range(let range): range.count
    case .some(let rows): rows.count
    }
  }

  /// What is kept for each row, for the rows given; nothing where nothing is kept.
  func taken(from cells: [UInt8]) -> [UInt8] {
    guard !cells.isEmpty else { return [] }
    switch self {
    case .range(let range): return Array(cells[range])
    case .some(let rows): return rows.map { cells[Int($0)] }
    }
  }

  /// Visits each row as its place in the choice and in the part.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ row: Int) -> Void) {
    switch self {
    case .range(let range): for row in range { body(row - range.lowerBound, row) }
    case .some(let rows):
      var place = 0
      for row in rows {
        body(place, Int(row))
        place += 1
      }
    }
  }
}
