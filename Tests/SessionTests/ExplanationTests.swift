import Columns
import Datasets
import Diagnostics
import Language
import Plan
import Platform
import Session
import Syntax
import TestSupport
import Testing

@Suite struct ExplanationTests {
  private let asking = Asking()

  private func told(_ query: String) -> [String] {
    asking.ask(query).output.split(separator: "\n").map(String.init)
  }

  @Test func eachStepHasItsSentence() {
    #expect(
      told(
        """
        explain in words from budget_monitoring
        where variance > £500k and not is_total
        show service, variance
        top 2 by variance
        """
      ).prefix(5) == [
        "It starts from the table `budget_monitoring` (Budget monitoring at Period 6), which has 25 rows.",
        "It keeps the rows where `variance` is more than £500k and `is_total` is not true: "
          + "3 of 25 rows are left.",
        "Then it shows `service` and `variance`.",
        "Last, it keeps the 2 rows with the highest `variance`, and those that tie with the last: "
          + "2 of 3 rows are left.",
        "The answer has 2 rows.",
      ]
    )
  }

  /// The units, the periods, what to bear in mind and who says so come after the steps.
  @Test func caveatsFollow() {
    let all = told(
      "explain in words from indicators | where measure contains \"20 weeks\" "
        + "| compare \"Worcestershire\" with \"England\""
    )
    let text = all.joined(separator: "\n")
    for words in ["in percentage points", "Dec 2021", "Jul 2023", "Bear in mind: ", "Says who: "] {
      #expect(text.contains(words), "\(words) in \(text)")
    }
  }

  @Test func whatIsLeftOutIsTold() {
    let text = told("explain in words from attainment | summarise average(percent) as a by area")
      .joined(separator: "\n")
    #expect(text.contains("works out `a`, which is the average of `percent`, for each `area`"))
    #expect(text.contains("14 rows become 2"))
    #expect(text.contains("Bear in mind: "))
  }

  /// On its own it tells the last question, with every line that it was built from.
  @Test func lastQuestionIsTold() {
    #expect(asking.ask("explain in words").diagnostics.map(\.id) == ["nothing-to-explain"])
    _ = asking.ask("from transport")
    _ = asking.ask("where not is_total")
    _ = asking.ask("from _ | top 1 by forecast")
    let before = asking.ask("from _").output
    let all = told("explain in words")
    #expect(all.contains { $0.contains("`is_total` is not true") })
    #expect(all.contains { $0.contains("the row with the highest `forecast`") })
    #expect(asking.ask("from _").output == before)
    _ = asking.ask("from nowhere")
    #expect(told("explain in words") == all)
  }

  @Test func mistakesAreReported() {
    #expect(asking.ask("explain in words from nowhere").failure != nil)
    #expect(asking.ask("explain in words from transport | where x = 1").failure != nil)
    #expect(asking.ask("explain in words transport").failure != nil)
  }

  /// Other uses of the word stay what they are.
  @Test func theWordStaysAName() {
    let query = "from table [(explain = 1)] | where explain in (1, 2) | show explain"
    #expect(asking.ask(query).failure == nil)
  }

  /// Every step says in its own words what it does, in every example of its page.
  @Test(arguments: StepPages.all.map { $0.keyword })
  func everyStepIsTold(keyword: String) throws {
    let step = try #require(StepPages.all.first { $0.keyword == keyword })
    var told = 0
    for example in step.examples {
      let asking = Asking()
      let statements = example.query.components()
      guard let last = statements.last, last.hasPrefix("from") else { continue }
      for statement in statements.dropLast() { _ = asking.ask(statement) }
      let result = asking.ask("explain in words " + last)
      guard result.failure == nil else { continue }
      let sentences = result.output.split(separator: "\n")
      #expect(sentences.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix("?") }, "\(sentences)")
      #expect(sentences.allSatisfy { !$0.contains("  ") && !$0.contains("It .") }, "\(sentences)")
      told += 1
    }
    #expect(told > 0 || step.examples.allSatisfy { !$0.query.contains("from") })
  }

  /// A step that falls back on its summary has no sentence of its own; these are the ones that may.
  @Test func stepsHaveWordsOfTheirOwn() throws {
    let files = Repository.files(in: "Sources/Language/Steps")
    let without = try files.filter { try !Repository.text($0).contains("func sentence(") }
    #expect(without == [])
  }
}

extension String {
  /// The statements, which an empty line, a `;` or a declaration on its own line parts.
  fileprivate func components() -> [String] {
    var statements: [String] = []
    for line in split(separator: "\n") where !line.hasPrefix("#") {
      let isNew = ["from ", "let ", "define ", "function ", "param ", "load ", "advice "]
        .contains { line.hasPrefix($0) }
      if isNew || statements.isEmpty {
        statements.append(String(line))
      } else {
        statements[statements.count - 1] += "\n" + line
      }
    }
    return statements
  }
}

@Suite struct LockedSessionTests {
  @Test(arguments: [
    "from \"x.csv\"", "include \"x.scq\"", "load \"x.csv\" as x", "describe \"x.csv\"",
    "from transport | append \"x.csv\"", "from transport | join \"x.csv\" on category",
  ])
  func nothingElseIsRead(query: String) {
    let session = Session(catalogue: .bundled())
    session.lockDown()
    var found: [Diagnostic] = []
    session.run(SourceFile(name: "query", text: query), cancellation: Cancellation()) { outcome in
      if case .failed(let diagnostics, _) = outcome { found += diagnostics }
    }
    #expect(found.map(\.id) == ["safe-session"])
    #expect(session.isSafe)
  }

  @Test func nothingIsAdded() {
    let session = Session(catalogue: .bundled())
    session.lockDown()
    #expect(throws: DataError.self) { try session.add(path: "Package.swift") }
  }
}
