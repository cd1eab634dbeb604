import Columns

/// Advice on a column that names units where nothing says which numbers they are of: £ and % would be
/// ranked and added together without a word.
enum UnreadUnits {
  private static let names: Set<String> = [
    "unit", "units", "measure_unit", "unit_of_measure", "value_unit", "value_units",
  ]

  /// Whether a column of that name may hold units.
  static func isName(_ name: String) -> Bool { names.contains(Schema.snakeCase(name)) }

  /// Reports a column of several units beside numbers that have none, of columns that have been read.
  static func report(_ columns: CSVColumns, _ findings: inout Findings) {
    let contexts = (0..<columns.count).map(columns.context)
    let used = Set(contexts.compactMap { $0.declared?.metadata.unitColumn })
    let named = contexts.indices.filter {
      isName(contexts[$0].name) && !used.contains(contexts[$0].name)
    }
    guard !named.isEmpty else { return }
    let plain = contexts.indices.filter {
      contexts[$0].declared?.unit == nil && columns.column($0)?.field.type.number?.unit == .plain
    }
    let number = plain.first { Schema.snakeCase(contexts[$0].name) == "value" } ?? plain.first
    guard let number else { return }
    for index in named {
      guard let texts = columns.column(index)?.column.texts else { continue }
      let name = contexts[index].name
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
