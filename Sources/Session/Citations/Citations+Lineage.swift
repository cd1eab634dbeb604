import Columns
import Diagnostics
import Plan

extension Citations {
  /// Numbers the sources of an answer's rows.
  ///
  /// - Parameters:
  ///   - lineage: the rows behind each row.
  ///   - text: the text that a span of the query stands in.
  convenience init(_ lineage: any Lineage, text: (SourceSpan) -> SourceFile?) {
    var books = lineage.sources.map { source in
      SourceBook(source, text: source.provider == nil ? text(source.span) : nil)
    }
    SourceBook.tellApart(&books)
    self.init(rowCount: lineage.rowCount, LineageWording(lineage: lineage, books: books))
  }
}

/// Words the rows of sources behind the rows of an answer.
///
/// The texts are made as bytes in one place, because an answer may have as many as it has rows.
private struct LineageWording: SourceWording {
  let lineage: any Lineage
  var books: [SourceBook]

  func key(ofRow row: Int) -> Int64? { lineage.key(ofRow: row) }

  mutating func write(sourcesOfRow row: Int, to bytes: inout [UInt8]) {
    var words = Words()
    swap(&words.bytes, &bytes)
    SourceBook.write(lineage.rows(behind: row), &books, to: &words)
    swap(&words.bytes, &bytes)
  }
}

/// Words in the making, as bytes.
struct Words {
  var bytes: [UInt8] = []

  static func += (words: inout Words, text: String) { words.bytes.append(contentsOf: text.utf8) }

  /// Adds a number that is not negative.
  static func += (words: inout Words, number: Int) {
    let number = number.magnitude
    var divisor: UInt = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      words.bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}
