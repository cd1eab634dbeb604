import Columns

/// Names the percentages over 100 of a column that is a share of something; they are kept.
///
/// Only a column with a declared denominator, or that is called a share or a proportion, is known to be
/// one: a growth of 140% is none.
enum ShareReport {
  /// Adds a finding where a share is over 100%.
  static func add(
    _ column: FinishedColumn,
    _ context: ColumnContext,
    _ chunks: [CSVScan.ChunkPlace],
    to findings: inout Findings
  ) {
    let denominator = context.declared?.metadata.denominator
    guard let type = column.field.type.number, type.unit.quantity == .percent,
      type.unit.power == 0, denominator != nil || isCalledShare(context.name),
      let scale = type.scale, let limit = PowersOfTen.rescale(100, from: 0, to: scale),
      case .inMemory(let packed) = column.column
    else { return }
    var places = Places()
    for (part, chunk) in chunks.enumerated() {
      let own = packed.column(part: part, .range(0..<chunk.rows))
      guard case .decimal(let cells, _) = own.values else { return }
      for row in cells.indices where cells[row] > limit && own.validity.isPresent(row) {
        places.add(row: chunk.firstRow + row) {
          ExactDecimal(mantissa: cells[row], scale: scale).description + "%"
        }
      }
    }
    guard places.count > 0 else { return }
    findings.advise(
      "share-over-hundred",
      "column `\(context.name)` of \(findings.file) is a share"
        + (denominator.map { " of `\($0)`" } ?? "") + " and has "
        + "\(Findings.count(places.count, "cell")) over 100%: \(places.listed(context.lines)); "
        + (places.count == 1 ? "it is kept" : "they are kept")
    )
  }

  private static func isCalledShare(_ name: String) -> Bool {
    let words: Set<Substring> = ["share", "shares", "proportion", "proportions"]
    return Schema.snakeCase(name).split(separator: "_").contains(where: words.contains)
  }
}
