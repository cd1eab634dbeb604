import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// A small generator whose numbers are the same in every run (SplitMix64).
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// No bytes trap, and what is written reads back.
@Suite struct FuzzTests {
  /// Pieces that meet the reader's branches more often than random bytes do.
  private static let pieces: [[UInt8]] =
    [
      ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r", "\r\n", " ", "a", "c", "z", "x", "low", "[c]",
      "0", "1", "01", "12.5", "£", "£5m", "%", "(", ")", "(5)", "-", "..", "1e5", "1e999", "e",
      "99999999999999999999", "0.0000000000000000001", "2022/23", "2019", "true", "[r]", "−",
      "\u{A0}",
      "sep=;\n", "\u{FEFF}", "1,234", "pp", "bn", "name", "{\"resources\":[",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xFF, 0xFE], [0xC2], [0xE9]]

  @Test(arguments: 0..<20) func noBytesTrap(seed: Int) throws {
    var generator = Generator(state: UInt64(seed))
    try Fixtures.withFolder(["a.csv": [], "datapackage.json": []]) { folder in
      let file = URL(filePath: folder + "/a.csv")
      let package = URL(filePath: folder + "/datapackage.json")
      for _ in 0..<100 {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<60, using: &generator) {
          if Int.random(in: 0..<12, using: &generator) == 0 {
            bytes.append(UInt8.random(in: 0...255, using: &generator))
          } else {
            bytes += Self.pieces.randomElement(using: &generator) ?? []
          }
        }
        try Data(bytes).write(to: file)
        try Data(bytes.reversed()).write(to: package)
        var catalogue = Catalogue.empty
        try? catalogue.add(path: folder)
        if let dataset = try? Catalogue.empty.load(file: folder + "/a.csv") {
          let batches = try dataset.provider.scan(
            columns: Array(dataset.provider.schema.fields.indices)
          )
          for batch in batches {
            for column in batch.columns {
              for row in 0..<batch.count {
                _ = column.value(at: row)
                _ = column.decimals(at: row)
                _ = column.unit(at: row)
              }
            }
          }
        }
      }
    }
  }

  @Test(arguments: 0..<50) func whatIsWrittenReadsBack(seed: Int) throws {
    var generator = Generator(state: UInt64(seed) &+ 1000)
    let columns = Int.random(in: 1...5, using: &generator)
    let names = (0..<columns).map { "column \($0)" }
    let letters = Array("ab,;\"\n\r|\t£é 1.5-")
    let rows = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      // A letter at either end keeps the text a text.
      (0..<columns).map { _ in
        "q"
          + String(
            (0..<Int.random(in: 0..<8, using: &generator)).compactMap { _ in
              letters.randomElement(using: &generator)
            }
          ) + "q"
      }
    }
    let delimiter = [",", ";", "\t", "|"][seed % 4]
    let ending = ["\n", "\r\n", "\r"][seed % 3]
    let text = ([names] + rows).map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: delimiter)
    }.joined(separator: ending)
    let (table, findings) = try Fixtures.read(text + (seed % 2 == 0 ? ending : ""))
    #expect(table.schema.names == names)
    #expect((0..<table.rowCount).map { row in names.map { table.text(row, $0) } } == rows)
    #expect(findings.isEmpty)
  }
}
