import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// What is kept of a text file reads as the file does, and nothing else ever does.
@Suite struct ColumnCacheTests {
  /// A folder with a file, and a cache in it.
  private final class Place {
    let folder: String
    var path: String { folder + "/data.csv" }
    var cache: String { folder + "/cache/columns" }
    var limit = 1 << 30
    private let isOwner: Bool

    init(_ text: String, package: String? = nil) throws {
      isOwner = true
      folder = FileManager.default.temporaryDirectory.path + "/cache-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try write(text)
      if let package {
        try Data(package.utf8).write(to: URL(filePath: folder + "/datapackage.json"))
      }
    }

    /// Another session's view of a place.
    init(in folder: String) {
      self.folder = folder
      isOwner = false
    }

    deinit { if isOwner { try? FileManager.default.removeItem(atPath: folder) } }

    func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

    /// A catalogue of a new session.
    func catalogue(chunkBytes: Int = 64, cached: Bool = true) -> Catalogue {
      var catalogue = Catalogue.empty
      catalogue.options = ReadingOptions(threads: 2, chunkBytes: chunkBytes, deferredFrom: 0)
      if cached { catalogue.options.cache = ColumnCache(folder: cache, limit: limit, from: 0) }
      return catalogue
    }

    /// The table as a new session reads it, some columns of it first.
    func read(
      _ columns: [Int]? = nil,
      cached: Bool = true,
      keeps: Bool = true
    ) throws -> (table: Table, findings: [Diagnostic]) {
      let catalogue = catalogue(cached: cached)
      let dataset = try catalogue.load(file: path)
      if let columns { _ = try dataset.provider.scan(columns: columns) }
      let provider = dataset.provider
      let all = columns ?? Array(provider.schema.fields.indices)
      let batches = try provider.scan(columns: all)
      let fields = all.map { provider.schema.fields[$0] }
      if keeps { catalogue.keepColumns() }
      return (
        Table(
          schema: Schema(fields.map { Field($0.name, $0.type, metadata: $0.metadata) }),
          batches: batches
        ), dataset.findings
      )
    }

    /// The files that are kept, below the cache's folder.
    var kept: [String] {
      (FileManager.default.enumerator(atPath: cache)?.allObjects as? [String] ?? [])
        .filter { $0.contains(".arrow") }.sorted()
    }

    func status(_ file: String) throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: cache + "/" + file)[.modificationDate]
        as? Date
    }
  }

  @Test(arguments: ScanTests.files) func whatIsKeptReadsAsTheFileDoes(text: String) throws {
    for package in [nil, ScanTests.package] {
      let place = try Place(text, package: package)
      let plain = ScanTests.picture { try place.read(cached: false) }
      #expect(ScanTests.picture { try place.read() } == plain)
      #expect(ScanTests.picture { try place.read() } == plain, "\(place.kept)")
    }
  }

  /// Columns that are kept stand beside others that are read now.
  @Test func someColumnsMayBeKept() throws {
    var text = "a,b,c\n"
    for row in 0..<300 { text += "t\(row % 7),\(row).5,\(row % 3 == 0 ? "c" : "£\(row)")\n" }
    let place = try Place(text)
    _ = try place.read([1])
    #expect(place.kept.count == 1)
    let plain = ScanTests.picture { try place.read(cached: false) }
    #expect(ScanTests.picture { try place.read() } == plain)
    #expect(place.kept.count == 3)
    #expect(ScanTests.picture { try place.read() } == plain)
  }

  @Test func conditionsAreTriedOnWhatIsKept() throws {
    var text = "a,b\n"
    for row in 0..<300 { text += "t\(row % 7),\(row)\n" }
    let place = try Place(text)
    _ = try place.read()
    let provider = try place.catalogue().load(file: place.path).provider
    let isThird = ScanCondition(column: 0) { column in
      (0..<column.count).map { column.value(at: $0) == .text("t3") }
    }
    let rows = try provider.rows(columns: [1], where: [isThird])
    let found = try (0..<rows.partCount).flatMap { try rows.part($0) }
    #expect(found.reduce(0) { $0 + $1.count } == 43)
  }

  /// Also where no sample of its bytes tells, and its size and time were put back.
  @Test func aDisguisedChangeIsSeen() throws {
    // Rows of fifteen bytes; the middle one lies between two samples.
    let rows = (10_000..<26_000).map { "x\($0),1000000\n" }
    let place = try Place("a,b\n" + rows.joined())
    func setTime() throws {
      let time = Date(timeIntervalSince1970: 1_700_000_000)
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: place.path)
    }
    func middle() throws -> Value { try place.read([1]).table.value(row: 8_000, column: 0) }
    try setTime()
    #expect(try middle() == .decimal(.init(mantissa: 1_000_000, scale: 0)))
    #expect(!place.kept.isEmpty)
    let file = try FileHandle(forWritingTo: URL(filePath: place.path))
    try file.seek(toOffset: 4 + 15 * 8_000 + 7)
    try file.write(contentsOf: Data("9".utf8))
    try file.close()
    try setTime()
    #expect(try middle() == .decimal(.init(mantissa: 9_000_000, scale: 0)))
  }

  @Test func aChangedFileIsReadAnew() throws {
    let place = try Place("a,b\nx,1\ny,2\n")
    _ = try place.read()
    // The same size.
    try place.write("a,b\nx,3\ny,4\n")
    #expect(
      try place.read().table.value(row: 1, column: 1) == .decimal(.init(mantissa: 4, scale: 0))
    )
    #expect(
      try place.read().table.value(row: 0, column: 1) == .decimal(.init(mantissa: 3, scale: 0))
    )
    let package = """
      {"resources": [{"name": "a", "path": "data.csv", "schema": {"fields": [
        {"name": "a"}, {"name": "b", "type": "string"}]}}]}
      """
    try Data(package.utf8).write(to: URL(filePath: place.folder + "/datapackage.json"))
    #expect(try place.read().table.schema.fields[1].type == .text)
  }

  @Test func whatIsDamagedIsReadAnew() throws {
    let place = try Place("a,b\nx,1\ny,2\nx,c\n")
    let plain = ScanTests.picture { try place.read(cached: false) }
    _ = try place.read()
    for (round, file) in place.kept.enumerated() {
      let url = URL(filePath: place.cache + "/" + file)
      var bytes = try Array(Data(contentsOf: url))
      for length in [0, 10, bytes.count / 2, bytes.count - 1] {
        try Data(bytes[..<length]).write(to: url)
        #expect(ScanTests.picture { try place.read(keeps: false) } == plain, "\(round) \(length)")
      }
      // What another file was made of.
      if let place = String(decoding: bytes, as: Unicode.ASCII.self).range(of: "data.csv") {
        let text = String(decoding: bytes, as: Unicode.ASCII.self)
        bytes[text.distance(from: text.startIndex, to: place.lowerBound)] = UInt8(ascii: "e")
      }
      try Data(bytes).write(to: url)
      #expect(ScanTests.picture { try place.read(keeps: false) } == plain)
    }
  }

  /// One bit that a disk has changed makes no other figure: every byte is under the seal.
  @Test func aChangedBitIsSeen() throws {
    var text = "a,b\n"
    for row in 0..<200 { text += "t\(row % 7),\(row)\n" }
    let place = try Place(text)
    let plain = ScanTests.picture { try place.read(cached: false) }
    _ = try place.read()
    #expect(place.kept.count == 2)
    for file in place.kept {
      let url = URL(filePath: place.cache + "/" + file)
      let sound = try Data(contentsOf: url)
      for index in Array(stride(from: 0, to: sound.count, by: 37)) + [sound.count - 1] {
        var damaged = sound
        damaged[index] ^= UInt8(1 << (index % 8))
        try damaged.write(to: url)
        #expect(ScanTests.picture { try place.read() } == plain, "\(file), byte \(index)")
        // What was damaged is written anew.
        #expect(try Data(contentsOf: url) == sound, "\(file), byte \(index)")
      }
    }
  }

  @Test func sessionsWriteAtTheSameTime() async throws {
    var text = "a,b,c\n"
    for row in 0..<3000 { text += "t\(row % 7),\(row).5,\(row)\n" }
    let place = try Place(text)
    let plain = ScanTests.picture { try place.read(cached: false) }
    let folder = place.folder
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask { ScanTests.picture { try Place(in: folder).read() } == plain }
      }
      for await isSame in group { #expect(isSame) }
    }
    #expect(place.kept.filter { $0.contains(".new-") }.isEmpty)
    #expect(ScanTests.picture { try place.read() } == plain)
  }

  /// Where nothing can be written, or a column would take more than it may, the answer is the same and
  /// nothing is left behind.
  @Test func withoutRoomNothingIsKept() throws {
    let place = try Place("a,b\nx,1\ny,2\n")
    let plain = ScanTests.picture { try place.read(cached: false) }
    place.limit = 100
    #expect(ScanTests.picture { try place.read() } == plain)
    #expect(place.kept.isEmpty)
  }

  @Test func aCacheThatIsNoFolderIsPassedOver() throws {
    let place = try Place("a,b\nx,1\ny,2\n")
    try Data().write(to: URL(filePath: place.folder + "/cache"))
    let plain = ScanTests.picture { try place.read(cached: false) }
    #expect(ScanTests.picture { try place.read() } == plain)
    #expect(ScanTests.picture { try place.read() } == plain)
  }

  /// Makes a file two hours older, also in when it was last read.
  private static func age(_ path: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["touch", "-d", "2 hours ago", path]
    try process.run()
    process.waitUntilExit()
  }

  @Test func whatWasNotUsedForLongestGoes() throws {
    let first = try Place("a\nx\n")
    _ = try first.read()
    let old = try #require(first.kept.first)
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: first.cache + "/" + old)[.size] as? Int
    )
    try Self.age(first.cache + "/" + old)
    // A draft of a process that is gone.
    let draft = first.cache + "/" + (old as NSString).deletingLastPathComponent + "/0.arrow.new-1"
    try Data().write(to: URL(filePath: draft))
    try Self.age(draft)
    try Data("b,c\nq,1\nr,2\n".utf8).write(to: URL(filePath: first.folder + "/other.csv"))
    first.limit = size * 5 / 2
    var catalogue = first.catalogue()
    catalogue.options.cache = ColumnCache(folder: first.cache, limit: size * 5 / 2, from: 0)
    let dataset = try catalogue.load(file: first.folder + "/other.csv")
    _ = try dataset.provider.scan(columns: [0, 1])
    catalogue.keepColumns()
    #expect(!FileManager.default.fileExists(atPath: draft))
    #expect(!first.kept.contains(old))
    #expect(!first.kept.isEmpty)
  }

  @Test func theFolderIsTheUsers() {
    #expect(ColumnCache.ofUser { ["XDG_CACHE_HOME": "/c"][$0] }?.folder == "/c/scrutineer/columns")
    let home = ColumnCache.ofUser { ["HOME": "/h", "XDG_CACHE_HOME": "relative"][$0] }
    #expect(home?.folder == "/h/.cache/scrutineer/columns")
    #expect(ColumnCache.ofUser { _ in nil } == nil)
  }
}
