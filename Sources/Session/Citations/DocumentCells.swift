import Columns

/// The columns of a table that say where each row is printed.
struct DocumentCells: Sendable {
  private let documents: Column
  private let pages: Column?
  private let paragraphs: Column?

  /// The number of rows.
  var rowCount: Int { documents.count }

  /// Reads them; nil for a table without a column of documents, or that cannot be read again.
  init?(_ provider: any TableProvider) {
    let fields = provider.schema.fields
    let places = [FieldMetadata.Role.document, .page, .paragraph].map { role in
      // A column with a role says what rows are; of any other the file would be read to find none.
      fields.firstIndex { $0.isTelling && $0.metadata.role == role }
    }
    guard places[0] != nil else { return nil }
    let wanted = places.compactMap { $0 }
    guard let batches = try? provider.scan(columns: wanted) else { return nil }
    var columns = wanted.indices.map { index in
      Column.joined(batches.map { $0.columns[index] }, type: fields[wanted[index]].type)
    }[...]
    let read = places.map { $0 == nil ? nil : columns.popFirst() }
    guard let documents = read[0] else { return nil }
    self.documents = documents
    pages = read[1]
    paragraphs = read[2]
  }

  /// Where a row is printed; nil where its document is not known.
  func place(ofRow row: Int) -> (document: String, page: String?, paragraph: String?)? {
    guard row < rowCount, let document = Self.text(documents, row) else { return nil }
    return (
      document, pages.flatMap { Self.text($0, row) }, paragraphs.flatMap { Self.text($0, row) }
    )
  }

  /// Whether a row is printed at the place of the row before it, by the codes of its texts.
  func repeatsRow(before row: Int) -> Bool {
    guard row > 0, row < rowCount else { return false }
    return [documents, pages, paragraphs].allSatisfy { column in
      guard let column else { return true }
      if case .text(let codes, _) = column.values {
        return codes[row] == codes[row - 1]
          && column.validity.isPresent(row) == column.validity.isPresent(row - 1)
      }
      return column.value(at: row) == column.value(at: row - 1)
    }
  }

  private static func text(_ column: Column, _ row: Int) -> String? {
    switch column.value(at: row) {
    case .text(let text): text.isEmpty ? nil : text
    case .decimal(let number): number.description
    case .period(let period): period.label
    case .floating(let number): NumberText.shortest(number)
    case .boolean, .interval, .missing: nil
    }
  }
}
