import Columns

extension Table {
  /// The table with a column of flags behind each column that has any: `value`, `value_flag`.
  ///
  /// What machines read has plain numbers, and loses no flag; printed cells say theirs themselves.
  ///
  /// - Returns: the table, and the name of the column of flags for each column that has one.
  func withFlags(_ cells: CellOptions) -> (table: Table, flagColumns: [String: String]) {
    let flagged = schema.fields.indices.map { index in
      !cells.isPrinted(schema.fields[index], in: schema)
        && batches.contains { batch in batch.columns[index].notes.flags.contains { $0 != 0 } }
    }
    guard flagged.contains(true) else { return (self, [:]) }
    var flagColumns: [String: String] = [:]
    var taken = Set(schema.names)
    var fields: [Field] = []
    for (index, field) in schema.fields.enumerated() {
      fields.append(field)
      guard flagged[index] else { continue }
      var name = "\(field.name)_flag"
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(field.name)_flag_\(number)"
        number += 1
      }
      fields.append(Field(name, .text))
      flagColumns[field.name] = name
    }
    let dictionary = TextDictionary(
      (0..<256).map { CellFlags(rawValue: UInt8(truncatingIfNeeded: $0)).letters }
    )
    let all = batches.map { batch in
      var columns: [Column] = []
      for (index, column) in batch.columns.enumerated() {
        columns.append(column)
        guard flagged[index] else { continue }
        let bits = column.notes.flags
        let codes = (0..<batch.count).map { row -> UInt32 in
          bits.isEmpty || !column.validity.isPresent(row) ? 0 : UInt32(bits[row])
        }
        let reasons = codes.map { $0 == 0 ? MissingReason.blank.rawValue : 0 }
        columns.append(Column(.text(codes, dictionary), validity: Validity(reasons: reasons)))
      }
      return Batch(columns, count: batch.count)
    }
    var table = Table(schema: Schema(fields), batches: all)
    table.citations = citations
    return (table, flagColumns)
  }
}
