import Columns
import Datasets
import Diagnostics
import Testing

/// How bytes become text.
@Suite struct EncodingTests {
  static let text = "place,cost\nSt Mary’s,£5\n"

  static let utf16 = Array(text.utf16)

  static let cases: [(name: String, bytes: [UInt8], findings: [String])] = [
    ("UTF-8", Array(text.utf8), []),
    ("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8), []),
    (
      "Windows-1252",
      Array("place,cost\nSt Mary".utf8) + [0x92] + Array("s,".utf8) + [0xA3] + Array("5\n".utf8),
      ["windows-1252"]
    ),
    ("UTF-16LE", [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, []),
    ("UTF-16BE", [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, []),
  ]

  @Test(arguments: cases) func reads(name: String, bytes: [UInt8], findings: [String]) throws {
    let (table, found) = try Fixtures.read(bytes)
    #expect(table.texts("place") == ["St Mary’s"])
    #expect(table.type("cost") == "number £")
    #expect(found.map(\.id) == findings)
  }

  @Test func theFirstByteThatIsNotUTF8IsNamed() throws {
    let (_, findings) = try Fixtures.read(Array("a,b\nx,caf".utf8) + [0xE9])
    #expect(findings[0].message.contains("first at line 2, column 6"))
  }

  static let errors: [(bytes: [UInt8], id: String, place: String)] = [
    ([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xE9], "not-utf8", "line 2, column 1"),
    ([0xFF, 0xFE, 0x61], "cut-off", "half a character"),
    ([0x61, 0x00, 0x2C, 0x00], "not-text", "line 1, column 2"),
    ([0x50, 0x4B, 0x03, 0x04, 0x00], "not-text", "line 1, column 5"),
  ]

  @Test(arguments: errors) func refuses(bytes: [UInt8], id: String, place: String) {
    let error = #expect(throws: DataError.self) { try Fixtures.read(bytes) }
    #expect(error?.id == id)
    #expect(error?.message.contains(place) == true, "\(error?.message ?? "")")
  }

  @Test func everyWindowsByteIsRead() throws {
    let bytes = Array("a,b\n".utf8) + Array(0x80...0xFF) + Array(",x\n".utf8)
    let (table, _) = try Fixtures.read(bytes)
    #expect(table.text(0, "a").unicodeScalars.count == 128)
    #expect(table.text(0, "a").hasPrefix("€"))
    #expect(table.text(0, "a").hasSuffix("ÿ"))
  }
}
