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
        && !hasFlags(behind: index)
    }
    var flagColumns: [String: String] = [:]
    for index in schema.fields.indices where hasFlags(behind: index) {
      flagColumns[schema.fields[index].name] = schema.fields[index + 1].name
    }
    guard flagged.contains(true) else { return (self, flagColumns) }
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

  /// Whether the next column is that of the flags already, as in an answer that was read back.
  private func hasFlags(behind index: Int) -> Bool {
    guard index + 1 < schema.fields.count, schema.fields[index + 1].type == .text,
      schema.fields[index + 1].name == schema.fields[index].name + "_flag"
    else { return false }
    let isFlagged = batches.contains { $0.columns[index].notes.flags.contains { $0 != 0 } }
    return isFlagged
      && batches.allSatisfy { batch in
        let (column, texts) = (batch.columns[index], batch.columns[index + 1])
        return (0..<batch.count).allSatisfy { row in
          let letters = column.validity.isPresent(row) ? column.flags(at: row).letters : ""
          if case .text(let text) = texts.value(at: row) { return text == letters }
          return letters.isEmpty
        }
      }
  }
}
