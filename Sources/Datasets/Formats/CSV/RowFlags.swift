import Columns

/// The flags of each row, read from another column.
struct RowFlags: Sendable {
  /// The raw value of the ``CellFlags`` of each row.
  private let rows: RowTexts

  /// Reads a column of flags; texts that are none are reported and count as no flag.
  init(_ texts: TextColumn, _ context: ColumnContext, _ findings: inout Findings) {
    var byText: [UInt16] = []
    var isUnread: [Bool] = []
    for code in 0..<UInt32(texts.dictionary.count) {
      let text = texts.dictionary.text(code)
      let declared = context.flags.last { $0.text == text.trimmingSpaces() }?.flags
      let isMissing =
        context.isDeclared(text) || MissingReason(code: text) != nil && CellFlags(text: text) == nil
      let flags = declared ?? (isMissing ? [] : CellFlags(text: text))
      isUnread.append(flags == nil)
      byText.append(UInt16(flags?.rawValue ?? 0))
    }
    rows = RowTexts(texts, byText)
    let places = texts.places { isUnread[Int($0)] }
    guard places.count > 0 else { return }
    findings.advise(
      "unknown-flags",
      "column `\(context.name)` of \(findings.file) has \(Findings.count(places.count, "cell")) "
        + "\(places.count == 1 ? "that is" : "that are") no known flag: "
        + places.listed(context.lines),
      help: [
        "flags are the letters r, p, e, f, b, u, t and a, or words such as `provisional`",
        "to declare one: "
          + findings.loading("flag \"\(places.first.first?.text ?? "s")\" as estimated"),
      ]
    )
  }

  /// The column with these flags beside its own, on the cells that have a value.
  func added(to column: FinishedColumn) -> FinishedColumn {
    FinishedColumn(field: column.field, column: column.column.with(flags: self))
  }

  /// Some rows of a part with these flags beside their own.
  func added(to column: Column, part: Int, _ choice: RowChoice) -> Column {
    let flags = rows.codes(part, choice)
    let validity = column.validity
    let own = column.notes.flags
    let all = flags.indices.map { row in
      validity.isPresent(row)
        ? UInt8(truncatingIfNeeded: flags[row]) | (own.isEmpty ? 0 : own[row]) : 0
    }
    return column.with(flags: all.contains { $0 != 0 } ? all : [])
  }
}
