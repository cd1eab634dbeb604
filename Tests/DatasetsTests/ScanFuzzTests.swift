import Columns
import Datasets
import Diagnostics
import TestSupport
import Testing

/// Random files beside a reader that knows nothing of chunks, blocks and vectors.
@Suite struct ScanFuzzTests {
  /// The cells of a file of so many columns, its header left out; nil where a quote stays open.
  private static func rows(_ text: [UInt8], columns: Int) -> [[String]]? {
    var (rows, row, cell): ([[String]], [[UInt8]], [UInt8]) = ([], [], [])
    var isPlain = true
    var place = 0
    func end() {
      row.append(cell)
      cell = []
      isPlain = true
    }
    func endRow() {
      let isBlank = row.isEmpty && cell.isEmpty && isPlain
      let isSpace = row.isEmpty && cell.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      end()
      if !isBlank, !isSpace {
        rows.append(
          (0..<columns).map { $0 < row.count ? String(decoding: row[$0], as: UTF8.self) : "" }
        )
      }
      row = []
    }
    while place < text.count {
      let byte = text[place]
      if byte == 0x22, cell.isEmpty, isPlain {
        isPlain = false
        place += 1
        while true {
          guard place < text.count else { return nil }
          if text[place] == 0x22 {
            guard place + 1 < text.count, text[place + 1] == 0x22 else { break }
            place += 1
          }
          cell.append(text[place])
          place += 1
        }
      } else if byte == 0x2C {
        end()
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, place + 1 < text.count, text[place + 1] == 0x0A { place += 1 }
        endRow()
      } else {
        cell.append(byte)
      }
      place += 1
    }
    if !cell.isEmpty || !row.isEmpty || !isPlain { endRow() }
    return Array(rows.dropFirst())
  }

  private static let words = [
    "West Midlands", "Yorkshire and The Humber", "a", "ab", "12345678", "123456789",
    "seventeen letters", "sixteen letters!", "of thirty-two letters or of bytes",
    "of more than thirty-two letters, as names of schools are", "é", "naïve café in Ärösköbing",
    "of more than thirty-two letters; as names of schools are", "6' 2\" tall",
  ]

  /// Lines of `columns` cells, nearly all of them plain.
  private static func file(
    _ columns: Int,
    _ generator: inout SeededGenerator
  ) -> [UInt8] {
    let ending = ["\n", "\r\n", "\r"][[0, 0, 0, 1, 1, 2].randomElement(using: &generator) ?? 0]
    let rarity = [3, 40, 1000].randomElement(using: &generator) ?? 3
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + ending
    for _ in 0..<Int.random(in: 0...250, using: &generator) {
      var cells = (0..<columns).map { _ -> String in
        let word = Self.words.randomElement(using: &generator) ?? ""
        switch Int.random(in: 0..<4 * rarity, using: &generator) {
        case 0: return "\"" + word.replacing("\"", with: "\"\"") + ending + "x\""
        case 1: return "\"" + word.replacing("\"", with: "\"\"") + "\""
        case 2: return ""
        case 3: return " " + word.replacing(",", with: ";") + " "
        default:
          return word.replacing(",", with: ";") + "\(Int.random(in: 0...9, using: &generator))"
        }
      }
      switch Int.random(in: 0..<4 * rarity, using: &generator) {
      case 0: cells.removeLast()
      case 1: cells.append("")
      case 2: cells = [""]
      case 3: cells = ["  "]
      default: break
      }
      let isOdd = Int.random(in: 0..<4 * rarity, using: &generator) == 0
      text += cells.joined(separator: ",") + (isOdd ? "\n" : ending)
    }
    return Array(text.utf8)
  }

  @Test(arguments: 0..<60) func cellsAreThoseOfASlowReader(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let columns = Int.random(in: 2...9, using: &generator)
    var bytes = Self.file(columns, &generator)
    if seed % 5 == 0 { while [0x0A, 0x0D].contains(bytes.last) { bytes.removeLast() } }
    let fields = (0..<columns).map { #"{"name": "c\#($0)", "type": "string"}"# }
    let package = """
      {"resources": [{"name": "a", "path": "data.csv", "dialect": {"delimiter": ","},
        "schema": {"fields": [\(fields.joined(separator: ", "))]}}]}
      """
    let expected = try #require(Self.rows(bytes, columns: columns)).map { row in
      row.map { $0.allSatisfy { $0 == " " } ? "[blank]" : $0 }
    }
    for (threads, chunk) in [(1, 1 << 20), (2, 1000), (3, 64), (2, 4096)] {
      let options = ReadingOptions(threads: threads, chunkBytes: chunk, deferredFrom: 0)
      let (table, _) = try Fixtures.read(bytes, package: package, options: options)
      let texts = (0..<columns).map { table.texts("c\($0)") }
      #expect(table.rowCount == expected.count, "chunks of \(chunk) bytes")
      guard table.rowCount == expected.count else { return }
      for column in 0..<columns {
        let differs = expected.indices.first { texts[column][$0] != expected[$0][column] }
        #expect(differs == nil, "column \(column), chunks of \(chunk) bytes")
      }
    }
  }

  /// Everything odd at once, cut behind every byte.
  @Test func chunksMayEndAnywhere() {
    let text =
      "\u{FEFF}time_period,area,n,note\r\n2019,West Midlands,12.5,x\r\n2019,\"Kent\r\nand Medway\",c,\r\n"
      + "2020,é,low,\"a \"\"b\"\"\"\r\n\r\n2020,Kent,-3,y,z\r\n2021,Kent\r\n  \r\n2021,Kent,z,\"q\" r\n"
      + "2022,Yorkshire and The Humber,1234567.8,u\r\n2022,a,x,b\r2023,\"\",12 [r],last"
    let bytes = Array(text.utf8)
    let whole = ScanTests.picture { try Fixtures.read(bytes) }
    #expect(whole.count > 14)
    for chunk in 1...bytes.count {
      let options = ReadingOptions(threads: 2, chunkBytes: chunk, deferredFrom: 0)
      let cut = ScanTests.picture { try Fixtures.read(bytes, options: options) }
      #expect(cut == whole, "chunks of \(chunk) bytes")
    }
  }
}
