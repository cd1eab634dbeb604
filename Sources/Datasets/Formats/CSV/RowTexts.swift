import Columns

/// What the texts of a column say of the rows: each text stands for a number.
struct RowTexts: Sendable {
  private let texts: TextColumn
  /// For each text its number.
  private let byText: [UInt16]

  /// Creates a meaning for the texts of a column; a cell without a text stands for 0.
  init(_ texts: TextColumn, _ byText: [UInt16]) {
    self.texts = texts
    self.byText = byText
  }

  /// For each of some rows of a part the number of its text.
  func codes(_ part: Int, _ choice: RowChoice) -> [UInt16] {
    let cells = texts.parts[part]
    let codes = cells.codes(choice)
    let reasons = choice.taken(from: cells.reasons)
    return codes.indices.map { place in
      !reasons.isEmpty && reasons[place] != 0 || byText.isEmpty ? 0 : byText[Int(codes[place])]
    }
  }
}

/// The unit of each row, read from another column.
struct RowUnits: Sendable {
  /// The units.
  private(set) var table: [Unit]
  private let rows: RowTexts

  /// Reads a column of units; texts that are no unit are reported and count as plain numbers.
  init(_ texts: TextColumn, _ context: ColumnContext, _ findings: inout Findings) {
    table = [.plain]
    var byText: [UInt16] = []
    var isUnread: [Bool] = []
    for code in 0..<UInt32(texts.dictionary.count) {
      let text = texts.dictionary.text(code)
      let unit = context.missingReason(text) == nil ? Unit(text: text) : .plain
      isUnread.append(unit == nil)
      let place = table.firstIndex(of: unit ?? .plain) ?? table.count
      if place == table.count, let unit { table.append(unit) }
      byText.append(UInt16(clamping: place))
    }
    rows = RowTexts(texts, byText)
    let places = texts.places { isUnread[Int($0)] }
    guard places.count > 0 else { return }
    findings.advise(
      "unknown-unit",
      "column `\(context.name)` of \(findings.file) has \(Findings.count(places.count, "cell")) "
        + "\(places.count == 1 ? "that names" : "that name") no known unit: \(places.listed(context.lines)); the numbers there have no unit",
      help: ["units are written like `£`, `£000`, `£m`, `%`, `pp`, `count`, `FTE`, `per 10,000`"]
    )
  }

  /// For each of some rows of a part the place of its unit in ``table``.
  func codes(_ part: Int, _ choice: RowChoice) -> [UInt16] { rows.codes(part, choice) }
}
