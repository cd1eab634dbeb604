import Columns

/// Names the percentages over 100 of a column that is a share of something; they are kept.
///
/// Only a column with a declared denominator is known to be a share: a growth of 140% is none.
enum ShareReport {
  /// Adds a finding where a share is over 100%.
  static func add(
    _ column: FinishedColumn,
    _ context: ColumnContext,
    _ chunks: [CSVScan.ChunkPlace],
    to findings: inout Findings
  ) {
    guard let denominator = context.declared?.metadata.denominator,
      let type = column.field.type.number, type.unit.quantity == .percent, type.unit.power == 0,
      let scale = type.scale, let limit = PowersOfTen.rescale(100, from: 0, to: scale)
    else { return }
    var places = Places()
    for (part, chunk) in chunks.enumerated() {
      let own = column.column.column(part: part, .range(0..<chunk.rows))
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
      "column `\(context.name)` of \(findings.file) is a share of `\(denominator)` and has "
        + "\(Findings.count(places.count, "cell")) over 100%: \(places.listed(context.lines)); "
        + (places.count == 1 ? "it is kept" : "they are kept")
    )
  }
}
