import Columns
import Synchronization

/// The dictionary of a column, read when it is first needed.
final class ArrowDictionary: Sendable {
  /// The values.
  struct Content: Sendable {
    /// The texts; of a dictionary of anything else, none.
    let texts: TextDictionary
    /// For each value of the file the code of its text, or that nothing stands there.
    let codes: [UInt32]
    /// The code of a value that is missing.
    static let missing = UInt32.max
    /// The values of a dictionary that is not of texts.
    let values: Column?
    /// Whether the codes of the file are those of ``texts``.
    let areSame: Bool

    /// The number of values.
    var count: Int { codes.count }
  }

  private let file: ArrowFile
  private let field: ArrowField
  private let content = Mutex<Content?>(nil)

  init(_ file: ArrowFile, _ field: ArrowField) {
    self.file = file
    self.field = field
  }

  /// The values.
  func values() throws(DataError) -> Content {
    try content.withLock { (kept) throws(DataError) in
      if let kept { return kept }
      let read = try read()
      kept = read
      return read
    }
  }

  private func read() throws(DataError) -> Content {
    var builder = TextDictionaryBuilder()
    var codes: [UInt32] = []
    var columns: [Column] = []
    for batch in try file.dictionary(of: field) {
      guard let cells = batch.columns.first ?? nil else {
        throw ArrowFault.damaged(file.bytes.name)
      }
      let rows = CellChoice(0..<batch.rows)
      var reasons = try file.reasons(cells, rows)
      switch field.type {
      case .text, .textView:
        let start = codes.count
        codes.append(contentsOf: repeatElement(Content.missing, count: batch.rows))
        try file.forEachText(field.type, cells, rows.range, reasons) { row, text in
          codes[start + row] = builder.code(for: text)
        }
      default:
        columns.append(try file.plain(field.type, cells, rows, &reasons))
        codes.append(contentsOf: (UInt32(codes.count)..<UInt32(codes.count + batch.rows)))
      }
    }
    let type = field.type.plainType
    return Content(
      texts: builder.count == 0 ? TextDictionary([""]) : builder.build(),
      codes: codes,
      values: columns.isEmpty ? nil : Column.joined(columns, type: type),
      areSame: codes.indices.allSatisfy { codes[$0] == UInt32(truncatingIfNeeded: $0) }
    )
  }
}

extension ArrowType {
  /// What cells of the type are taken for where nothing else is known of them.
  var plainType: DataType {
    switch self {
    case .boolean: .boolean
    case .dateDays, .dateMilliseconds, .timestamp: .period
    case .decimal(_, let scale, _):
      .number(NumberType(.decimal(scale: min(max(scale, 0), 18)), unit: .plain))
    case .floating: .number(NumberType(.floating, unit: .plain))
    case .integer: .integer
    case .null, .text, .textView, .other: .text
    }
  }
}
