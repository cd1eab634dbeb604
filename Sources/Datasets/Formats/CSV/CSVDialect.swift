/// How a file separates and quotes its cells.
struct CSVDialect: Hashable, Sendable {
  /// The byte between cells.
  var delimiter: UInt8
  /// The byte round cells that hold delimiters or line ends; nil where nothing is quoted.
  var quote: UInt8?
  /// Whether the first record names the columns.
  var hasHeader: Bool

  /// Commas, quotes and a header: RFC 4180.
  static let standard = CSVDialect(delimiter: 0x2C, quote: 0x22, hasHeader: true)

  /// The delimiters that are looked for; of equals the first wins.
  private static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
  /// How much of a file is looked at.
  private static let sample = (bytes: 1 << 16, records: 100)

  /// The dialect with the delimiter that cuts the first records most consistently.
  ///
  /// Candidates are compared by the share of records that have as many cells as the first one, then
  /// by the number of cells. Where none of them cuts the first record the file has one column.
  static func detected(in bytes: Span<UInt8>, from offset: Int) -> CSVDialect {
    var best = (share: 0, cells: 1, dialect: standard)
    for delimiter in candidates {
      var dialect = standard
      dialect.delimiter = delimiter
      let (cells, share) = consistency(of: dialect, bytes, offset)
      if cells > 1, (share, cells) > (best.share, best.cells) { best = (share, cells, dialect) }
    }
    return best.dialect
  }

  /// The cells of the first record, and how many in a hundred records have as many.
  private static func consistency(
    of dialect: CSVDialect,
    _ bytes: Span<UInt8>,
    _ offset: Int
  ) -> (cells: Int, share: Int) {
    let end = min(bytes.count, offset + sample.bytes)
    let prefix = bytes.extracting(0..<end)
    var scanner = CSVScanner(dialect, offset: offset)
    var counts: [Int] = []
    while counts.count < sample.records {
      guard let record = try? scanner.header(prefix) else { break }
      // The last record of a sample may be cut off.
      if end < bytes.count, scanner.offset >= end, !counts.isEmpty { break }
      counts.append(record.fields.count)
    }
    guard let first = counts.first else { return (1, 0) }
    return (first, counts.count(where: { $0 == first }) * 100 / counts.count)
  }

  /// The delimiter in words.
  var delimiterName: String {
    switch delimiter {
    case 0x2C: "commas"
    case 0x3B: "semicolons"
    case 0x09: "tabs"
    case 0x7C: "vertical bars"
    default: "`\(String(decoding: [delimiter], as: UTF8.self))`"
    }
  }
}
