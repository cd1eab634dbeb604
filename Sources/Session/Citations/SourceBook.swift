import Columns
import Diagnostics
import Plan

/// What is needed to name rows of one source: its documents, or its file and lines.
struct SourceBook: Sendable {
  private enum Kind: Sendable {
    /// A table whose columns say where each row is printed.
    case documents(DocumentCells)
    /// A file.
    case file(TableSource)
    /// Rows written in a text of the session.
    case written(String)
    /// An earlier answer that is followed no further back.
    case earlier(String)
  }

  private let kind: Kind
  /// The file as it is shown: its name, or the whole path where two files have one name.
  private var file: String
  private let source: TableSource?
  private lazy var publication = source?.publication()

  init(_ source: LineageSource, text: SourceFile?) {
    self.source = source.provider?.source
    file = self.source.map { Self.name(of: $0.file) } ?? ""
    if let provider = source.provider, let cells = DocumentCells(provider) {
      kind = .documents(cells)
    } else if let file = self.source {
      kind = .file(file)
    } else if source.provider == nil || source.span != .none {
      kind = .written(Self.place(of: source.span, in: text))
    } else {
      kind = .earlier("an earlier answer")
    }
  }

  private static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  private static func place(of span: SourceSpan, in text: SourceFile?) -> String {
    guard let text, text.name != "query" else { return "figures in the query" }
    return "figures in \(name(of: text.name)), line \(text.position(of: span.start).line)"
  }

  /// Gives files of one name in different folders their whole path.
  static func tellApart(_ books: inout [SourceBook]) {
    var paths: [String: Set<String>] = [:]
    for book in books where book.source != nil {
      paths[book.file, default: []].insert(book.source?.file ?? "")
    }
    for index in books.indices {
      if let path = books[index].source?.file, let all = paths[books[index].file], all.count > 1 {
        books[index].file = path
      }
    }
  }

  /// Writes what some rows come from: a text for each document, each file and each text of the session.
  static func write(_ rows: [SourceRows], _ books: inout [SourceBook], to words: inout Words) {
    if rows.count == 1, case .file = books[rows[0].source].kind {
      return books[rows[0].source].write(rows[0], to: &words)
    }
    var documents = DocumentPlaces()
    var files: [(book: Int, rows: SourceRows)] = []
    var others: [String] = []
    for part in rows {
      switch books[part.source].kind {
      case .documents(let cells):
        let unknown = documents.add(part, of: cells)
        if unknown.count > 0 { add(unknown, to: &files, books) }
      case .file: add(part, to: &files, books)
      case .written(let words), .earlier(let words):
        if !others.contains(words) { others.append(words) }
      }
    }
    let start = words.bytes.count
    func separate(_ words: inout Words) {
      if words.bytes.count > start { words.bytes.append(Citations.separator) }
    }
    for text in documents.words {
      separate(&words)
      words += text
    }
    for file in files {
      separate(&words)
      books[file.book].write(file.rows, to: &words)
    }
    for text in others {
      separate(&words)
      words += text
    }
  }

  /// Adds rows to those of the same file, which a query may read twice.
  private static func add(
    _ rows: SourceRows,
    to files: inout [(book: Int, rows: SourceRows)],
    _ books: [SourceBook]
  ) {
    let name = books[rows.source].file
    if !name.isEmpty, let known = files.firstIndex(where: { books[$0.book].file == name }) {
      files[known].rows = files[known].rows.union(rows)
    } else {
      files.append((rows.source, rows))
    }
  }

  private mutating func write(_ rows: SourceRows, to words: inout Words) {
    guard let source else {
      words += "an unnamed table"
      return
    }
    if let publication {
      words += publication
      words += ": "
    }
    words += file
    if rows.isWhole { return }
    words += ", "
    LineWords.write(rows, source, to: &words)
  }
}
