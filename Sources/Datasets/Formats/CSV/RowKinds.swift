import Columns

/// The kind of period of each row, read from another column.
struct RowKinds: Sendable {
  private let rows: RowTexts
  /// The kinds; none where the source leaves it open.
  let kinds: [Period.Kind?]

  /// Reads a column of kinds; texts that are no kind are reported and count as none.
  init(_ texts: TextColumn, _ context: ColumnContext, _ findings: inout Findings) {
    var kinds: [Period.Kind?] = [nil]
    var byText: [UInt16] = []
    var isUnread: [Bool] = []
    for code in 0..<UInt32(texts.dictionary.count) {
      let text = texts.dictionary.text(code).trimmingSpaces()
      let kind = Period.Kind(text)
      isUnread.append(
        kind == nil && context.missingReason(text) == nil && MissingReason(code: text) == nil
      )
      let place = kinds.firstIndex(of: kind) ?? kinds.count
      if place == kinds.count { kinds.append(kind) }
      byText.append(UInt16(clamping: place))
    }
    self.kinds = kinds
    rows = RowTexts(texts, byText)
    let places = texts.places { isUnread[Int($0)] }
    guard places.count > 0 else { return }
    let names = Period.Kind.allCases.map { "`\($0.word)`" }
    findings.advise(
      "unknown-period-kind",
      "column `\(context.name)` of \(findings.file) has \(Findings.count(places.count, "cell")) "
        + "\(places.count == 1 ? "that names" : "that name") no kind of period: "
        + places.listed(context.lines),
      help: ["the kinds are \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")"]
    )
  }

  /// For each of some rows of a part the place of its kind in ``kinds``.
  func codes(_ part: Int, _ choice: RowChoice) -> [UInt16] { rows.codes(part, choice) }
}
