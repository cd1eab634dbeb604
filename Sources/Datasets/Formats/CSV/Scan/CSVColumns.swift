import Columns
import Synchronization

/// The columns of a file, each read when it is first asked for.
final class CSVColumns: Sendable {
  private struct State {
    var notes: RecordNotes?
    var chunks: [CSVScan.ChunkPlace] = []
    var columns: [Int: FinishedColumn] = [:]
    /// For each column that has been read, and for the records, what is worth knowing.
    var findings: [Int: Findings] = [:]
    var recordFindings: Findings?
    var failure: DataError?
    /// The scan of the decoded text, of a file that turned out not to be UTF-8.
    var decoded: CSVScan?
    var decodingFindings: Findings?
  }

  /// Decodes a whole file into memory.
  typealias Decoding = @Sendable () throws(ScanStop) -> (scan: CSVScan, findings: Findings)

  private let raw: CSVScan
  private let decode: Decoding?
  private let contexts: [ColumnContext]
  private let relations: ColumnRelations
  private let description: ResourceDescription
  private let file: String
  private let state = Mutex(State())
  /// Held while columns are read: the prompt has files read on another thread.
  private let reading = Mutex(())

  init(
    _ scan: CSVScan,
    _ description: ResourceDescription,
    file: String,
    decode: Decoding?
  ) {
    raw = scan
    self.decode = decode
    self.description = description
    self.file = file
    contexts = scan.layout.contexts(description)
    relations = ColumnRelations(contexts: contexts)
  }

  /// The number of columns, also of those that have not been read.
  var count: Int { contexts.count }

  /// The line on which a row begins, once any column has been read.
  func line(ofRow row: Int) -> Int {
    let lines = state.withLock { $0.notes?.lines } ?? LineMap()
    return lines.line(ofRow: row)
  }

  /// The number of rows, once any column has been read.
  var rowCount: Int? { state.withLock { $0.notes?.rows } }

  /// The number of chunks, once any column has been read.
  var chunks: [CSVScan.ChunkPlace] { state.withLock { $0.chunks } }

  /// A column's name and metadata.
  func context(_ column: Int) -> ColumnContext { contexts[column] }

  /// What is worth knowing about the records and the columns that have been read.
  var findings: [Findings] {
    state.withLock { state in
      [state.decodingFindings, state.recordFindings].compactMap { $0 }
        + state.findings.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// A column that has been read; nil where it has not been.
  func column(_ column: Int) -> FinishedColumn? { state.withLock { $0.columns[column] } }

  /// What a column is, for which all columns that have not been read are read.
  ///
  /// Where they cannot be, the type is that of text and reading the rows will say why.
  func field(_ column: Int) -> Field {
    do throws(ScanStop) {
      if self.column(column) == nil { try read(Array(contexts.indices)) }
    } catch {
      state.withLock { $0.failure = error.dataError(file: file) }
    }
    let context = contexts[column]
    return self.column(column)?.field ?? Field(context.name, .text, metadata: context.metadata)
  }

  /// Why columns could not be read, where they could not.
  var failure: DataError? { state.withLock { $0.failure } }

  // MARK: - Reading

  private var scan: CSVScan { state.withLock { $0.decoded } ?? raw }

  /// Reads those of some columns that have not been read.
  func read(_ columns: [Int]) throws(ScanStop) {
    do throws(ScanStop) {
      try reading.withLock { (_) throws(ScanStop) in try readAlone(columns) }
    } catch {
      if case .data(.interrupted) = error { state.withLock { $0.failure = .interrupted } }
      throw error
    }
  }

  private func readAlone(_ columns: [Int]) throws(ScanStop) {
    do throws(ScanStop) {
      try readPlain(columns)
    } catch {
      // Every pass looks at every byte, so that it is the first that finds out.
      guard case .notPlainText = error, let decode, state.withLock({ $0.decoded == nil }) else {
        throw error
      }
      let (scan, findings) = try decode()
      state.withLock { state in
        state.decoded = scan
        state.decodingFindings = findings
      }
      try readPlain(columns)
    }
  }

  private func readPlain(_ columns: [Int]) throws(ScanStop) {
    let known = state.withLock { (columns: $0.columns, chunks: $0.notes == nil ? nil : $0.chunks) }
    var wanted = Set(columns.filter { known.columns[$0] == nil })
    if wanted.isEmpty, known.chunks != nil { return }
    // What says something of the cells of a column is in others.
    wanted.formUnion(wanted.flatMap(relations.sources))
    let order = wanted.sorted()
    let readings = order.map { (column: $0, reading: contexts[$0].reading) }
    let pass: CSVScan.Pass
    if let chunks = known.chunks {
      pass = CSVScan.Pass(chunks: chunks, parts: try scan.read(readings, of: chunks))
    } else {
      pass = try scan.read(readings)
      finish(pass.notes, pass.chunks)
    }
    let settled = try settle(readings, pass)
    try scan.bytes.checkUnchanged()
    finish(order, settled)
  }

  /// Decides for each column whether it holds numbers, and reads again what was taken for numbers in
  /// columns that turn out to be text.
  private func settle(
    _ wanted: [CSVScan.Wanted],
    _ pass: CSVScan.Pass
  ) throws(ScanStop) -> [SettledCells] {
    var parts = wanted.indices.map { slot in pass.parts.map { $0[slot] } }
    let firstRows = pass.chunks.map(\.firstRow)
    var settled = [SettledCells?](repeating: nil, count: wanted.count)
    var again: Set<Int> = []
    for slot in wanted.indices {
      switch wanted[slot].reading {
      case .text: break
      case .numbers:
        settled[slot] = .numbers(NumberColumn(parts[slot].map(\.asNumbers), firstRows: firstRows))
      case .undecided:
        guard parts[slot].contains(where: \.isNumbers) else { continue }
        let numbers = NumberColumn(parts[slot].map(\.asNumbers), firstRows: firstRows)
        if numbers.tally.isNumeric, !numbers.arePeriods {
          settled[slot] = .numbers(numbers)
        } else {
          again.insert(slot)
        }
      }
    }
    try readAgain(again.sorted(), wanted, pass.chunks, &parts)
    return wanted.indices.map { slot in
      settled[slot] ?? .texts(TextColumn(parts[slot], firstRows: firstRows))
    }
  }

  /// Reads as text the chunks in which columns were taken for numbers.
  private func readAgain(
    _ slots: [Int],
    _ wanted: [CSVScan.Wanted],
    _ chunks: [CSVScan.ChunkPlace],
    _ parts: inout [[ColumnPart]]
  ) throws(ScanStop) {
    guard !slots.isEmpty else { return }
    let wrong = chunks.indices.filter { chunk in slots.contains { parts[$0][chunk].isNumbers } }
    let columns = slots.map { (column: wanted[$0].column, reading: ColumnDraft.Reading.text) }
    let read = try scan.read(columns, of: wrong.map { chunks[$0] })
    for (chunk, cells) in zip(wrong, read) {
      for (slot, part) in zip(slots, cells) { parts[slot][chunk] = part }
    }
  }

  // MARK: - Finishing

  private func finish(_ notes: RecordNotes, _ chunks: [CSVScan.ChunkPlace]) {
    var findings = Findings(file: file)
    notes.report(scan.layout, description, &findings)
    state.withLock { state in
      state.notes = notes
      state.chunks = chunks
      state.recordFindings = findings
    }
  }

  private func finish(_ columns: [Int], _ settled: [SettledCells]) {
    let (lines, chunks) = state.withLock { ($0.notes?.lines ?? LineMap(), $0.chunks) }
    for (column, cells) in zip(columns, settled) {
      var findings = Findings(file: file)
      var context = contexts[column]
      context.lines = lines
      let others = ColumnFinish.Others { column in
        guard let place = columns.firstIndex(of: column), case .texts(let texts) = settled[place]
        else { return nil }
        var context = self.contexts[column]
        context.lines = lines
        return (texts, context)
      }
      let finish = ColumnFinish(context: context, relations: relations, others: others)
      let finished = finish.finish(cells, chunks, &findings)
      let found = findings
      state.withLock { state in
        state.columns[column] = finished
        state.findings[column] = found
      }
    }
  }
}

extension ColumnPart {
  fileprivate var isNumbers: Bool { if case .numbers = self { true } else { false } }

  /// The cells as numbers.
  fileprivate var asNumbers: NumberCells {
    switch self {
    case .numbers(let cells): return cells
    case .text(let cells, let texts):
      var draft = NumberDraft()
      let readings = (0..<texts.count).map { code in
        NumberParser.read(
          texts.bytes.span,
          Int(texts.offsets[code]),
          Int(texts.offsets[code + 1])
        )
      }
      draft.add(cells, readings) { code in
        let range = Int(texts.offsets[code])..<Int(texts.offsets[code + 1])
        return String(decoding: texts.bytes[range], as: UTF8.self)
      }
      return NumberCells(draft)
    }
  }
}

extension TextColumn {
  /// Numbers the texts of all chunks in the order of their first appearance.
  fileprivate init(_ parts: [ColumnPart], firstRows: [Int]) {
    var builder = TextDictionaryBuilder()
    let numbered = parts.compactMap { part -> TextCells? in
      guard case .text(var cells, let texts) = part else { return nil }
      for code in 0..<texts.count {
        let range = Int(texts.offsets[code])..<Int(texts.offsets[code + 1])
        cells.columnCodes[code] = builder.code(for: texts.bytes.span.extracting(range))
      }
      return cells
    }
    self.init(dictionary: builder.build(), parts: numbered, firstRows: firstRows)
  }
}

extension ScanStop {
  /// The reason in words; bytes that are not text have been dealt with before.
  func dataError(file: String) -> DataError {
    switch self {
    case .fault(let fault): DataError(fault, file: file)
    case .data(let error): error
    case .notPlainText: DataError(id: "not-text", "\(file) is not text in UTF-8")
    }
  }
}
