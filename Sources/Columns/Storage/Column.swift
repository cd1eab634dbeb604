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
    /// The lower and the upper ends of intervals: numbers held alike, no lower one above its upper.
    indirect case interval(lower: Values, upper: Values)
    /// The numbers of rows, as whole numbers; only columns that an engine hides have them.
    case rowNumbers(RowNumbers)
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
  package var count: Int { values.count }

  /// One cell.
  package func value(at row: Int) -> Value {
    if let reason = validity.reason(row) { return .missing(reason) }
    return values.value(at: row)
  }

  /// The lower and the upper ends of intervals, each as a column with the cells' notes; nil for
  /// other cells.
  package var ends: (lower: Column, upper: Column)? {
    guard case .interval(let lower, let upper) = values else { return nil }
    return (
      Column(lower, validity: validity, notes: notes),
      Column(upper, validity: validity, notes: notes)
    )
  }

  /// Whether the interval of a row has two ends that differ.
  package func isRange(_ row: Int) -> Bool {
    switch values {
    case .interval(.decimal(let lower, _), .decimal(let upper, _)): lower[row] != upper[row]
    case .interval(.floating(let lower), .floating(let upper)): lower[row] != upper[row]
    default: false
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

extension Column.Values {
  /// The number of rows.
  var count: Int {
    switch self {
    case .boolean(let cells): cells.count
    case .decimal(let cells, _): cells.count
    case .floating(let cells): cells.count
    case .period(let cells): cells.count
    case .text(let cells, _): cells.count
    case .interval(let lower, _): lower.count
    case .rowNumbers(let rows): rows.count
    }
  }

  /// The decimal places of exact numbers, or of intervals' exact ends.
  package var scale: Int? {
    switch self {
    case .decimal(_, let scale): scale
    case .interval(let lower, _): lower.scale
    case .rowNumbers: 0
    default: nil
    }
  }

  /// The value at a row, which means something only where the cell has one.
  fileprivate func value(at row: Int) -> Value {
    switch self {
    case .boolean(let cells): .boolean(cells[row])
    case .decimal(let cells, let scale):
      .decimal(ExactDecimal(mantissa: cells[row], scale: scale))
    case .floating(let cells): .floating(cells[row])
    case .period(let cells): .period(cells[row])
    case .text(let cells, let dictionary): .text(dictionary.text(cells[row]))
    case .interval(let lower, let upper): .interval(lower.value(at: row), upper.value(at: row))
    case .rowNumbers(let rows): .decimal(ExactDecimal(mantissa: rows[row], scale: 0))
    }
  }
}
