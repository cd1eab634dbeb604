package import Columns
import Diagnostics

extension Table {
  /// The table with the numbers of its rows' sources in a last column, at least of those in some
  /// ranges; itself where sources were not asked for.
  func numbered(_ rows: [Range<Int>], mark: (Int) -> String) -> Table {
    guard let citations else { return self }
    var marks = TextDictionaryBuilder()
    _ = marks.code(for: "")
    var codes = [UInt32](repeating: 0, count: rowCount)
    for range in rows {
      for row in range {
        let number = citations.number(ofRow: row)
        if number > 0 { codes[row] = marks.code(for: mark(number)) }
      }
    }
    return adding(codes, marks.build())
  }

  /// The table with what each row comes from in a last column; itself where nothing is known.
  package var sourced: Table {
    guard let citations else { return self }
    let (numbers, texts) = citations.all
    let codes = numbers.map { UInt32(clamping: $0) }
    guard texts.bytes.contains(Citations.separator) else { return adding(codes, texts) }
    // Places in a document are set apart by semicolons, so documents must be by something else.
    let bar = Array(" | ".utf8)
    var builder = TextDictionaryBuilder()
    let joined = (0..<texts.count).map { number in
      let parts = texts.utf8(UInt32(clamping: number)).split(separator: Citations.separator)
      return builder.code(for: Array(parts.joined(separator: bar)).span)
    }
    return adding(codes.map { joined[Int($0)] }, builder.build())
  }

  /// The table with a last column of text; the code 0 is of a cell without any.
  private func adding(_ codes: [UInt32], _ dictionary: TextDictionary) -> Table {
    var start = 0
    let batches = batches.map { batch in
      let cells = Array(codes[start..<min(start + batch.count, codes.count)])
      start += batch.count
      let validity = Validity(reasons: cells.map { $0 == 0 ? MissingReason.noData.rawValue : 0 })
      let column = Column(.text(cells, dictionary), validity: validity)
      return Batch(batch.columns + [column], count: batch.count)
    }
    var table = Table(schema: Schema(schema.fields + [Field(sourceName, .text)]), batches: batches)
    table.citations = citations
    return table
  }

  /// The name of the column of sources, or of the member of a JSON object: one that no column has.
  private var sourceName: String { schema.freeName("source") }
}

extension Schema {
  /// A name, or where a column has it already the name with the first number that makes it free.
  func freeName(_ name: String) -> String {
    let taken = Set(names.map { $0.lowercased() })
    var candidate = name
    var number = 2
    while taken.contains(candidate) { (candidate, number) = ("\(name)_\(number)", number + 1) }
    return candidate
  }

  /// The columns that say where a row is printed, as its sources do.
  var documentColumns: [Int] {
    fields.indices.filter {
      let role = fields[$0].metadata.role
      return role == .document || role == .page || role == .paragraph
    }
  }
}

/// The numbered list of sources beneath a table.
struct SourceList {
  private let citations: Citations
  private let numbers: [Int]

  /// The sources of the rows given; nil where there are none.
  init?(of table: Table, _ rows: [Range<Int>]) {
    guard let citations = table.citations else { return nil }
    let shown = Set(rows.joined().map { citations.number(ofRow: $0) })
    numbers = shown.filter { $0 > 0 }.sorted()
    guard !numbers.isEmpty else { return nil }
    self.citations = citations
  }

  /// Visits each number with what it stands for.
  func forEach(_ body: (Int, [String]) -> Void) {
    for number in numbers { body(number, citations.sources(number)) }
  }

  /// Writes the list for a screen, the lines of a long source under its first.
  func write(on screen: Screen, to stream: inout some AnswerStream) {
    var lines = LineBuilder(screen)
    lines.endLine()
    forEach { number, sources in
      let mark = "[\(number)] "
      let room = screen.width.map { max($0 - mark.utf8.count, 16) } ?? Int.max
      var margin = 0
      for source in sources {
        let text = TerminalText.escaped(screen.isUnicode ? source : TerminalText.plain(source))
        for line in TextWrapping.lines(of: text, into: room) {
          if margin == 0 { lines.add(mark, style: "2") } else { lines.addSpaces(margin) }
          lines.add(line)
          lines.endLine()
          margin = mark.utf8.count
        }
      }
    }
    lines.flush(to: &stream)
  }
}
