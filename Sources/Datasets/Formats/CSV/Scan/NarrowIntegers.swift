/// Whole numbers in as few bytes each as the largest needs: cells of a file wait here to be asked for.
enum NarrowIntegers: Sendable {
  case bytes([UInt8])
  case halves([Int16])
  case words([Int32])
  case longs([Int64])

  /// Packs numbers that lie between two bounds.
  init(_ values: [Int64], from least: Int64, to greatest: Int64) {
    if least >= 0, greatest <= UInt8.max {
      self = .bytes(values.map(UInt8.init(truncatingIfNeeded:)))
    } else if least >= Int16.min, greatest <= Int16.max {
      self = .halves(values.map(Int16.init(truncatingIfNeeded:)))
    } else if least >= Int32.min, greatest <= Int32.max {
      self = .words(values.map(Int32.init(truncatingIfNeeded:)))
    } else {
      self = .longs(values)
    }
  }

  /// Packs codes below a number of codes.
  init(_ codes: [UInt32], below count: Int) {
    if count <= 1 << 8 {
      self = .bytes(codes.map(UInt8.init(truncatingIfNeeded:)))
    } else if count <= 1 << 15 {
      self = .halves(codes.map(Int16.init(truncatingIfNeeded:)))
    } else if count <= 1 << 31 {
      self = .words(codes.map(Int32.init(truncatingIfNeeded:)))
    } else {
      self = .longs(codes.map(Int64.init))
    }
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
    switch rows {
    case .range(let range): cells[range].map(body)
    case .some(let rows): rows.map { body(cells[Int($0)]) }
    }
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
