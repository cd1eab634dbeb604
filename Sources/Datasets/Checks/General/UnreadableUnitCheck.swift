import Columns

/// A unit that is declared in a way that nobody can read.
struct UnreadableUnitCheck: GeneralCheck {
  let looksFor = "units in headings and in a column `unit` that cannot be read"

  private static let fix =
    "write units like `£`, `£000`, `£m`, `%`, `pp`, `count`, `FTE`, `days`, `per 10,000`"

  func check(_ data: CheckedData, _ report: inout CheckReport) {
    let raw = data.raw
    for (column, cell) in zip(data.columns, raw.header) {
      if column.isNumeric, let unit = Self.unread(in: cell) {
        report.add(
          .warning,
          "unreadable-unit",
          in: raw,
          column: column.name,
          line: raw.headerLine,
          "the heading `\(cell.trimmingSpaces())` names no unit that can be read: `\(unit)`",
          fix: Self.fix
        )
      }
      guard ["unit", "units"].contains(column.name.lowercased()) else { continue }
      report.add(
        .warning,
        "unreadable-unit",
        in: raw,
        column: column.name,
        at: column.raw.places { MissingReason(code: $0) == nil && Unit(text: $0) == nil },
        { "`\(column.name)` names no unit that can be read in \($0)" },
        fix: Self.fix
      )
    }
  }

  /// What stands in brackets where it has the marks of a unit and is none.
  private static func unread(in heading: String) -> String? {
    guard let opening = heading.lastIndex(of: "("),
      let closing = heading[opening...].firstIndex(of: ")")
    else { return nil }
    let inside = String(heading[heading.index(after: opening)..<closing]).trimmingSpaces()
    let hasMark =
      inside.contains("£") || inside.contains("%") || inside.contains("$") || inside.contains("€")
      || inside.lowercased().hasPrefix("per ")
    guard hasMark, HeaderUnit.unit(in: "(\(inside))") == nil, Unit(text: inside) == nil else {
      return nil
    }
    return inside
  }
}
