import Columns

/// Words lines of a file, and numbers of paragraphs and pages: `lines 2–154 and 310 (154 rows)`.
enum LineWords {
  /// The most stretches that are named; of more the first are, and the last.
  private static let most = 6

  /// Lines with the number of rows that begin on them, which is left out where it is one.
  static func words(_ lines: [ClosedRange<Int>], rows: Int) -> String {
    let joined = merged(lines)
    let isOne = joined.count == 1 && joined[0].count == 1
    let count = rows == 1 ? "" : " (\(NumberText.grouped(String(rows))) rows)"
    return (isOne ? "line " : "lines ") + list(joined) + count
  }

  /// Numbers, in ascending order, as stretches.
  static func stretches(_ numbers: [Int]) -> [ClosedRange<Int>] {
    merged(Set(numbers).sorted().map { $0...$0 })
  }

  /// Stretches in words: `2–154, 160 and 310`.
  static func list(_ stretches: [ClosedRange<Int>]) -> String {
    guard stretches.count > most, let last = stretches.last else {
      let words = stretches.map(text)
      guard words.count > 1, let last = words.last else { return words.first ?? "" }
      return words.dropLast().joined(separator: ", ") + " and " + last
    }
    return stretches.prefix(most - 1).map(text).joined(separator: ", ") + " … " + text(last)
  }

  private static func text(_ stretch: ClosedRange<Int>) -> String {
    stretch.count == 1 ? "\(stretch.lowerBound)" : "\(stretch.lowerBound)–\(stretch.upperBound)"
  }

  /// Ascending stretches, with those that follow each other in one.
  private static func merged(_ stretches: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for stretch in stretches {
      if let last = result.last, stretch.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, stretch.upperBound)
      } else {
        result.append(stretch)
      }
    }
    return result
  }
}
