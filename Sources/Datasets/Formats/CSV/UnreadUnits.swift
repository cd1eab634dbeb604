import Columns

/// Advice on a column that names units where nothing says which numbers they are of: £ and % would be
/// ranked and added together without a word.
enum UnreadUnits {
  private static let names: Set<String> = [
    "unit", "units", "measure_unit", "unit_of_measure", "value_unit", "value_units",
  ]

  /// Reports a column of several units beside numbers that have none.
  static func report(
    _ columns: [FinishedColumn],
    _ drafts: [ColumnDraft],
    _ contexts: [ColumnContext],
    _ findings: inout Findings
  ) {
    let used = Set(contexts.compactMap { $0.declared?.metadata.unitColumn })
    let plain = columns.indices.filter {
      columns[$0].field.type.number?.unit == .plain && contexts[$0].declared?.unit == nil
    }
    let number = plain.first { Schema.snakeCase(contexts[$0].name) == "value" } ?? plain.first
    guard let number else { return }
    for index in columns.indices where drafts[index].reading == .text {
      let name = contexts[index].name
      guard names.contains(Schema.snakeCase(name)), !used.contains(name) else { continue }
      let texts = drafts[index].texts.dictionary
      // A long column of words is no column of units.
      guard (2...200).contains(texts.count) else { continue }
      let units = (0..<UInt32(texts.count)).compactMap { Unit(text: texts.text($0)) }
      guard Set(units).count > 1, units.count * 2 >= texts.count else { continue }
      let value = contexts[number].name
      findings.advise(
        "unread-units",
        "column `\(name)` of \(findings.file) names units, and nothing says which numbers they are of",
        help: [
          "where they are those of `\(value)`: "
            + findings.loading("units of \(Findings.written(value)) in \(Findings.written(name))")
        ]
      )
    }
  }
}
