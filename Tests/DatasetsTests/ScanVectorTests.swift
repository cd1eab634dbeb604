import CScan
import TestSupport
import Testing

/// The loops over bytes and cells do the same on vectors of every width, and what they should.
@Suite struct ScanVectorTests {
  private static let widths = [16, 32, 64].filter { $0 <= Int(cscan_widest()) }

  // MARK: - Separators

  private struct Separators: Equatable {
    var places: [UInt32] = []
    var lineFeeds = 0
    var isPlain = true
    var isASCII = true
  }

  /// Byte by byte.
  private static func plainly(
    _ bytes: [UInt8],
    _ range: Range<Int>,
    _ marks: cscan_marks
  ) -> Separators {
    var found = Separators()
    for place in range {
      let byte = bytes[place]
      let isReturn = byte == 0x0D && marks.has_returns != 0
      let isSeparator = byte == marks.delimiter || byte == 0x0A || isReturn
      if isSeparator { found.places.append(UInt32(place)) }
      if byte == 0x0A { found.lineFeeds += 1 }
      if byte == marks.quote || (byte <= 0x0D && !isSeparator) { found.isPlain = false }
      if isReturn, place + 1 < range.upperBound, bytes[place + 1] != 0x0A { found.isPlain = false }
      if byte >= 0x80 { found.isASCII = false }
    }
    return found
  }

  private static func inVectors(
    _ bytes: [UInt8],
    _ range: Range<Int>,
    _ marks: cscan_marks,
    _ width: Int
  ) -> Separators {
    var places = [UInt32](repeating: 0, count: range.count + Int(CSCAN_SLACK))
    let found = unsafe cscan_separators(
      bytes,
      UInt32(range.lowerBound),
      range.count / 64,
      marks,
      Int32(width),
      &places
    )
    return Separators(
      places: Array(places.prefix(Int(found.count))),
      lineFeeds: Int(found.line_feeds),
      isPlain: found.is_plain != 0,
      isASCII: found.is_ascii != 0
    )
  }

  @Test(arguments: 0..<40) func separatorsAreThoseOfEachByte(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    // From nothing but separators to text in which the rare is rare.
    let rarity = [1, 4, 30, 1000][seed % 4]
    for delimiter in [0x2C, 0x3B, 0x09, 0x7C] as [UInt8] {
      for hasReturns in [0, 1] as [UInt8] {
        for quote in [0, 0x22] as [UInt8] {
          let marks = cscan_marks(delimiter: delimiter, quote: quote, has_returns: hasReturns)
          let odd: [UInt8] = [0x22, 0x0D, 0x00, 0x09, 0x0B, 0x0E, 0x80, 0xFF, 0x2C]
          var bytes: [UInt8] = []
          while bytes.count < 64 * 9 {
            switch Int.random(in: 0..<12 * rarity, using: &generator) {
            case 0: bytes.append(odd.randomElement(using: &generator) ?? 0)
            case 1..<(2 + rarity): bytes.append(delimiter)
            case (2 + rarity)..<(2 + 2 * rarity): bytes += hasReturns == 1 ? [0x0D, 0x0A] : [0x0A]
            default: bytes.append(UInt8.random(in: 0x20..<0x7F, using: &generator))
            }
          }
          let start = Int.random(in: 0..<64, using: &generator)
          let range = start..<start + 64 * 8
          let expected = Self.plainly(bytes, range, marks)
          for width in Self.widths {
            let found = Self.inVectors(bytes, range, marks, width)
            #expect(found == expected, "vectors of \(width) bytes, seed \(seed)")
          }
        }
      }
    }
  }

  // MARK: - Numbers

  /// A cell's mantissa and scale, digit by digit.
  private static func number(_ cell: [UInt8]) -> (mantissa: Int64, scale: UInt8)? {
    guard cell.count <= 8 else { return nil }
    let isNegative = cell.first == 0x2D
    let digits = cell.dropFirst(isNegative ? 1 : 0)
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !digits.filter({ $0 != 0x2E }).isEmpty,
      digits.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }),
      whole.count < 2 || whole.first != 0x30
    else { return nil }
    let magnitude = digits.filter { $0 != 0x2E }.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    return (isNegative ? -magnitude : magnitude, UInt8(parts.count == 2 ? parts[1].count : 0))
  }

  @Test(arguments: 0..<40) func numbersAreThoseOfEachDigit(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) + 100)
    let letters: [[UInt8]] = [
      Array("0123456789".utf8), Array("0123456789.".utf8), Array("0019.-".utf8),
      Array("12.-/:eE+ x£%\u{0}".utf8),
    ]
    for stride in [2, 3, 9] {
      let count = Int.random(in: 1...70, using: &generator)
      var (bytes, places): ([UInt8], [UInt32]) = ([], [])
      var cells: [[UInt8]] = []
      for _ in 0..<count {
        let alphabet = letters[Int.random(in: 0..<4, using: &generator)]
        var cell = (0..<Int.random(in: 0...10, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? 0
        }
        if Int.random(in: 0..<4, using: &generator) == 0 { cell.insert(0x2D, at: 0) }
        places.append(UInt32(truncatingIfNeeded: bytes.count - 1))
        bytes += cell
        places.append(UInt32(bytes.count))
        places += [UInt32](repeating: 7, count: stride - 2)
        bytes.append(0x2C)
        cells.append(cell)
      }
      // A cell in quotes has its form in the two highest bits of its end.
      let quoted = Int.random(in: 0..<count, using: &generator)
      places[quoted * stride + 1] |= 1 << 30
      bytes += [UInt8](repeating: 0x0A, count: 64)
      for width in Self.widths {
        var mantissas = [Int64](repeating: -1, count: count)
        var scales = [UInt8](repeating: 99, count: count)
        var others = [UInt32](repeating: 0, count: count)
        let odd = unsafe cscan_numbers(
          bytes,
          places,
          stride,
          UInt32(count),
          Int32(width),
          &mantissas,
          &scales,
          &others
        )
        let expected = cells.indices.map { $0 == quoted ? nil : Self.number(cells[$0]) }
        #expect(
          others.prefix(Int(odd)).map { Int($0) } == expected.indices.filter { expected[$0] == nil }
        )
        #expect(mantissas == expected.map { $0?.mantissa ?? 0 }, "vectors of \(width) bytes")
        #expect(scales == expected.map { $0?.scale ?? 0 }, "vectors of \(width) bytes")
      }
    }
  }
}
