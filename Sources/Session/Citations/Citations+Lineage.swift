import Columns
import Diagnostics
import Plan

extension Citations {
  /// Numbers the sources of an answer's rows.
  ///
  /// The texts are made as bytes in one place, because an answer may have as many as it has rows.
  ///
  /// - Parameters:
  ///   - lineage: the rows behind each row.
  ///   - text: the text that a span of the query stands in.
  init(_ lineage: any Lineage, text: (SourceSpan) -> SourceFile?) {
    var books = lineage.sources.map { source in
      SourceBook(source, text: source.provider == nil ? text(source.span) : nil)
    }
    SourceBook.tellApart(&books)
    var numbers = [Int32](repeating: 0, count: lineage.rowCount)
    var texts = TextDictionaryBuilder()
    _ = texts.code(for: "")
    // Keys repeat where a row was copied and where a window covers its group.
    var known: [Int64: Int32] = [:]
    var words = Words()
    for row in numbers.indices {
      guard let key = lineage.key(ofRow: row) else { continue }
      if let number = known[key] {
        numbers[row] = number
        continue
      }
      words.bytes.removeAll(keepingCapacity: true)
      SourceBook.write(lineage.rows(behind: row), &books, to: &words)
      let number = Int32(clamping: texts.code(for: words.bytes.span))
      known[key] = number
      numbers[row] = number
    }
    self.init(numbers: numbers, texts: texts.build())
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
