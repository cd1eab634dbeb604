/// One column of a batch: typed values in Arrow's layout, which cells have one, and cell notes.
///
/// Where a cell is missing its place in the values is filled with zero and means nothing.
package struct Column: Sendable {
  /// The values, one array of a concrete type.
  package enum Values: Sendable {
    case boolean([Bool])
    /// Whole numbers of the last of `scale` decimal places.
    case decimal([Int64], scale: Int)
    case floating([Double])
    case period([Period])
    case text([UInt32], TextDictionary)
  }

  /// What is known of single cells beyond their values; each array is empty or one entry a row.
  package struct CellNotes: Sendable {
    /// The decimal places that were printed, where cells of the column differ.
    package var decimals: [UInt8]
    /// For a unit that varies by row, the position of each row's unit in ``unitTable``.
    package var units: [UInt16]
    /// The units that ``units`` refers to.
    package var unitTable: [Unit]
    /// The raw value of each row's ``CellFlags``, where any cell has one.
    package var flags: [UInt8]

    /// Creates cell notes.
    package init(
      decimals: [UInt8] = [],
      units: [UInt16] = [],
      unitTable: [Unit] = [],
      flags: [UInt8] = []
    ) {
      self.decimals = decimals
      self.units = units
      self.unitTable = unitTable
      self.flags = flags
    }

    /// Nothing is known.
    package static let none = CellNotes()

    /// Whether nothing is known.
    package var isEmpty: Bool { decimals.isEmpty && units.isEmpty && flags.isEmpty }
  }

  /// The values.
  package let values: Values
  /// Which cells have a value.
  package let validity: Validity
  /// What is known of single cells.
  package let notes: CellNotes

  /// Creates a column.
  package init(_ values: Values, validity: Validity = .all, notes: CellNotes = .none) {
    self.values = values
    self.validity = validity
    self.notes = notes
  }

  /// The number of rows.
  package var count: Int {
    switch values {
    case .boolean(let cells): cells.count
    case .decimal(let cells, _): cells.count
    case .floating(let cells): cells.count
    case .period(let cells): cells.count
    case .text(let cells, _): cells.count
    }
  }

  /// One cell.
  package func value(at row: Int) -> Value {
    if let reason = validity.reason(row) { return .missing(reason) }
    switch values {
    case .boolean(let cells): return .boolean(cells[row])
    case .decimal(let cells, let scale):
      return .decimal(ExactDecimal(mantissa: cells[row], scale: scale))
    case .floating(let cells): return .floating(cells[row])
    case .period(let cells): return .period(cells[row])
    case .text(let cells, let dictionary): return .text(dictionary.text(cells[row]))
    }
  }

  /// The unit of a row, where the column's unit varies by row.
  package func unit(at row: Int) -> Unit? {
    notes.units.isEmpty ? nil : notes.unitTable[Int(notes.units[row])]
  }

  /// The printed decimal places of a row, where they differ from the column's.
  package func decimals(at row: Int) -> Int? {
    notes.decimals.isEmpty ? nil : Int(notes.decimals[row])
  }

  /// What the publisher says of a row's value.
  package func flags(at row: Int) -> CellFlags {
    notes.flags.isEmpty ? [] : CellFlags(rawValue: notes.flags[row])
  }

  /// The same cells with other flags, one a row or none at all.
  package func with(flags: [UInt8]) -> Column {
    var notes = notes
    notes.flags = flags
    return with(notes: notes)
  }

  /// The same cells with other notes.
  package func with(notes: CellNotes) -> Column {
    Column(values, validity: validity, notes: notes)
  }
}
