import Diagnostics
import Foundation
import TestSupport
import Testing

/// The steps over series answer as pandas, numpy and scipy do: `Tests/Golden/series.py` works the
/// answers out, and they are kept beside it.
@Suite struct GoldenSeriesTests {
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let csv: String
    let query: String
    let answer: [String: [Cell]]

    var testDescription: String { name }
  }

  /// A cell of an answer: a number, a text, or none.
  enum Cell: Decodable, Sendable, CustomStringConvertible {
    case number(Double)
    case text(String)
    case none

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .none
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try value.decode(String.self))
      }
    }

    /// Whether two cells agree, numbers to nine digits.
    func agrees(with other: Cell) -> Bool {
      switch (self, other) {
      case (.none, .none): true
      case (.text(let one), .text(let two)): one == two
      case (.number(let one), .number(let two)):
        abs(one - two) <= 1e-9 * max(abs(one), abs(two), 1)
      default: false
      }
    }

    var description: String {
      switch self {
      case .number(let number): "\(number)"
      case .text(let text): text
      case .none: "none"
      }
    }
  }

  private struct Golden: Decodable {
    let script: String
    let cases: [Case]
  }

  private static let folder = "Tests/Golden"
  private static let golden = Result {
    let text = try Repository.text(folder + "/series.json")
    return try JSONDecoder().decode(Golden.self, from: Data(text.utf8))
  }

  static var cases: [Case] { (try? golden.get().cases) ?? [] }

  @Test func answersAreThoseOfTheScript() throws {
    let script = try Repository.text(Self.folder + "/series.py")
    var code: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in script.utf8 { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let fingerprint = String(code, radix: 16)
    let recorded = try Self.golden.get().script
    let isCurrent = recorded == String(repeating: "0", count: 16 - fingerprint.count) + fingerprint
    #expect(isCurrent, "run `python3 Tests/Golden/series.py > Tests/Golden/series.json` again")
    #expect(Self.cases.count >= 60)
  }

  @Test(arguments: cases)
  func agrees(_ golden: Case) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    try Data(golden.csv.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path
    let result = Asking().ask("from \"\(path)\" | \(golden.query)", format: "json")
    #expect(result.failure == nil, "\(result.diagnostics.map(\.message))")
    let rows = try JSONDecoder().decode([[String: Cell?]].self, from: Data(result.output.utf8))
    for (column, expected) in golden.answer {
      let cells = rows.map { ($0[column] ?? Cell.none) ?? Cell.none }
      #expect(cells.count == expected.count)
      for (row, (cell, wanted)) in zip(cells, expected).enumerated() {
        #expect(cell.agrees(with: wanted), "\(column), row \(row): \(cell), not \(wanted)")
      }
    }
  }
}
