import Columns
import Diagnostics

/// What the codes and flags in the cells shown stand for: `c suppressed · z not applicable`.
///
/// Reasons without a published code are written out in their cells and need no legend.
struct Legend {
  private var reasons: Set<MissingReason> = []
  private var flags: CellFlags = []

  /// Looks at the cells of the rows shown.
  ///
  /// - Complexity: O(rows shown × columns with missing cells or flags).
  init(_ table: Table, rows: ShownRows) {
    var start = 0
    var seen: [UInt8] = [UInt8](repeating: 0, count: 256)
    var bits: UInt8 = 0
    for batch in table.batches {
      let all = start..<(start + batch.count)
      for column in batch.columns {
        let (codes, marks) = (column.validity.reasons, column.notes.flags)
        for part in [rows.head.clamped(to: all), rows.tail.clamped(to: all)] {
          if !codes.isEmpty { for row in part { seen[Int(codes[row - start])] = 1 } }
          guard !marks.isEmpty else { continue }
          for row in part where codes.isEmpty || codes[row - start] == 0 {
            bits |= marks[row - start]
          }
        }
      }
      start = all.upperBound
    }
    reasons = Set(MissingReason.allCases.filter { seen[Int($0.rawValue)] != 0 && $0.code != nil })
    flags = CellFlags(rawValue: bits)
  }

  /// The legend, the strongest reason first, then the flags; in as many lines as the width asks for.
  func lines(separator: String, width: Int?) -> [String] {
    let codes = MissingReason.allCases.reversed().filter(reasons.contains).map { reason in
      "\(reason.code ?? "") \(reason.words)"
    }
    let marks = CellFlags.known.filter { flags.contains($0.flag) }.map { flag in
      "[\(flag.letter)] \(flag.words)"
    }
    var lines: [String] = []
    for entry in codes + marks {
      if let last = lines.last,
        TerminalText.width(of: last + separator + entry) <= width ?? Int.max
      {
        lines[lines.count - 1] = last + separator + entry
      } else {
        lines.append(entry)
      }
    }
    return lines
  }
}
