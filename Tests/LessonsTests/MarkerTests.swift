import Columns
import Datasets
import Diagnostics
import Lessons
import Plan
import Platform
import Session
import Testing

/// The answer to a query on the bundled catalogue.
private func table(_ query: String) throws -> Table {
  let session = Session(catalogue: .bundled())
  var answer: Table?
  session.run(SourceFile(name: "query", text: query), cancellation: Cancellation()) { outcome in
    switch outcome {
    case .table(let table, _), .value(let table, _): answer = table
    default: break
    }
  }
  return try #require(answer, "\(query)")
}

private func mark(
  _ given: String,
  for model: String,
  _ rules: AnswerRules = AnswerRules()
) throws
  -> Mark
{
  try Marker(rules, model: table(model), mistakes: []).mark(table(given))
}

@Suite struct MarkerTests {
  private static let top = """
    from budget_monitoring | where not is_total | top 3 by variance | show service, variance
    """

  @Test(arguments: [
    // The same answer in other words.
    (
      top,
      "from budget_monitoring | where not is_total | sort by variance descending | first 3 | show variance as over, service"
    ),
    (
      top,
      "from budget_monitoring | where is_total = false and variance > £700k | show service, variance"
    ),
    ("from transport | where not is_total | summarise total(forecast) as x", "£29.55m"),
    ("from transport | where not is_total | summarise total(forecast) as x", "£29,550k"),
    ("27% - 17%", "10pp"), ("percent_change(314, 65)", "-79.3%"), ("0.1 + 0.2", "0.3"),
    ("from transport | where not is_total | count", "11"),
    ("academic_year(15 May 2023)", "AY 2022/23"),
  ])
  func otherWaysAreRight(model: String, given: String) throws {
    #expect(try mark(given, for: model) == .right)
  }

  @Test func wrongAnswersAreToldApart() throws {
    let base = "from budget_monitoring | where not is_total"
    var ordered = AnswerRules()
    ordered.isOrdered = true
    #expect(
      try mark(
        base + " | bottom 18 by variance | show service, variance",
        for: base + " | sort by variance descending | show service, variance",
        ordered
      ) == .order
    )
    var named = AnswerRules()
    named.isNamed = true
    #expect(
      try mark(Self.top + " | rename variance as v", for: Self.top, named)
        == .names(["service", "variance"])
    )
    #expect(
      try mark(
        "from budget_monitoring | where not is_total | top 3 by variance | show service, variance, budget",
        for: Self.top
      )
        == .moreColumns(["budget"])
    )
    #expect(try mark(Self.top + " | drop variance", for: Self.top) == .fewerColumns(1))
    #expect(
      try mark(base + " | top 5 by variance | show service, variance", for: Self.top)
        == .moreRows(2)
    )
    #expect(try mark(Self.top + " | first 2", for: Self.top) == .fewerRows(1))
    #expect(
      try mark("10%", for: "27% - 17%")
        == .units(given: "%", wanted: "percentage points, as in `13pp`")
    )
    #expect(
      try mark("10", for: "27% - 17%")
        == .units(given: "", wanted: "percentage points, as in `13pp`")
    )
    #expect(try mark("17% - 27%", for: "27% - 17%") == .sign)
    #expect(try mark(Self.top + " | where variance < 0", for: Self.top) == .nothing)
    #expect(try mark("from transport", for: Self.top) == .other)
    #expect(try mark("percent_change(314, 66)", for: "percent_change(314, 65)") == .other)
  }

  @Test func missingIsNotNought() throws {
    let model = "from attainment | show area, percent"
    let given = "from attainment | show area, coalesce(percent, 0%) as percent"
    #expect(try mark(given, for: model) == .zeroForMissing)
    #expect(try mark(model, for: model) == .right)
  }

  @Test func moreColumnsMayBeFine() throws {
    var rules = AnswerRules()
    rules.allowsMoreColumns = true
    let given = "from budget_monitoring | where not is_total | top 3 by variance"
    #expect(try mark(given, for: Self.top, rules) == .right)
  }

  @Test func knownMistakesComeFirst() throws {
    let model = try table("from transport | where not is_total | count")
    let known = try table("from transport | count")
    let marker = Marker(AnswerRules(), model: model, mistakes: [known])
    #expect(marker.mark(known) == .known(0))
    #expect(marker.mark(model) == .right)
  }

  @Test func everyMarkHasWords() {
    let marks: [Mark] = [
      .right, .order, .names(["a"]), .moreColumns(["b"]), .fewerColumns(1), .fewerColumns(2),
      .moreRows(1), .fewerRows(3), .units(given: "", wanted: "pp"), .sign, .zeroForMissing,
      .nothing,
      .other,
    ]
    for mark in marks { #expect(mark.words?.hasSuffix(".") == true, "\(mark)") }
  }
}

@Suite struct ProgressTests {
  @Test func linesReadBack() {
    var progress = LessonProgress()
    progress.add(.skipped, lesson: "a", step: "one")
    progress.add(.done, lesson: "a", step: "one")
    progress.add(.shown, lesson: "a", step: "one")
    #expect(progress.event(lesson: "a", step: "one") == .done)
    let line = LessonProgress.line(.done, lesson: "tab\there", step: "x\ny")
    let read = LessonProgress(lines: [line])
    #expect(read.unreadable == 0)
    #expect(read.event(lesson: "tab\there", step: "x\ny") == .done)
  }

  /// Two prompts write in any order; what one has done stays done.
  @Test func orderDoesNotMatter() {
    let lines = [
      LessonProgress.line(.done, lesson: "a", step: "one"),
      LessonProgress.line(.skipped, lesson: "a", step: "one"),
      LessonProgress.line(.done, lesson: "a", step: "two"),
    ]
    for order in [lines, lines.reversed()] {
      let progress = LessonProgress(lines: order)
      #expect(progress.event(lesson: "a", step: "one") == .done)
      #expect(progress.event(lesson: "a", step: "two") == .done)
    }
  }

  @Test(arguments: ["junk", "done\ta", "done\t\tb", "won\ta\tb", "done\ta\tb\tc", "\u{0}\u{1}"])
  func corruptLinesArePassedOver(line: String) {
    let progress = LessonProgress(lines: [line, "done\ta\tb", ""])
    #expect(progress.unreadable == 1)
    #expect(progress.event(lesson: "a", step: "b") == .done)
  }
}
