import Columns
import Synchronization

/// A compressed text file, which can only be read from its beginning on.
struct PackedText: Sendable {
  private let file: OpenFile
  private let compression: Compression

  init(_ file: OpenFile, _ compression: Compression) {
    self.file = file
    self.compression = compression
  }

  /// Begins to unpack it.
  func decoder() throws(ScanStop) -> any Decoder {
    do throws(DataError) {
      return try compression.decoder(of: file)
    } catch {
      throw .data(error)
    }
  }

  /// Makes sure that the file is as it was when it was opened.
  func checkUnchanged() throws(ScanStop) {
    do throws(DataError) {
      try file.checkUnchanged()
    } catch {
      throw .data(error)
    }
  }

  /// That it is not, in words.
  var changed: DataError { FileProblem.changed(file.path) }
}

extension CSVScan.Bytes {
  /// The first bytes, at most so many, and whether they are all.
  func beginning(_ size: Int) throws(ScanStop) -> (bytes: [UInt8], isWhole: Bool) {
    switch self {
    case .chunks(let source):
      let count = min(size, source.count)
      var bytes = [UInt8](repeating: 0, count: count)
      try source.read(into: &bytes, at: 0, from: 0, count: count)
      return (bytes, count == source.count)
    case .stream(let text):
      let decoder = try text.decoder()
      var bytes = [UInt8](repeating: 0, count: size + 1)
      let count = try decoder.fill(&bytes, at: 0)
      bytes.removeLast(bytes.count - min(count, size))
      return (bytes, count <= size)
    }
  }

  /// Makes sure that the bytes are those of the beginning.
  func checkUnchanged() throws(ScanStop) {
    switch self {
    case .chunks(let source): try source.checkUnchanged()
    case .stream(let text): try text.checkUnchanged()
    }
  }
}

extension Decoder {
  /// Fills a buffer from a place on; returns how many bytes it holds then.
  fileprivate func fill(_ buffer: inout [UInt8], at place: Int) throws(ScanStop) -> Int {
    var filled = place
    while filled < buffer.count {
      do throws(DataError) {
        let count = try read(into: &buffer, at: filled)
        if count == 0 { break }
        filled += count
      } catch {
        throw .data(error)
      }
    }
    return filled
  }
}

/// Cuts a stream into pieces of whole records, each for one thread.
///
/// Threads take turns in unpacking, which no two can do at once, and read their pieces side by side;
/// so a few pieces are in memory at any time, however large the file is.
final class StreamCutter: Sendable {
  /// Some whole records.
  struct Piece: Sendable {
    /// Its place among the pieces.
    let number: Int
    /// The offset of its first byte in the unpacked text.
    let from: Int
    /// The bytes, with line ends behind them as padding.
    let bytes: [UInt8]
    /// The number of bytes without the padding.
    let count: Int
  }

  fileprivate struct State {
    let decoder: any Decoder
    var cutter: RecordCutter
    var block: CellBlock
    /// What has been unpacked behind the last piece.
    var carry: [UInt8] = []
    var number = 0
    var offset = 0
    var line: Int
    var isEnd = false
    var isDone = false
  }

  private let state: Mutex<State>
  private let size: Int

  init(_ text: PackedText, _ layout: CSVLayout, _ options: ReadingOptions) throws(ScanStop) {
    size = max(options.chunkBytes, 1)
    let decoder = try text.decoder()
    // What comes before the first row is passed over.
    var before = [UInt8](repeating: 0, count: layout.firstRow)
    let count = try decoder.fill(&before, at: 0)
    guard count == before.count else { throw .data(text.changed) }
    state = Mutex(
      State(
        decoder: decoder,
        cutter: RecordCutter(layout, wanted: [], bytes: size),
        block: CellBlock(slots: 0, bytes: size),
        offset: layout.firstRow,
        line: layout.firstLine
      )
    )
  }

  /// The next piece; nil behind the last.
  func next() throws(ScanStop) -> Piece? {
    let size = size
    let result = state.withLock { state -> Result<Piece?, ScanStop> in
      Result { () throws(ScanStop) in try state.next(size) }
    }
    return try result.get()
  }
}

extension StreamCutter.State {
  fileprivate mutating func next(_ size: Int) throws(ScanStop) -> StreamCutter.Piece? {
    if isDone { return nil }
    var bytes = carry
    carry = []
    var filled = bytes.count
    while true {
      if !isEnd {
        bytes.removeLast(bytes.count - filled)
        bytes += [UInt8](repeating: 0, count: max(size, filled))
        let before = bytes.count
        filled = try decoder.fill(&bytes, at: filled)
        isEnd = filled < before
      }
      bytes.removeLast(bytes.count - filled)
      bytes += [UInt8](repeating: 0x0A, count: 64)
      let quote = try cut(bytes, filled)
      if cutter.offset > 0 || isEnd {
        if isEnd, cutter.offset < filled { throw fault(quote, bytes, isEnd: true) }
        return piece(bytes, filled)
      }
      if filled > ChunkReader.longestRecord { throw fault(quote, bytes, isEnd: false) }
    }
  }

  /// Finds the end of the last whole record; returns the place of a quote that stays open.
  private mutating func cut(_ bytes: [UInt8], _ filled: Int) throws(ScanStop) -> Int? {
    cutter.begin(at: 0)
    while true {
      let stop = cutter.cut(
        bytes.span,
        count: filled,
        before: filled,
        isLast: isEnd,
        into: &block
      )
      switch stop {
      case .full: continue
      case .end: return nil
      case .cutShort(let quote): return quote
      case .notText: throw .notPlainText
      }
    }
  }

  private mutating func piece(_ bytes: [UInt8], _ filled: Int) -> StreamCutter.Piece? {
    let count = cutter.offset
    isDone = isEnd && count == filled
    if count == 0 { return nil }
    carry = Array(bytes[count..<filled])
    var own = bytes
    for place in count..<min(count + 64, own.count) { own[place] = 0x0A }
    defer {
      number += 1
      offset += count
      line += cutter.notes.lineCount
    }
    return StreamCutter.Piece(number: number, from: offset, bytes: own, count: count)
  }

  private func fault(_ quote: Int?, _ bytes: [UInt8], isEnd: Bool) -> ScanStop {
    ScanStop.openRecord(
      bytes.span,
      from: cutter.offset,
      quote: quote,
      line: line + cutter.notes.lineCount,
      isEnd: isEnd
    )
  }
}
