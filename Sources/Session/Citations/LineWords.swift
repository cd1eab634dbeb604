import Columns
import Plan

/// Words lines of a file, and numbers of paragraphs and pages: `lines 2–154 and 310 (154 rows)`.
enum LineWords {
  /// The most stretches that are named; of more the first are, and the last.
  private static let most = RowOutline.most

  /// Writes the lines on which rows begin, and how many rows there are unless it is one.
  static func write(_ rows: SourceRows, _ source: TableSource, to words: inout Words) {
    if rows.count == 1 {
      words += source.counted
      words += " "
      words += source.line(rows.lastRange.lowerBound)
      return
    }
    let (ranges, isMore) = rows.firstRanges(most)
    var lines = ranges.map { stretch($0, source) }
    if isMore { lines[lines.count - 1] = stretch(rows.lastRange, source) }
    words += source.counted
    words += "s "
    write(isMore ? lines : merged(lines), isCut: isMore, to: &words)
    words += " ("
    words += NumberText.grouped(String(rows.count))
    words += " rows)"
  }

  private static func stretch(_ rows: Range<Int>, _ source: TableSource) -> ClosedRange<Int> {
    let first = source.line(rows.lowerBound)
    return first...max(rows.count == 1 ? first : source.line(rows.upperBound - 1), first)
  }

  /// Numbers in words: `2–4, 8 and 11`.
  static func list(_ numbers: [Int]) -> String {
    var stretches = merged(Set(numbers).sorted().map { $0...$0 })
    let isCut = stretches.count > most
    if isCut { stretches = stretches.prefix(most - 1) + stretches.suffix(1) }
    var words = Words()
    write(stretches, isCut: isCut, to: &words)
    return String(decoding: words.bytes, as: UTF8.self)
  }

  /// Writes stretches: `2–154, 160 and 310`; where some are left out before the last, `2, 5 … 310`.
  private static func write(_ stretches: [ClosedRange<Int>], isCut: Bool, to words: inout Words) {
    for (place, stretch) in stretches.enumerated() {
      if place > 0 {
        words += place + 1 < stretches.count ? ", " : isCut ? " … " : " and "
      }
      words += stretch.lowerBound
      if stretch.lowerBound < stretch.upperBound {
        words += "–"
        words += stretch.upperBound
      }
    }
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
