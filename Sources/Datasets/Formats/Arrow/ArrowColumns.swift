import Arrow
import Columns
import Synchronization

/// The columns of an Arrow file; those of texts of another program are read when they are first asked
/// for.
final class ArrowColumns: Sendable {
  private struct State {
    var finished: [Int: (field: Field, column: StoredColumn)] = [:]
    var texts: [Int: TextColumn] = [:]
    var findings: [Int: Findings] = [:]
    var failure: DataError?
  }

  private let file: ArrowFile
  private let columns: [ArrowFile.ReadColumn]
  private let contexts: [ColumnContext]
  private let relations: ColumnRelations
  private let name: String
  private let parts: [ArrowPart]
  private let state = Mutex(State())
  /// Held while columns are read: the prompt has files read on another thread.
  private let reading = Mutex(())

  init(
    _ file: ArrowFile,
    _ columns: [ArrowFile.ReadColumn],
    _ contexts: [ColumnContext],
    file name: String
  ) {
    self.file = file
    self.columns = columns
    self.name = name
    parts = file.parts
    var lines = LineMap()
    lines.counted = "row"
    lines.add(row: 0, line: 1)
    self.contexts = contexts.map { context in
      var context = context
      context.lines = lines
      return context
    }
    relations = ColumnRelations(contexts: self.contexts)
  }

  /// What is worth knowing about the columns that have been read.
  var findings: [Findings] {
    state.withLock { $0.findings.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// Whether nothing is left to be read, or cannot be.
  var isRead: Bool {
    state.withLock { state in
      state.failure != nil
        || columns.indices.allSatisfy { known($0) != nil || state.finished[$0] != nil }
    }
  }

  /// What a column is where the file says it; nil where its cells have to.
  func known(_ place: Int) -> Field? {
    guard case .typed(let column) = columns[place], !mustBeReadAsText(place) else { return nil }
    return described(column.field, place)
  }

  /// Whether a column whose cells have to be read says what rows are.
  func isTelling(_ place: Int) -> Bool {
    let metadata = contexts[place].metadata
    return metadata.role != nil || metadata.total != nil
  }

  /// What a column is.
  ///
  /// Where it cannot be read, the type is that of text and reading the rows will say why.
  func field(_ place: Int) -> Field {
    if let known = known(place) { return known }
    do throws(DataError) {
      _ = try finished(place)
    } catch {
      state.withLock { $0.failure = error }
    }
    let context = contexts[place]
    return state.withLock { $0.finished[place]?.field }
      ?? Field(context.name, .text, metadata: context.metadata)
  }

  /// A column that rows can be had of.
  func finished(_ place: Int) throws(DataError) -> StoredColumn {
    if case .typed(let column) = columns[place], !mustBeReadAsText(place) {
      return .onDisk(column, parts)
    }
    return try reading.withLock { (_) throws(DataError) in
      let (done, failure) = state.withLock { ($0.finished[place]?.column, $0.failure) }
      if let done { return done }
      if let failure { throw failure }
      let (field, column, findings) = try read(place)
      state.withLock { state in
        state.finished[place] = (field, column)
        state.findings[place] = findings
      }
      return column
    }
  }

  // MARK: - Reading

  private func read(
    _ place: Int
  ) throws(DataError) -> (Field, StoredColumn, Findings) {
    var findings = Findings(file: name)
    if case .numbers(let exact, let floating) = columns[place], !mustBeReadAsText(place) {
      for part in parts {
        guard case .floating = try exact.column(part).values else { continue }
        findings.note(
          "floating-point",
          "column `\(contexts[place].name)` of \(name) has numbers with more digits than 64 bits "
            + "hold; the column is held as floating point"
        )
        return (described(floating.field, place), .onDisk(floating, parts), findings)
      }
      return (described(exact.field, place), .onDisk(exact, parts), findings)
    }
    var others: [Int: TextColumn] = [:]
    for other in relations.sources(place) where isText(other) {
      others[other] = try texts(other)
    }
    let own = try texts(place)
    let finish = ColumnFinish(
      context: contexts[place],
      relations: relations,
      others: ColumnFinish.Others { column in others[column].map { ($0, self.contexts[column]) } }
    )
    let chunks = parts.map {
      CSVScan.ChunkPlace(from: 0, next: 0, firstRow: $0.firstRow, rows: $0.count)
    }
    let finished = finish.finish(.texts(own), chunks, &findings)
    return (finished.field, finished.column, findings)
  }

  private func isText(_ place: Int) -> Bool {
    if case .texts = columns[place] { true } else { mustBeReadAsText(place) }
  }

  /// Whether a column of numbers is declared to be something that only texts are read as.
  private func mustBeReadAsText(_ place: Int) -> Bool {
    guard let declared = contexts[place].declared else { return false }
    if case .texts = columns[place] { return false }
    if case .typed(let column) = columns[place], column.field.type.number == nil { return false }
    if declared.metadata.unitColumn != nil || declared.flagColumn != nil { return true }
    switch declared.kind {
    case .period, .text, .category, .boolean, .interval: return true
    case .any, .integer, .number: return !contexts[place].marks.isEmpty
    }
  }

  /// The field of a column whose cells are what the file says, with what is declared and what its name
  /// tells.
  private func described(_ field: Field, _ place: Int) -> Field {
    let context = contexts[place]
    var metadata = field.metadata
    if context.declared != nil || metadata.isInferred { metadata = context.metadata }
    guard let number = field.type.number, field.metadata.isInferred || context.declared?.unit != nil
    else { return Field(context.name, field.type, metadata: metadata) }
    let unit = context.declared?.unit ?? context.headingUnit ?? number.unit
    return Field(context.name, .number(number.with(unit: unit)), metadata: metadata)
  }

  /// The cells of a column as texts.
  private func texts(_ place: Int) throws(DataError) -> TextColumn {
    if let known = state.withLock({ $0.texts[place] }) { return known }
    var builder = TextDictionaryBuilder()
    var cells: [(codes: [UInt32], reasons: [UInt8])] = []
    switch columns[place] {
    case .texts(let texts):
      try texts.gather(into: &builder) { cells.append(($0, $1)) }
    case .typed(let column), .numbers(let column, _):
      for part in parts { cells.append(Self.texts(try column.column(part), &builder)) }
    case .unread: break
    }
    let texts = TextColumn(builder.build(), cells, firstRows: parts.map(\.firstRow))
    // Kept only where another column asks for them too.
    if contexts.indices.contains(where: { relations.sources($0).contains(place) }) {
      state.withLock { $0.texts[place] = texts }
    }
    return texts
  }

  /// The cells of a column of numbers, as a text file has them.
  private static func texts(
    _ column: Column,
    _ builder: inout TextDictionaryBuilder
  ) -> (codes: [UInt32], reasons: [UInt8]) {
    var codes: [UInt32] = []
    for row in 0..<column.count {
      switch column.value(at: row) {
      case .decimal(let number): codes.append(builder.code(for: number.description))
      case .floating(let number): codes.append(builder.code(for: NumberText.shortest(number)))
      default: codes.append(0)
      }
    }
    return (codes, column.validity.reasons)
  }
}

extension TextColumn {
  /// Packs cells whose codes are those of a dictionary; blank texts are missing.
  fileprivate init(
    _ dictionary: TextDictionary,
    _ cells: [(codes: [UInt32], reasons: [UInt8])],
    firstRows: [Int]
  ) {
    var own = [UInt32](repeating: .max, count: max(dictionary.count, 1))
    let shapes = (0..<UInt32(dictionary.count)).map { TextShape(dictionary.utf8($0)) }
    let parts = cells.map { codes, known in
      var reasons = known
      var spaced = Places()
      for row in codes.indices where reasons.isEmpty || reasons[row] == 0 {
        switch shapes[Int(codes[row])] {
        case .plain: break
        case .blank:
          if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: codes.count) }
          reasons[row] = MissingReason.blank.rawValue
        case .spaced: spaced.add(row: row) { dictionary.text(codes[row]).trimmingSpaces() }
        }
      }
      return TextCells(columnCodes: codes, reasons: reasons, spaced: spaced, own: &own)
    }
    self.init(dictionary: dictionary, parts: parts, firstRows: firstRows)
  }
}

/// Whether a text has anything in it, and spaces at an end.
private enum TextShape {
  case plain, blank, spaced

  init(_ text: ArraySlice<UInt8>) {
    if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      self = .blank
    } else {
      self = text.first == 0x20 || text.last == 0x20 ? .spaced : .plain
    }
  }
}
