import Columns
import Plan

/// A small generator of numbers that are the same in every run (Steele, Lea and Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }
}

/// A row of random cells, some of them missing, that knows its place.
struct RandomRow {
  var text: String?
  var number: Int?
  var place: Int

  var line: String { "\(text ?? "(blank)") \(number.map(String.init) ?? "(blank)") \(place)" }

  static func rows(_ count: Int, seed: UInt64) -> [RandomRow] {
    var random = SplitMix(state: seed)
    return (0..<count).map { place in
      let text = random.next(below: 12)
      let number = random.next(below: 30)
      return RandomRow(
        text: text == 0 ? nil : "k\(text)",
        number: number == 0 ? nil : number - 12,
        place: place
      )
    }
  }

  static func plan(_ rows: [RandomRow], batchOf size: Int) -> Plan {
    let parts = stride(from: 0, to: rows.count, by: size).flatMap { start in
      let part = rows[start..<min(start + size, rows.count)]
      return table(
        .text("t", part.map { $0.text.map { Cell(.text($0)) } ?? nil }),
        .whole("n", part.map { $0.number.map { Cell(integerLiteral: Int64($0)) } ?? nil }),
        .whole("p", part.map { Cell(integerLiteral: Int64($0.place)) })
      ).batches
    }
    let schema = table(.text("t", []), .whole("n", []), .whole("p", [])).schema
    return .scan(Table(schema: schema, batches: parts))
  }
}
