import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// Files that are read in chunks by several threads, and column by column.
@Suite struct ScanTests {
  /// All that can be seen of a table, or of the error in its place.
  private static func picture(
    _ read: () throws -> (table: Table, findings: [Diagnostic])
  ) -> [String] {
    do {
      let (table, findings) = try read()
      let fields = table.schema.fields.map { "\($0.name): \($0.type), \($0.metadata)" }
      var rows: [String] = []
      table.forEachRow { batch, row in
        let cells = batch.columns.map { column in
          "\(column.value(at: row)) \(column.decimals(at: row) ?? -1) "
            + (column.unit(at: row)?.heading ?? "")
        }
        rows.append(cells.joined(separator: " | "))
        return true
      }
      return fields + rows + shortened(findings.map { "\($0.id): \($0.message)" }).sorted()
    } catch let error as DataError {
      return shortened([error.id, error.message])
    } catch {
      return ["\(error)"]
    }
  }

  private static let package = """
    {"resources": [{"name": "a", "path": "data.csv", "schema": {"fields": [
      {"name": "n", "type": "number", "unitColumn": "unit"}, {"name": "unit"},
      {"name": "whole", "type": "integer"}, {"name": "code", "type": "string"}]}}]}
    """

  /// A header and so many lines.
  private static func table(_ header: String, _ rows: Int, _ line: (Int) -> String) -> String {
    var text = header
    for row in 0..<rows { text += line(row) }
    return text
  }

  private static let files: [String] = {
    var files = CSVStructureTests.cases.map(\.text)
    files += CSVStructureTests.errors.map(\.text).filter { $0.utf8.count < 1000 }
    // Line ends in quotes, at every place of a chunk.
    files.append(table("a,b\n", 40) { "\"x\n\($0)\r\ny\",\($0)\n" })
    files.append(table("a,b\r\n", 60) { "t\($0 % 7),\($0).5\r\n" })
    // Numbers that turn out to be text, and the other way about.
    files.append(table("a,b\n", 50) { $0 < 30 ? "\($0),\($0)\n" : "\($0),q\($0)\n" })
    files.append(table("a,b\n", 50) { $0 < 4 ? "\($0),q\n" : "\($0),\($0)\n" })
    files.append(table("a,b\n", 50) { $0 % 9 == 8 ? "2019 to 2023,c\n" : "\(2000 + $0),c\n" })
    // All kinds of numbers, marks and missing codes.
    files.append(table("a,b,c\n", 40) { "£\($0)k,1\($0 % 3 == 0 ? "e" : ".")\($0),\($0 % 5)%\n" })
    let codes = ["c", "z", "..", "12 [r]", "-5.25"]
    files.append(table("a,b\n", 40) { "\(codes[$0 % 5]),x\($0)\n" })
    let units = ["£", "%", "£m"]
    files.append(
      table("n,unit,whole,code\n", 30) {
        "\($0).5,\(units[$0 % 3]),\($0 == 9 ? "9.5" : "\($0)"),0\($0)\n"
      }
    )
    // Rows of other lengths, blank lines, spaces, tabs in text.
    let lines = ["x\n", "p,q,r\n", "\n", "  \n", "p,q\t\n", " p ,q\n"]
    files.append(table("a,b\n", 40) { lines[$0 % 6] })
    files.append("a,b\nx,y\n" + String(repeating: "long text ", count: 200) + ",y\n\n")
    files.append(table("a;b\n", 30) { "ü\($0);é\n" })
    return files
  }()

  /// Threads and bytes of a chunk.
  private static let ways = [1, 2, 7].flatMap { threads in
    [1, 2, 3, 5, 16, 61, 256, 4096].map { (threads, $0) }
  }

  @Test(arguments: files) func tablesDoNotDependOnChunks(text: String) {
    let bytes = Array(text.utf8)
    let package = text.hasPrefix("n,unit") ? Self.package : nil
    let whole = Self.picture { try Fixtures.read(bytes, package: package) }
    for (threads, chunk) in Self.ways {
      let options = ReadingOptions(threads: threads, chunkBytes: chunk, deferredFrom: 0)
      let cut = Self.picture { try Fixtures.read(bytes, package: package, options: options) }
      #expect(cut == whole, "\(threads) threads, chunks of \(chunk) bytes")
      guard cut == whole else { return }
    }
  }

  @Test(arguments: ["gz", "zst"]) func packedFilesAreTheSame(ending: String) {
    for text in Self.files where text.utf8.count > 3 {
      let bytes = Array(text.utf8)
      let packed = ending == "gz" ? Packing.gzip(bytes) : Packing.zstandard(bytes)
      let whole = Self.picture { try Fixtures.read(bytes) }
      for (threads, chunk, first) in [(1, 1, 0), (2, 7, 0), (3, 64, 0), (1, 1, 1 << 30)] {
        let options = ReadingOptions(threads: threads, chunkBytes: chunk, deferredFrom: first)
        let name = "data.csv." + ending
        let cut = Self.picture { try Fixtures.read(packed, name: name, options: options) }
        let named = cut.map { $0.replacing(name, with: "data.csv") }
        // The folder's name stands before the file's.
        #expect(Self.shortened(named) == Self.shortened(whole), "\(threads), \(chunk), \(first)")
      }
    }
  }

  private static func shortened(_ lines: [String]) -> [String] {
    lines.map { $0.replacing(#/\S*\/data\.csv/#, with: "data.csv") }
  }

  @Test(arguments: ["gz", "zst"]) func brokenPackedFilesAreRefused(ending: String) {
    let bytes = Array(("a,b\n" + String(repeating: "x,1\n", count: 100)).utf8)
    let packed = ending == "gz" ? Packing.gzip(bytes) : Packing.zstandard(bytes)
    for first in [0, 1 << 30] {
      let options = ReadingOptions(threads: 2, chunkBytes: 50, deferredFrom: first)
      let error = #expect(throws: DataError.self) {
        try Fixtures.read(packed.dropLast(20), name: "a.csv.\(ending)", options: options)
      }
      #expect(error?.id == "cut-off")
      var damaged = packed
      damaged[ending == "gz" ? 12 : 6] ^= 0xFF
      let other = #expect(throws: DataError.self) {
        try Fixtures.read(damaged, name: "a.csv.\(ending)", options: options)
      }
      #expect(["cut-off", "damaged-file"].contains(other?.id))
    }
  }

  @Test func filesInOtherEncodingsAreTheSame() {
    let text: [UInt8] = Array("a,b\nx,1\n".utf8) + [0x63, 0x61, 0x66, 0xE9, 0x2C, 0x32, 0x0A]
    let wide: [UInt8] = [0xFF, 0xFE] + "a,b\nx,1\n".utf8.flatMap { [$0, 0] as [UInt8] }
    let files: [[UInt8]] = [text, Array("a,b\nx,1\ny,\0\n".utf8), wide]
    for bytes in files {
      let whole = Self.picture { try Fixtures.read(bytes) }
      for (threads, chunk) in Self.ways {
        let options = ReadingOptions(threads: threads, chunkBytes: chunk, deferredFrom: 0)
        let cut = Self.picture { try Fixtures.read(bytes, options: options) }
        #expect(Self.shortened(cut) == Self.shortened(whole))
      }
    }
  }

  @Test func onlyColumnsThatAreAskedForAreRead() throws {
    let text = "a,b\n" + (0..<100).map { "\($0),\($0) \n" }.joined()
    try Fixtures.withFolder(["data.csv": Array(text.utf8)]) { folder in
      var catalogue = Catalogue.empty
      catalogue.options = ReadingOptions(threads: 2, chunkBytes: 64, deferredFrom: 0)
      let dataset = try catalogue.load(file: folder + "/data.csv")
      #expect(dataset.provider.knownRowCount == nil)
      #expect(dataset.provider.schema.fields[0].type == .integer)
      #expect(dataset.provider.knownRowCount == 100)
      let seven = Value.decimal(ExactDecimal(mantissa: 7, scale: 0))
      let isSeven = ScanCondition(column: 0) { column in
        (0..<column.count).map {
          column.value(at: $0) == seven
        }
      }
      let rows = try dataset.provider.rows(columns: [1], where: [isSeven])
      let found = (0..<rows.partCount).flatMap { rows.part($0) }
      #expect(found.map(\.count) == [1])
    }
  }

  @Test func filesThatChangeAreNoticed() throws {
    let text = "a,b\n" + (0..<1000).map { "\($0),x\n" }.joined()
    try Fixtures.withFolder(["data.csv": Array(text.utf8)]) { folder in
      var catalogue = Catalogue.empty
      catalogue.options = ReadingOptions(threads: 2, chunkBytes: 64, deferredFrom: 0)
      let dataset = try catalogue.load(file: folder + "/data.csv")
      let handle = try #require(FileHandle(forWritingAtPath: folder + "/data.csv"))
      try handle.truncate(atOffset: 100)
      try handle.close()
      let error = #expect(throws: DataError.self) { try dataset.provider.scan(columns: [0, 1]) }
      #expect(error?.id == "file-changed")
    }
  }
}
