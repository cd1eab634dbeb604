import Diagnostics
import Syntax
import TestSupport
import Testing

/// Texts that no one would write: whatever the bytes are, reading ends, and places lie in the text.
@Suite struct RandomTextTests {
  private static let queries = [
    "from budget_monitoring\nwhere variance > £500k\nadd variance / budget as overspend\n",
    "from indicators | where measure contains \"20 weeks\" and period between 2021/22 and 2022/23",
    "let x = from \"a b.csv\" | first 1,000 # note\n\nfrom x\njoin (from y | show all except `a b`) on c",
    "if a is not missing then -2^2 else round(6.2 per 10,000, 1) mod 3; describe x",
    "from table [(a = 1, b = “x\\u{e9}”)] | sort by total(a) over (by b running) descending",
    "function f(a, b = P6 2023/24) = a in (1, 2) or not b starts with \"x\"",
  ].map { Array($0.utf8) }

  private static let pieces = [
    "(", ")", "[", "]", "\"", "`", "\n", "\n\n", ",", ";", "|", "\\", "\r", "#", "£", "%", "not ",
    "in ",
    " as ", " by ", "from ", "2023/24", "1,234", "\u{0}", "“", "é", "FY ", "if ", "over (", "- ",
  ].map { Array($0.utf8) }

  private func check(_ bytes: [UInt8]) {
    let reading = Reading(bytes: bytes)
    let problems = reading.parsed.diagnostics
    for problem in problems {
      guard let span = problem.span else { continue }
      #expect(span.start <= span.end && span.end <= bytes.count, "\(bytes)")
    }
    let starts = problems.compactMap { $0.span?.start }
    #expect(starts == starts.sorted(), "\(bytes)")
    var end = 0
    for statement in reading.parsed.script.statements {
      #expect(statement.span.start >= end && statement.span.end <= bytes.count, "\(bytes)")
      end = statement.span.end
    }
    // Nothing invalid is in a tree without a word about it.
    if reading.tree.contains("<invalid>") { #expect(!problems.isEmpty, "\(bytes)") }
  }

  @Test func tokensTileTheText() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let bytes = mutated(Self.queries.randomElement(using: &random) ?? [], &random)
      let source = SourceFile(name: "random", bytes: bytes)
      let (tokens, _) = Lexer.tokens(of: source, openSteps: SampleSteps.table.openKeywords)
      var end = 0
      for token in tokens {
        #expect(token.span.start >= end, "\(bytes)")
        end = token.span.end
      }
      #expect(tokens.last?.kind == .endOfText)
      #expect(end == bytes.count)
    }
  }

  @Test func randomBytes() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<1_000 {
      let count = Int.random(in: 0...60, using: &random)
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  @Test func randomPieces() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<1_000 {
      let count = Int.random(in: 0...30, using: &random)
      check((0..<count).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] })
    }
  }

  @Test func mutatedQueries() {
    var random = SeededGenerator(seed: 4)
    for query in Self.queries {
      for _ in 0..<300 { check(mutated(query, &random)) }
    }
  }

  @Test func everyPrefixOfAQuery() {
    for query in Self.queries {
      for length in 0...query.count { check(Array(query.prefix(length))) }
    }
  }

  private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(place + Int.random(in: 0...4, using: &random), bytes.count)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
      default: bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }
}
