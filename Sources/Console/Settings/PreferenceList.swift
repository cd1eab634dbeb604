import Columns

/// The settings as a table.
enum PreferenceList {
  /// Each with its value, its default and what it does.
  static func table(_ preferences: Preferences) -> Table {
    let items = Preferences.items
    return TextTable.table([
      ("setting", items.map(\.name)), ("value", items.map { preferences[$0.name] }),
      ("default", items.map(\.fallback)), ("meaning", items.map(\.meaning)),
    ])
  }
}

/// Tables of texts that the program itself makes.
enum TextTable {
  /// A table of columns of the same length.
  static func table(_ columns: [(name: String, cells: [String])]) -> Table {
    let built = columns.map { column in
      var builder = ColumnBuilder(type: .text)
      for cell in column.cells { builder.append(.text(cell)) }
      return builder.build()
    }
    let count = columns.first?.cells.count ?? 0
    let schema = Schema(columns.map { Field($0.name, .text) })
    return Table(schema: schema, batches: [Batch(built, count: count)])
  }
}
