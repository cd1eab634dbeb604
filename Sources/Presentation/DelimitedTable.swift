package import Columns

/// A table with the columns that delimited text has of it, and what a reader must know of them.
package struct DelimitedTable {
  /// The table, with flags and sources in columns of their own.
  package let table: Table
  /// The name of the column of flags for each column that has one.
  package let flagColumns: [String: String]
  /// The columns whose numbers are written with their units, cell by cell.
  package let printed: Set<String>
}

extension Table {
  /// The table as delimited text writes it.
  package func delimited(_ cells: CellOptions) -> DelimitedTable {
    let (flagged, flagColumns) = withFlags(cells)
    let table = (cells.cells == .printed ? flagged.forReading : flagged).sourced
    let printed = table.schema.fields.filter {
      $0.type.number != nil && cells.isPrinted($0, in: table.schema)
    }
    return DelimitedTable(
      table: table,
      flagColumns: flagColumns,
      printed: Set(printed.map(\.name))
    )
  }
}
