import Columns
import Diagnostics
import Plan

extension Citations {
  /// Numbers the sources of an answer's rows.
  ///
  /// - Parameters:
  ///   - lineage: the rows behind each row.
  ///   - text: the text that a span of the query stands in.
  init(_ lineage: any Lineage, text: (SourceSpan) -> SourceFile?) {
    var books = lineage.sources.map {
      SourceBook($0, text: $0.provider == nil ? text($0.span) : nil)
    }
    SourceBook.tellApart(&books)
    var numbers = [Int32](repeating: 0, count: lineage.rowCount)
    var sources: [[String]] = []
    var known: [Int64: Int32] = [:]
    var worded: [[String]: Int32] = [:]
    for row in numbers.indices {
      guard let key = lineage.key(ofRow: row) else { continue }
      if let number = known[key] {
        numbers[row] = number
        continue
      }
      let words = SourceBook.words(lineage.rows(behind: row), &books)
      var number: Int32 = 0
      if !words.isEmpty {
        number = worded[words] ?? Int32(clamping: sources.count + 1)
        if number > sources.count {
          sources.append(words)
          worded[words] = number
        }
      }
      known[key] = number
      numbers[row] = number
    }
    self.init(numbers: numbers, sources: sources)
  }
}
