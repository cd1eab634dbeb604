import Columns
import Synchronization

/// One pass over a file: some of its columns, chunk by chunk on all threads.
struct CSVScan {
  /// A column that is wanted and how it must be read.
  typealias Wanted = (column: Int, reading: ColumnDraft.Reading)

  let bytes: Bytes
  let layout: CSVLayout
  let options: ReadingOptions

  /// What a pass gives.
  struct Pass: Sendable {
    /// What was noted of all records.
    var notes = RecordNotes()
    /// The chunks.
    var chunks: [ChunkPlace] = []
    /// For each chunk the columns that were wanted.
    var parts: [[ColumnPart]] = []
  }

  /// Where a chunk's records lie.
  struct ChunkPlace: Sendable {
    /// The offset of the first record.
    let from: Int
    /// The offset of the first record behind.
    let next: Int
    /// The first row, counted from 0.
    let firstRow: Int
    /// The number of rows.
    let rows: Int
  }

  /// Where the bytes come from.
  enum Bytes: Sendable {
    /// From any place in any order.
    case chunks(any ChunkSource)
    /// From the beginning on.
    case stream(PackedText)
  }

  /// Reads columns of the whole file for the first time.
  func read(_ wanted: [Wanted]) throws(ScanStop) -> Pass {
    switch bytes {
    case .chunks(let source): try read(wanted, source)
    case .stream(let text): try read(wanted, text, nil)
    }
  }

  /// Reads columns of chunks that have been read before, in ascending order.
  func read(_ wanted: [Wanted], of chunks: [ChunkPlace]) throws(ScanStop) -> [[ColumnPart]] {
    switch bytes {
    case .chunks(let source): return try read(wanted, source, of: chunks)
    case .stream(let text):
      let pass = try read(wanted, text, chunks)
      let isSame = pass.chunks.elementsEqual(chunks) { $0.next == $1.next && $0.rows == $1.rows }
      guard isSame else { throw .data(text.changed) }
      return pass.parts
    }
  }

  private func read(_ wanted: [Wanted], _ source: any ChunkSource) throws(ScanStop) -> Pass {
    var start = Pass()
    start.notes.lineCount = layout.firstLine
    let (layout, options) = (layout, options)
    let (first, size) = (layout.firstRow, max(options.chunkBytes, 1))
    let count = max(0, (source.count - first + size - 1) / size)
    let work = OrderedWork<ChunkReader, ChunkCells?, Pass>(into: start) {
      (pass, reader, number, cells) throws(ScanStop) in
      let range = Self.range(number, first, size, source.count)
      let from = pass.chunks.last?.next ?? first
      // The record before may reach over all of the chunk.
      guard from < range.upperBound else { return }
      var right = cells
      if cells?.from != from {
        do throws(ScanStop) {
          right = try reader.read(source, range, .known(from))
        } catch {
          throw error.moved(by: pass.notes.lineCount)
        }
      }
      if let right { pass.add(right) }
    }
    let next = Atomic(0)
    return try work.run(
      threads: min(options.threads, count),
      makeWorker: { ChunkReader(layout, wanted, bytes: min(source.count, options.chunkBytes)) }
    ) { (reader) throws(ScanStop) in
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < count else { return nil }
      let range = Self.range(number, first, size, source.count)
      do throws(ScanStop) {
        return (number, try reader.read(source, range, number == 0 ? .known(first) : .guessed))
      } catch {
        throw error.moved(by: number == 0 ? layout.firstLine : 0)
      }
    }
  }

  private func read(
    _ wanted: [Wanted],
    _ source: any ChunkSource,
    of chunks: [ChunkPlace]
  ) throws(ScanStop) -> [[ColumnPart]] {
    let (layout, options) = (layout, options)
    let work = OrderedWork<ChunkReader, ChunkCells, [[ColumnPart]]>(into: []) {
      (parts, _, _, cells) throws(ScanStop) in parts.append(cells.parts)
    }
    let next = Atomic(0)
    return try work.run(
      threads: min(options.threads, chunks.count),
      makeWorker: { ChunkReader(layout, wanted, bytes: min(source.count, options.chunkBytes)) }
    ) { (reader) throws(ScanStop) in
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < chunks.count else { return nil }
      let chunk = chunks[number]
      let cells = try reader.read(source, chunk.from..<chunk.next, .known(chunk.from))
      // Another number of rows means that the file is another.
      guard let cells, cells.next == chunk.next, cells.notes.rows == chunk.rows else {
        throw .data(source.changed)
      }
      return (number, cells)
    }
  }

  /// Reads columns of a stream: of all of it, or of some chunks that have been read before.
  private func read(
    _ wanted: [Wanted],
    _ text: PackedText,
    _ chunks: [ChunkPlace]?
  ) throws(ScanStop) -> Pass {
    var start = Pass()
    start.notes.lineCount = layout.firstLine
    let (layout, options) = (layout, options)
    let isWanted = chunks.map { Set($0.map(\.from)) }
    let cutter = try StreamCutter(text, layout, options)
    let work = OrderedWork<ChunkReader, ChunkCells?, Pass>(into: start) {
      (pass, _, _, cells) throws(ScanStop) in
      if let cells { pass.add(cells) }
    }
    return try work.run(
      threads: options.threads,
      makeWorker: { ChunkReader(layout, wanted, bytes: options.chunkBytes) }
    ) { (reader) throws(ScanStop) in
      guard let piece = try cutter.next() else { return nil }
      if let isWanted, !isWanted.contains(piece.from) { return (piece.number, nil) }
      return (piece.number, try reader.read(piece))
    }
  }

  private static func range(_ number: Int, _ first: Int, _ size: Int, _ count: Int) -> Range<Int> {
    let start = first + number * size
    return start..<min(start + size, count)
  }
}

extension CSVScan.Pass {
  /// Adds the chunk that comes next.
  fileprivate mutating func add(_ cells: ChunkCells) {
    chunks.append(
      CSVScan.ChunkPlace(
        from: cells.from,
        next: cells.next,
        firstRow: notes.rows,
        rows: cells.notes.rows
      )
    )
    notes.append(cells.notes)
    parts.append(cells.parts)
  }
}

extension ScanStop {
  /// The same, its lines counted from another line on.
  func moved(by lines: Int) -> ScanStop {
    switch self {
    case .fault(.longRecord(let line)): .fault(.longRecord(line: line + lines))
    case .fault(.unterminatedQuote(let column, let line)):
      .fault(.unterminatedQuote(column: column, line: line + lines))
    case .fault(.longQuote(let column, let line)):
      .fault(.longQuote(column: column, line: line + lines))
    default: self
    }
  }
}
