import Columns
import Plan

/// Words lines of a file, and numbers of paragraphs and pages: `lines 2–154 and 310 (154 rows)`.
enum LineWords {
  /// The most stretches that are named; of more the first are, and the last.
  private static let most = 6

  /// The lines on which rows begin, and how many rows there are unless it is one.
  static func words(_ rows: SourceRows, _ source: TableSource) -> String {
    if rows.count == 1 { return "line \(source.line(rows[0]))" }
    let (ranges, isMore) = rows.firstRanges(most)
    var lines = merged(ranges.map { stretch($0, source) })
    if isMore {
      lines.removeLast()
      lines.append(stretch(rows.lastRange, source))
    }
    return "lines " + list(lines, isCut: isMore)
      + " (\(NumberText.grouped(String(rows.count))) rows)"
  }

  private static func stretch(_ rows: Range<Int>, _ source: TableSource) -> ClosedRange<Int> {
    let first = source.line(rows.lowerBound)
    return first...max(source.line(rows.upperBound - 1), first)
  }

  /// Numbers, in ascending order, as stretches.
  static func stretches(_ numbers: [Int]) -> [ClosedRange<Int>] {
    merged(Set(numbers).sorted().map { $0...$0 })
  }

  /// Stretches in words: `2–154, 160 and 310`; where some are left out, `2, 5, 9 … 310`.
  static func list(_ stretches: [ClosedRange<Int>], isCut: Bool = false) -> String {
    guard isCut || stretches.count <= most, let last = stretches.last else {
      return list(stretches.prefix(most - 1) + stretches.suffix(1), isCut: true)
    }
    var words = ""
    for (place, stretch) in stretches.dropLast().enumerated() {
      if place > 0 { words += ", " }
      words += text(stretch)
    }
    if !words.isEmpty { words += isCut ? " … " : " and " }
    return words + text(last)
  }

  private static func text(_ stretch: ClosedRange<Int>) -> String {
    let first = String(stretch.lowerBound)
    return stretch.count == 1 ? first : first + "–" + String(stretch.upperBound)
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
