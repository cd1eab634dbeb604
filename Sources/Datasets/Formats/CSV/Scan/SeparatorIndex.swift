import CScan

/// Where the delimiters and line ends of plain text lie, found many bytes at a time.
///
/// Text without quotes, NUL bytes and bare carriage returns is cut by its separators alone, without
/// a branch for each byte. Where lines end in CR LF both are separators, so that no cell has to lose
/// its last byte.
struct SeparatorIndex {
  /// What was found in some bytes.
  struct Found {
    /// The number of separators.
    let count: Int
    /// The line feeds among them.
    let lineFeeds: Int
    /// Whether nothing but separators has a meaning.
    let isPlain: Bool
    /// Whether all bytes are ASCII.
    let isASCII: Bool
  }

  /// The most bytes that are looked at in one go.
  let room: Int
  /// How many separators a row has.
  let rowSeparators: Int
  private let marks: cscan_marks

  /// The bytes that are looked at in one go: they and what is found in them stay in the first two
  /// levels of a core's cache.
  static let stretch = 1 << 15
  /// The bytes of this processor's widest vectors.
  static let vectorBytes = cscan_widest()

  /// The places that are needed for the separators of as many bytes as are looked at in one go.
  static func places(bytes: Int) -> Int { room(bytes: bytes) + 1 + Int(CSCAN_SLACK) }

  private static func room(bytes: Int) -> Int { min(stretch, bytes + 4096) }

  /// Creates an index for rows of so many columns in chunks of about so many bytes.
  init(_ dialect: CSVDialect, hasReturns: Bool, columns: Int, bytes: Int) {
    marks = cscan_marks(
      delimiter: dialect.delimiter,
      quote: dialect.quote ?? 0,
      has_returns: hasReturns ? 1 : 0
    )
    room = Self.room(bytes: bytes)
    rowSeparators = hasReturns ? columns + 1 : columns
  }

  /// Finds the separators of whole groups of 64 bytes; the first place is that before the bytes.
  func find(
    _ bytes: Span<UInt8>,
    from start: Int,
    groups: Int,
    into places: inout [UInt32]
  ) -> Found {
    precondition(groups * 64 <= room && start + groups * 64 <= bytes.count, "there must be bytes")
    precondition(places.count > groups * 64 + Int(CSCAN_SLACK), "there must be room")
    let first = UInt32(truncatingIfNeeded: start)
    places[0] = first &- 1
    let found = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe places.withUnsafeMutableBufferPointer { places -> cscan_found in
        guard let from = bytes.baseAddress, let to = places.baseAddress else {
          return cscan_found()
        }
        return unsafe cscan_separators(from, first, groups, marks, Self.vectorBytes, to + 1)
      }
    }
    return Found(
      count: Int(found.count),
      lineFeeds: Int(found.line_feeds),
      isPlain: found.is_plain != 0,
      isASCII: found.is_ascii != 0
    )
  }

  /// How many rows of the right number of cells there are from the first place on, up to the first
  /// line that has another number.
  func regularRows(_ bytes: Span<UInt8>, _ places: Span<UInt32>, _ found: Found) -> Int {
    let width = rowSeparators
    let whole = found.count / width
    var ends = 0
    var place = width
    while ends < whole, bytes[Int(places[place])] == 0x0A,
      marks.has_returns == 0 || bytes[Int(places[place - 1])] == 0x0D
    {
      ends += 1
      place += width
    }
    // As many line feeds as rows: none is within a row.
    let rest = ends * width + 1..<found.count + 1
    if found.lineFeeds == ends + rest.count(where: { bytes[Int(places[$0])] == 0x0A }) {
      return ends
    }
    for place in 1..<ends * width + 1 where place % width != 0 {
      if bytes[Int(places[place])] == 0x0A { return (place - 1) / width }
    }
    return ends
  }
}
