import Columns

/// Where the delimiters and line ends of plain text lie, found eight bytes at a time.
///
/// Text without quotes, NUL bytes and bare carriage returns is cut by its separators alone, without
/// a branch for each byte; the sixty-four bytes from which one mask is made are about one row.
struct SeparatorIndex {
  /// The places, counted from the start of the buffer.
  private(set) var places: [UInt32]
  /// How many there are; what lies behind in ``places`` means nothing.
  private(set) var count = 0
  /// The line feeds among them.
  private(set) var lineFeeds = 0
  /// A bit set in the highest bits of bytes where the text is not ASCII.
  private(set) var seen: UInt64 = 0
  private let delimiters: UInt64
  private let quotes: UInt64
  /// Whether lines end in CR LF.
  private let hasReturns: Bool

  /// The bytes that are looked at in one go: they and what is found in them stay in the first two
  /// levels of a core's cache.
  static let stretch = 1 << 15
  /// The most bytes for whose separators there is room.
  let room: Int

  init(_ dialect: CSVDialect, hasReturns: Bool, bytes: Int) {
    delimiters = WordBytes.repeating(dialect.delimiter)
    quotes = WordBytes.repeating(dialect.quote ?? 0)
    self.hasReturns = hasReturns
    room = min(Self.stretch, bytes + 4096)
    places = [UInt32](repeating: 0, count: room + 64)
  }

  /// Finds the separators of whole groups of 64 bytes; returns whether the text is plain.
  mutating func find(_ bytes: Span<UInt8>, from start: Int, groups: Int) -> Bool {
    precondition(groups * 64 <= room && start + groups * 64 <= bytes.count, "there must be room")
    // The compiler makes two loops of one.
    return hasReturns
      ? find(bytes, from: start, groups: groups, hasReturns: true)
      : find(bytes, from: start, groups: groups, hasReturns: false)
  }

  @inline(__always)
  private mutating func find(
    _ bytes: Span<UInt8>,
    from start: Int,
    groups: Int,
    hasReturns: Bool
  ) -> Bool {
    let (delimiters, quotes) = (delimiters, quotes)
    let feeds = WordBytes.repeating(0x0A)
    let returns = WordBytes.repeating(0x0D)
    let highs = WordBytes.highs
    // Taken out while it changes, because a span of it holds all of the index.
    var own = self.places
    self.places = []
    defer { self.places = own }
    var places = own.mutableSpan
    let controls = WordBytes.repeating(0x80 - 0x0E)
    var (found, seen, odd) = (0, UInt64(0), UInt64(0))
    var feedLanes: UInt64 = 0
    var feedCount = 0
    // A carriage return is followed by a line feed: its bit moved on by one.
    var carry: UInt64 = 0
    for group in 0..<groups {
      let base = start &+ group &* 64
      var mask: UInt64 = 0
      var stray: UInt64 = 0
      feedLanes = 0
      for lane in 0..<8 {
        let word = bytes.word(at: base &+ lane &* 8)
        let notFeed = WordBytes.nonZero(word ^ feeds)
        let others = WordBytes.nonZero(word ^ delimiters) & notFeed
        let separators = ~others & highs
        // Controls that separate nothing: NUL, a bare CR, and tabs in text, which are rare.
        let notControl = ((word & ~highs) &+ controls) | word
        feedLanes &+= (~notFeed & highs) &>> 7
        seen |= word
        mask |= Self.bits(separators) &<< UInt64(lane &* 8)
        if hasReturns {
          // Where this byte is LF or the byte before it is no CR all is well.
          let notReturn = WordBytes.nonZero(word ^ returns)
          let before = ((~notReturn & highs) &<< 8) | carry
          carry = (~notReturn & highs) &>> 56
          stray |= before & notFeed & highs
          odd |= (~notControl & others & notReturn) | ~WordBytes.nonZero(word ^ quotes)
        } else {
          odd |= (~notControl & others) | ~WordBytes.nonZero(word ^ quotes)
        }
      }
      feedCount &+= Int((feedLanes &* WordBytes.ones) &>> 56)
      if stray != 0 { return false }
      let base32 = UInt32(truncatingIfNeeded: base)
      let end = found &+ mask.nonzeroBitCount
      // Eight places at a time are written without asking how many there are.
      while true {
        for step in 0..<8 {
          unsafe places[unchecked: found &+ step] =
            base32 &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
          mask &= mask &- 1
        }
        found &+= 8
        if found >= end { break }
      }
      found = end
    }
    count = found
    lineFeeds = feedCount
    self.seen |= seen
    return odd & highs == 0
  }

  /// The highest bits of eight bytes as eight bits.
  @inline(__always)
  private static func bits(_ word: UInt64) -> UInt64 {
    ((word &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// How many rows of a number of cells there are from the first place on, up to the first line that
  /// has another number.
  func regularRows(_ bytes: Span<UInt8>, width: Int) -> Int {
    let whole = count / width
    let places = places.span
    var ends = 0
    var place = width - 1
    while ends < whole, bytes[Int(places[place])] == 0x0A {
      ends += 1
      place += width
    }
    // As many line feeds as rows: none is within a row.
    let rest = ends * width..<count
    if lineFeeds == ends + rest.count(where: { bytes[Int(places[$0])] == 0x0A }) { return ends }
    for place in 0..<ends * width where place % width != width - 1 {
      if bytes[Int(places[place])] == 0x0A { return place / width }
    }
    return ends
  }

  /// Forgets what has been seen.
  mutating func forget() { seen = 0 }
}
