package import Columns

/// What a data package says of a file beyond the schema of its table.
///
/// ``init(_:)`` takes the facts from a table that is about to be written as CSV; those of a file that
/// was read come from its cells as they are written there.
package struct TableFacts: Sendable {
  /// The number of rows.
  package var rows: Int
  /// The number of bytes of the file, where it is known.
  package var bytes: Int?
  /// The encoding, as data packages name it.
  package var encoding = "utf-8"
  /// The name of the format, where it is not one of text.
  package var format: String?
  /// The byte between cells.
  package var delimiter: UInt8 = 0x2C
  /// Whether the file has columns beyond those of the schema.
  package var hasMoreColumns = false
  /// One entry for each column of the schema.
  package var columns: [ColumnFacts]

  /// Creates facts from what was found in a file.
  init(rows: Int, columns: [ColumnFacts]) {
    self.rows = rows
    self.columns = columns
  }

  /// The facts of a table that is written with a code for each missing cell, by default the published
  /// one; where the code is nil or empty, so is the cell.
  ///
  /// - Complexity: O(cells).
  package init(_ table: Table, code: (MissingReason) -> String? = { $0.code }) {
    rows = table.rowCount
    columns = table.schema.fields.indices.map { index in
      var facts = ColumnFacts()
      for batch in table.batches { facts.add(batch.columns[index], code: code) }
      return facts
    }
  }
}

/// What a data package says of a column beyond its field.
package struct ColumnFacts: Sendable {
  /// A text that stands for a missing value.
  package struct Code: Hashable, Sendable {
    /// The text, as it is written in the file.
    package var text: String
    /// What it stands for.
    package var reason: MissingReason
    /// How many cells hold it.
    package var count: Int
  }

  /// The texts that stand for missing values; blank cells are not among them.
  package var codes: [Code] = []
  /// Texts that are values here and that elsewhere stand for a missing value: `c` in a column of
  /// letters.
  package var valuesLikeCodes: [String] = []
  /// Whether every cell has a value.
  package var isComplete = true
  /// The largest number of decimals printed.
  package var decimals: Int?
  /// Whether numbers have commas between thousands.
  package var hasGroups = false
  /// Whether numbers carry marks such as `£` or `%`.
  package var hasMarks = false
  /// Whether the unit is worked out anew from the marks of the cells, because one unit for the
  /// column would read some of them wrongly.
  package var hasOwnUnits = false
  /// Whether numbers carry words such as `12 FTE`, which are read only where no type is declared.
  package var hasWords = false
  /// Whether months are written as years and months, such as `02:03`.
  package var isYearsAndMonths = false
  /// How true and false are written.
  package var trueValues: [String] = []
  /// How true and false are written.
  package var falseValues: [String] = []
  /// How days are written, as `strptime` has it; nil where periods have names.
  package var dayFormat: String?
  /// The sense in which all figures belong to their periods, where it is not that of a flow.
  package var periodKind: Period.Kind?
  /// The column with the flags of each row's value, where there is one.
  package var flagColumn: String?
  /// What the column seems to be for, where nothing declares it.
  package var role: FieldMetadata.Role?

  /// Creates facts that say nothing.
  init() {}

  /// Adds the cells of a column, whose missing ones are written as codes.
  fileprivate mutating func add(_ column: Column, code: (MissingReason) -> String?) {
    for reason in column.validity.reasons where reason != 0 {
      isComplete = false
      guard let reason = MissingReason(rawValue: reason), let text = code(reason), !text.isEmpty
      else { continue }
      add(code: text, reason)
    }
    switch column.values {
    case .decimal(_, let scale): decimals = max(decimals ?? 0, scale)
    case .text(_, let dictionary): addValuesLikeCodes(dictionary)
    default: break
    }
  }

  /// Counts a cell that holds a code.
  mutating func add(code text: String, _ reason: MissingReason) {
    if let index = codes.firstIndex(where: { $0.text == text }) {
      codes[index].count += 1
    } else {
      codes.append(Code(text: text, reason: reason, count: 1))
    }
  }

  /// Looks for texts that are codes in other columns; dictionaries hold each text once.
  mutating func addValuesLikeCodes(_ dictionary: TextDictionary) {
    for code in 0..<UInt32(dictionary.count) {
      let bytes = dictionary.utf8(code)
      // No code has more than five bytes.
      guard (1...5).contains(bytes.count) else { continue }
      let text = dictionary.text(code)
      if MissingReason(code: text) != nil || MissingMarks.reason(text) != nil,
        !valuesLikeCodes.contains(text), !codes.contains(where: { $0.text == text })
      {
        valuesLikeCodes.append(text)
      }
    }
  }
}
