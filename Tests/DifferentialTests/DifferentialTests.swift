import Columns
import Diagnostics
import Foundation
import Functions
import Language
import Plan
import Syntax
import Testing

/// Questions whose meaning has a direct equivalent in SQL have the same answers here and in SQLite.
struct DifferentialTests {
  static let cases = DifferentialCase.all(in: "Tests/DifferentialTests/Cases")

  @Test func thereAreEnough() {
    #expect(Self.cases.count >= 150)
    #expect(Self.cases.filter { $0.query.isEmpty || $0.sql.isEmpty }.map(\.testDescription) == [])
  }

  /// What has no equivalent in SQL, where a number carries no flags.
  ///
  /// The steps over series are held to the answers of pandas and scipy instead.
  private static let withoutSQL: Set<String> = [
    "academic_year", "adds_up", "assert", "bridge", "byar", "change", "chart", "check", "cite",
    "common_total", "consistent", "describe", "export", "fill", "flag", "funnel", "implied_total",
    "index",
    "is estimated", "is flagged", "is forecast", "is provisional", "is revised", "is suppressed",
    "is unreliable",
    "middle", "note", "part_of", "period_kind", "phasing", "possible", "project", "quartile",
    "rolling",
    "rounding", "run_rate", "running", "title", "trend", "unit", "wilson", "within", "worry", "xmr",
    "year_gone",
  ]

  /// Every step, operator, function and aggregate stands in a case.
  @Test func leaveNothingOut() {
    let text = Self.cases.map { " " + $0.query.replacing("\n", with: " ") }.joined()
    let words =
      StepPages.all.map { $0.keyword + " " }
      + (FunctionCatalogue.functions.map(\.name) + FunctionCatalogue.aggregates.map(\.name)
      + FunctionCatalogue.windows.map(\.name)).map { $0 + "(" }
      + FunctionCatalogue.operators.map { $0.name == "negate" ? "-weeks" : $0.name + " " }
    let missing = words.filter { word in
      let name = word.trimmingCharacters(in: CharacterSet(charactersIn: " ("))
      return !Self.withoutSQL.contains(name) && !text.contains(" " + word)
        && !text.contains("(" + word)
    }
    #expect(missing == [])
  }

  @Test(arguments: cases)
  func agreesWithSQLite(_ item: DifferentialCase) throws {
    let twins = try Twins.large.get()
    let answer = try twins.answer(item.query)
    let expected = try twins.answer(sql: item.sql)
    #expect(answer.difference(from: expected, inOrder: item.isOrdered) == nil)
    if let unlike = item.unlike {
      let plain = try twins.answer(sql: unlike)
      #expect(
        answer.difference(from: plain, inOrder: item.isOrdered) != nil,
        "the difference on purpose is gone"
      )
    }
  }

  /// Answers, notes and their order are the same however the rows are cut into batches, and on any
  /// number of threads.
  @Test(arguments: cases)
  func answersDoNotDependOnBatches(_ item: DifferentialCase) throws {
    let twins = try Twins.small.get()
    let (table, notes) = try twins.table(item.query)
    for (batchRows, threads) in [(1, 1), (7, 1), (1, 2), (7, 7), (Batch.standardRows, 2)] {
      let (other, otherNotes) = try twins.table(
        item.query,
        batchRows: batchRows,
        threads: threads
      )
      let way = "\(batchRows) rows a batch, \(threads) threads"
      #expect(other.identityDifference(from: table) == nil, "\(way)")
      #expect(otherNotes.map(\.message) == notes.map(\.message), "\(way)")
    }
  }
}
