import Columns
import Diagnostics

extension Table {
  /// The table with the numbers of its rows' sources, as `[1]`, in a last column; itself where it has
  /// none.
  func numbered(mark: (Int32) -> String) -> Table {
    guard let citations else { return self }
    var marks = TextDictionaryBuilder()
    var codes: [UInt32] = []
    codes.reserveCapacity(citations.numbers.count)
    for number in citations.numbers {
      codes.append(marks.code(for: number > 0 ? mark(number) : ""))
    }
    return adding(codes, marks.build(), isMissing: { citations.numbers[$0] == 0 })
  }

  /// The table with what each row comes from in a last column; itself where nothing is known.
  var sourced: Table {
    guard let citations else { return self }
    // Places in a document are set apart by semicolons, so documents must be by something else.
    let bar = Array(" | ".utf8)
    var codes = citations.numbers.map { UInt32(clamping: $0) }
    var texts = citations.texts
    if texts.bytes.contains(Citations.separator) {
      var builder = TextDictionaryBuilder()
      let joined = (0..<texts.count).map { number in
        let parts = texts.utf8(UInt32(clamping: number)).split(separator: Citations.separator)
        return builder.code(for: Array(parts.joined(separator: bar)).span)
      }
      codes = codes.map { joined[Int($0)] }
      texts = builder.build()
    }
    return adding(codes, texts, isMissing: { citations.numbers[$0] == 0 })
  }

  private func adding(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    isMissing: (Int) -> Bool
  ) -> Table {
    var start = 0
    let batches = batches.map { batch in
      let rows = start..<min(start + batch.count, codes.count)
      start += batch.count
      let reasons = rows.map { isMissing($0) ? MissingReason.noData.rawValue : 0 }
      let column = Column(
        .text(Array(codes[rows]), dictionary),
        validity: Validity(reasons: reasons)
      )
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

  /// The sources of the rows given, or of all; nil where there are none.
  init?(of table: Table, rows: [Range<Int>]? = nil) {
    guard let citations = table.citations else { return nil }
    var shown: Set<Int> = []
    for range in rows ?? [citations.numbers.indices] {
      for row in range.clamped(to: citations.numbers.indices) where citations.numbers[row] > 0 {
        shown.insert(Int(citations.numbers[row]))
      }
    }
    guard !shown.isEmpty else { return nil }
    self.citations = citations
    numbers = shown.sorted()
  }

  /// Visits each number with what it stands for.
  func forEach(_ body: (Int, [String]) -> Void) {
    for number in numbers { body(number, citations.sources(number)) }
  }

  /// Writes the list for a screen, the lines of a long source under its first.
  func write(on screen: Screen, to stream: inout some TextOutputStream) {
    var lines = LineBuilder(screen)
    lines.endLine()
    forEach { number, sources in
      let mark = "[\(number)] "
      let room = screen.width.map { max($0 - mark.utf8.count, 16) } ?? Int.max
      var margin = 0
      for source in sources {
        let text = TerminalText.escaped(screen.isUnicode ? source : Self.plain(source))
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

  private static func plain(_ text: String) -> String {
    text.replacing("–", with: "-").replacing("…", with: "...")
  }
}
