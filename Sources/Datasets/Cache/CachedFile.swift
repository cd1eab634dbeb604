import Arrow
import Columns
import Diagnostics

/// The kept columns of one text file.
struct CachedFile: Sendable {
  private enum Key {
    static let identity = "scrutineer.cache"
    static let chunks = "scrutineer.chunks"
    static let lines = "scrutineer.lines"
    static let findings = "scrutineer.findings"
    static let recordFindings = "scrutineer.record-findings"
  }

  /// A column with what was found in the file and in it.
  struct Kept: Sendable {
    var field: Field
    var column: StoredColumn
    var chunks: [CSVScan.ChunkPlace]
    var lines: LineMap
    var findings: [Diagnostic]
    var recordFindings: [Diagnostic]
  }

  private let cache: ColumnCache
  private let folder: String
  /// What the columns were made of.
  private let identity: String

  /// The columns of a file, as large as it is worth; nil for a smaller one.
  init?(
    _ file: OpenFile,
    _ cache: ColumnCache,
    isCompressed: Bool,
    _ description: ResourceDescription
  ) {
    guard file.size >= (isCompressed ? cache.from / 8 : cache.from),
      let stamp = FileSystem.status(file.path), let sample = Self.sample(file)
    else { return nil }
    self.cache = cache
    let real = FileSystem.realPath(file.path) ?? file.path
    let place = [real, file.path, description.name, description.settings.signature]
    folder = cache.folder + "/" + Self.name(place.joined(separator: "\0"))
    let program = FileSystem.status("/proc/self/exe")?.signature ?? ""
    let metadata = description.files.map { FileSystem.status($0)?.signature ?? "none" }
    identity = (place + [stamp.signature, sample, program] + metadata).joined(separator: "\n")
  }

  /// A column that is kept and still true.
  func column(_ place: Int) -> Kept? {
    let path = path(place)
    guard FileSystem.status(path) != nil,
      let sealed = (try? OpenFile(path)).flatMap(SealedFile.init),
      let file = try? ArrowFile(sealed),
      file.metadata[Key.identity] == identity + "\n\(place)",
      case (_, .typed(let column))? = file.readColumns.first,
      let chunks = file.metadata[Key.chunks].flatMap(Self.chunks),
      let lines = file.metadata[Key.lines].flatMap(LineMap.init(code:)),
      let findings = file.metadata[Key.findings].flatMap(Self.diagnostics),
      let recordFindings = file.metadata[Key.recordFindings].flatMap(Self.diagnostics)
    else { return nil }
    let parts = file.batchParts
    guard parts.map(\.count) == chunks.map(\.rows) else { return nil }
    CacheFolder.touch(path)
    return Kept(
      field: column.field,
      column: .onDisk(column, parts),
      chunks: chunks,
      lines: lines,
      findings: findings,
      recordFindings: recordFindings
    )
  }

  /// Keeps a column, or does not where there is no room.
  func keep(_ kept: Kept, _ place: Int) {
    // A file of which every line is counted apart is not worth its map.
    guard kept.lines.breaks.count <= 100_000 else { return }
    var metadata = ArrowMetadata()
    metadata[Key.identity] = identity + "\n\(place)"
    metadata[Key.chunks] = Self.code(kept.chunks)
    metadata[Key.lines] = kept.lines.code
    metadata[Key.findings] = Self.code(kept.findings)
    metadata[Key.recordFindings] = Self.code(kept.recordFindings)
    var writer = ArrowWriter(
      schema: Schema([kept.field]),
      metadata: metadata,
      isNarrow: true,
      isCutByCaller: true
    )
    CacheFolder.write(path(place), limit: cache.limit) { (sink) throws(CacheFolder.NoRoom) in
      for (part, chunk) in kept.chunks.enumerated() {
        writer.survey(try Self.batch(kept.column, part, chunk.rows))
      }
      try writer.begin(sink)
      for (part, chunk) in kept.chunks.enumerated() {
        try writer.write(try Self.batch(kept.column, part, chunk.rows), sink)
        try writer.endBatch(sink)
      }
      try writer.finish(sink)
    }
  }

  /// Removes the columns that have not been used for longest, where all take more than they may.
  func makeRoom() { CacheFolder.evict(cache.folder, limit: cache.limit) }

  private static func batch(
    _ column: StoredColumn,
    _ part: Int,
    _ rows: Int
  ) throws(CacheFolder.NoRoom) -> Batch {
    guard let cells = try? column.column(part, rows: rows) else { throw CacheFolder.NoRoom() }
    return Batch([cells], count: rows)
  }

  private func path(_ place: Int) -> String { folder + "/\(place).arrow" }

  // MARK: - What the columns were made of

  /// Sixteen stretches of a file, spread over it, as one number.
  private static func sample(_ file: OpenFile) -> String? {
    let length = 4096
    var hash = Hash()
    for index in 0..<16 {
      let place = max(file.size - length, 0) / 15 * index
      let count = min(length, file.size - place)
      guard let bytes = try? file.read(UInt8.self, from: place, count: count) else { return nil }
      hash.add(bytes)
    }
    return hash.text
  }

  private static func name(_ text: String) -> String {
    var hash = Hash()
    hash.add(Array(text.utf8))
    return hash.text
  }

  /// FNV-1a in 128 bits: names and samples differ unless someone sets out to make them equal, and then
  /// the identity that a column holds still tells other files apart.
  private struct Hash {
    private var state: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    mutating func add(_ bytes: [UInt8]) {
      for byte in bytes {
        state = (state ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
      }
    }

    var text: String { String(state, radix: 16) }
  }

  // MARK: - Lists as text

  private static func code(_ chunks: [CSVScan.ChunkPlace]) -> String {
    chunks.map { "\($0.from) \($0.next) \($0.rows)" }.joined(separator: "\n")
  }

  private static func chunks(_ code: String) -> [CSVScan.ChunkPlace]? {
    var chunks: [CSVScan.ChunkPlace] = []
    var row = 0
    for line in code.split(separator: "\n") {
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 3, numbers[0] >= 0, numbers[1] >= numbers[0],
        (0...Int(Int32.max)).contains(numbers[2])
      else { return nil }
      chunks.append(
        CSVScan.ChunkPlace(from: numbers[0], next: numbers[1], firstRow: row, rows: numbers[2])
      )
      row += numbers[2]
    }
    return chunks
  }

  /// Between the parts of a finding, and between findings: the separators of ASCII for that.
  private static let unit: Character = "\u{1F}"
  private static let record: Character = "\u{1E}"

  private static func code(_ findings: [Diagnostic]) -> String {
    findings.map { finding in
      ([finding.severity.rawValue, finding.id, finding.message] + finding.help)
        .joined(separator: String(unit))
    }.joined(separator: String(record))
  }

  private static func diagnostics(_ code: String) -> [Diagnostic]? {
    var findings: [Diagnostic] = []
    for text in code.split(separator: record) {
      let parts = text.split(separator: unit, omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 3, let severity = Diagnostic.Severity(rawValue: parts[0]) else {
        return nil
      }
      findings.append(
        Diagnostic(severity, id: parts[1], parts[2], at: nil, help: Array(parts.dropFirst(3)))
      )
    }
    return findings
  }
}
