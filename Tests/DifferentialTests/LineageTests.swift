import Columns
import Datasets
import Diagnostics
import Foundation
import LocalEngine
import Plan
import Platform
import Session
import Synchronization
import TestSupport
import Testing

/// The sources of rows are those that the query itself finds when it carries tags by hand.
struct LineageTests {
  /// The local engine, which keeps the lineage of the last answer for a test to look at.
  private final class Witness: Engine {
    private let engine: LocalEngine
    private let last = Mutex<(any Lineage)?>(nil)

    init(batchRows: Int) { engine = LocalEngine(batchRows: batchRows) }

    var lineage: (any Lineage)? { last.withLock { $0 } }

    func run(_ plan: Plan, cancellation: Cancellation) throws(EngineError) -> Answer {
      let answer = try engine.run(plan, cancellation: cancellation)
      if let lineage = answer.lineage { last.withLock { $0 = lineage } }
      return answer
    }
  }

  private struct Failure: Error {
    let message: String
  }

  private static let tables: [GeneratedTable] = {
    var random = SeededGenerator(seed: 5)
    var a = GeneratedTable(
      name: "a",
      fields: [("g", "string"), ("h", "string"), ("v", "integer"), ("tag", "string")]
    )
    for row in 0..<90 {
      let key = random.cell(missing: 5) { "k\($0.whole(1...6))" }
      let value = random.cell(missing: 5) { "\($0.whole(0...30))" }
      a.rows.append([key, "h\(random.whole(1...3))", value, "a\(row)"])
    }
    var b = GeneratedTable(
      name: "b",
      fields: [("g", "string"), ("w", "integer"), ("tag", "string")]
    )
    for row in 0..<8 { b.rows.append(["k\(random.whole(1...8))", "\(row)", "b\(row)"]) }
    return [a, b]
  }()

  private static let folder = Result { try GeneratedTable.write(tables, as: "lineage").path }

  private func answer(_ query: String, _ engine: any Engine) throws -> Table {
    var catalogue = Catalogue.empty
    try catalogue.add(path: try Self.folder.get())
    var answer: Table?
    var problems: [String] = []
    let session = Session(catalogue: catalogue, engine: engine)
    session.run(SourceFile(name: "query", text: query), cancellation: Cancellation()) { outcome in
      switch outcome {
      case .table(let table, _), .value(let table, _), .shown(let table, _, _): answer = table
      case .words, .defined, .said: break
      case .failed(let diagnostics, _): problems += diagnostics.map(\.message)
      }
    }
    guard let answer, problems.isEmpty else {
      throw Failure(message: problems.joined(separator: "; ") + "\n" + query)
    }
    return answer
  }

  /// The tags of each row, from the text that the tagged query makes.
  private func tags(_ table: Table, _ column: String) -> [Set<String>] {
    let index = table.schema.names.firstIndex(of: column) ?? 0
    return (0..<table.rowCount).map { row in
      guard case .text(let text) = table.value(row: row, column: index) else { return [] }
      return Set(text.split { $0 == "," || $0 == " " }.map(String.init))
    }
  }

  private func tags(_ lineage: any Lineage) -> [Set<String>] {
    (0..<lineage.rowCount).map { row in
      var tags: Set<String> = []
      for part in lineage.rows(behind: row) {
        let name = lineage.sources[part.source].name
        for place in 0..<part.count { tags.insert("\(name)\(part[place])") }
      }
      return tags
    }
  }

  private func check(
    plain: String,
    tagged: String,
    tag: String,
    batchRows: Int
  ) throws -> Int {
    let witness = Witness(batchRows: batchRows)
    let cited = try answer(plain + "\n| cite", witness)
    let lineage = try #require(witness.lineage)
    let uncited = try answer(plain, LocalEngine())
    #expect(cited.identityDifference(from: uncited) == nil, "\(plain)")
    let expected = tags(try answer(tagged, LocalEngine()), tag)
    #expect(tags(lineage) == expected, "\(plain)\n\(tagged)")
    return cited.rowCount
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesWithTagsCarriedByHand(_ lot: UInt64) throws {
    var answered = 0
    for seed in lot * 20..<lot * 20 + 20 {
      let query = RandomLineage(seed: seed)
      let size = [1, 7, 2048][Int(seed % 3)]
      let rows = try check(
        plain: query.plain,
        tagged: query.tagged,
        tag: query.tag,
        batchRows: size
      )
      if rows > 0 { answered += 1 }
    }
    #expect(answered >= 10, "too few of these questions have an answer")
  }

  /// What the made-up questions leave out.
  @Test(arguments: [
    (
      "from a | pivot total(v) across h by g",
      "from a | summarise list(tag, \",\") as tags by g"
    ),
    (
      "from a | keep rows in (from a | where v > 10)",
      "from a | where v > 10 | add concat(tag, \",\", tag) as tags"
    ),
    (
      "from a | where g in (from b | show g)",
      "from a | where g in (from b | show g) | add tag as tags"
    ),
    // Nothing of `b` is in the answer, so it only chooses rows.
    (
      "from a | join only matching b on g | show v",
      "from a | join only matching (from b | show g, w) on g | add tag as tags"
    ),
    (
      "from (from a | first 3) | assert v >= 0 or v is missing | sort by v",
      "from a | first 3 | sort by v | add tag as tags"
    ),
    (
      "from a | summarise total(v) as x | join (from b | summarise total(w) as y | add 1 as one) "
        + "on x = one",
      "from a | summarise list(tag, \",\") as tags"
    ),
  ])
  func agreesWithTagsOf(_ plain: String, _ tagged: String) throws {
    for size in [1, 7, 2048] {
      _ = try check(plain: plain, tagged: tagged, tag: "tags", batchRows: size)
    }
  }

  /// A row that is joined with itself at every line would double the places to look at with each.
  @Test func chainsOfJoinsDoNotDouble() throws {
    var query = "let j0 = from a | summarise total(v) as v, minimum(v) as w | add 1 as k\n\n"
    for step in 1...12 {
      query +=
        "let j\(step) = from j\(step - 1) | join (from j\(step - 1) | show k, v as u) on k "
        + "| add v + u - u as x | show k, x as v\n\n"
    }
    let witness = Witness(batchRows: 2048)
    _ = try answer(query + "from j12 | cite", witness)
    let lineage = try #require(witness.lineage)
    #expect(tags(lineage)[0].count == 90)
  }
}
