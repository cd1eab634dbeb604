import Datasets
import Diagnostics
import Language
import Session
import TestSupport
import Testing

/// Every piece of advice is given where it should be and nowhere else, and can be silenced.
struct AdviceTests {
  /// A series with a break.
  private static let broken = """
    from table [(area = "North", period = 2022/23, printed = "40"), (area = "North", period = 2023/24, printed = "52 [b]"), (area = "North", period = 2024/25, printed = "55")]
    add number(printed) as cases
    drop printed

    """

  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let provoking: String
    let heeding: String
    var testDescription: String { id }
  }

  static let cases = AdvicePages.all.map {
    Case(id: $0.id, provoking: $0.examples.provoking, heeding: $0.examples.heeding)
  }

  private func advice(_ query: String, isStrict: Bool = false) -> [String] {
    Asking(isStrict: isStrict).ask(query).diagnostics.filter { $0.severity == .advice }.map(\.id)
  }

  // MARK: - Each piece

  @Test(arguments: cases)
  func isProvoked(_ item: Case) {
    let result = Asking().ask(item.provoking)
    #expect(result.failure == nil)
    let found = result.diagnostics.filter { $0.id == item.id }
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.severity == .advice && $0.span != nil && !$0.help.isEmpty })
  }

  /// Whoever heeds the advice is given no other advice either.
  @Test(arguments: cases)
  func isHeeded(_ item: Case) {
    let result = Asking().ask(item.heeding)
    #expect(result.failure == nil)
    #expect(result.diagnostics.filter { $0.severity == .advice } == [])
    #expect(!result.output.isEmpty)
  }

  @Test(arguments: cases)
  func isSilenced(_ item: Case) {
    #expect(advice("advice off\n" + item.provoking) == [])
    #expect(!advice("advice off \(item.id)\n" + item.provoking).contains(item.id))
    #expect(advice("advice off; advice on\n" + item.provoking).contains(item.id))
    #expect(
      advice("advice off \(item.id)\nadvice on \(item.id)\n" + item.provoking).contains(item.id)
    )
  }

  @Test(arguments: cases)
  func isAnErrorWhereStrict(_ item: Case) {
    let strict = Asking(isStrict: true).ask(item.provoking)
    #expect(strict.failure == .assertion)
    #expect(strict.output.isEmpty)
    #expect(strict.diagnostics.contains { $0.id == item.id && $0.isError })
    #expect(Asking(isStrict: true).ask("advice off\n" + item.provoking).failure == nil)
    #expect(Asking(isStrict: true).ask(item.heeding).failure == nil)
  }

  // MARK: - The list

  @Test func adviceIsListed() throws {
    let listed = try Repository.text("Sources/Language/Advice/AdviceList.swift")
      .matches(of: #/(?m)^    (\w+)\.self,$/#).map { String($0.output.1) }
    let files = Repository.files(in: "Sources/Language/Advice/Items").map { path in
      String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    }
    #expect(listed == listed.sorted())
    #expect(listed == files.sorted())
    #expect(Set(AdvicePages.ids).count == listed.count)
  }

  /// Words that the grammar keeps for itself could not be silenced.
  @Test func everyNameCanBeWritten() {
    for id in AdvicePages.known {
      let result = Asking().ask("advice off \(id)")
      #expect(result.failure == nil, "\(id)")
    }
  }

  /// Every piece of advice in the sources is one that `advice off` knows.
  @Test func everyIdIsKnown() throws {
    let patterns = [
      #/\.advice,\s*id:\s*"([a-z0-9-]+)"/#, #/(?:findings\.)?advise\(\s*"([a-z0-9-]+)"/#,
      #/Caution\(\s*id:\s*"([a-z0-9-]+)"/#,
      #/id:\s*"([a-z0-9-]+)",(?:(?!id:).)*?isAdvice: true/#.dotMatchesNewlines(),
    ]
    var found: Set<String> = []
    for file in Repository.files(in: "Sources") {
      let text = try Repository.text(file)
      for pattern in patterns {
        found.formUnion(text.matches(of: pattern).map { String($0.output.1) })
      }
    }
    #expect(found.subtracting(AdvicePages.known).sorted() == [], "add it to a list in AdviceList")
    #expect(Set(AdvicePages.fileIds + AdvicePages.stepIds).subtracting(found).sorted() == [])
  }

  // MARK: - Settings

  /// What lies on one side of a break is compared without a word, and so is a plain percentage.
  @Test(arguments: [
    broken + "where period >= 2023/24\nchange cases over period by area",
    broken
      + "where period >= 2023/24\nadd cases - previous(cases) over (by area sort by period) as d",
    "300 * 42%", "as_percent(2 * 42%)", "42% / 2", "12% * £3m",
  ])
  func isNotAdvisedOn(_ query: String) {
    #expect(advice(query) == [])
  }

  /// What two parts of the program could say is said once.
  @Test(arguments: [
    (
      "from table [(period = 2022/23, n = 104), (period = Q1 2023/24, n = 30)] | change n over period",
      "unequal-periods"
    ),
    (
      "from indicators | where measure contains \"Care leavers\" | compare \"Worcestershire\" with \"England\"",
      "older-comparator"
    ),
  ])
  func isSaidOnce(_ query: String, _ id: String) {
    #expect(advice(query).filter { $0 == id }.count == 1)
  }

  @Test func aNameThatThereIsNotIsRefused() {
    let result = Asking().ask("advice off unweighted-avrage")
    #expect(result.diagnostics.map(\.id) == ["unknown-advice"])
    #expect(result.diagnostics.first?.help == ["did you mean `unweighted-average`?"])
  }

  @Test func whatIsSilencedIsOnlyWhatIsNamed() {
    let query = """
      advice off unweighted-average
      from dsg | summarise average(variance_percent) as percent
      """
    #expect(advice(query) == ["totals-included"])
    let both = "advice off unweighted-average, totals-included\n"
    #expect(advice(both + "from dsg | summarise average(variance_percent) as percent") == [])
  }

  /// An answer that advice has refused is no last answer.
  @Test func aRefusedAnswerIsNotTheLast() {
    let asking = Asking(isStrict: true)
    _ = asking.ask("from exclusions | where not is_total | show phase")
    _ = asking.ask("from indicators | top 5 by value | show area")
    #expect(asking.ask("first 1", format: "csv").output.hasPrefix("phase\n"))
  }

  @Test func checkFindsWhatNeedsNoData() {
    let session = Session(catalogue: .bundled())
    let text = "from feedback | summarise average(percent) as percent"
    #expect(session.check(SourceFile(name: "a", text: text)).map(\.id) == ["unweighted-average"])
    let silenced = SourceFile(name: "a", text: "advice off\n" + text)
    #expect(session.check(silenced).isEmpty)
    // What a script sets does not outlive the check of it.
    #expect(session.advice.isOn)
  }

  // MARK: - Alarms

  /// The saved queries that are given advice, each of which has been read and found right.
  static let advised = [
    "Queries/scrutiny/can_it_be_carried_on.scq": ["not-projected"],
    "Queries/scrutiny/compared_with_england.scq": ["older-comparator"],
    "Queries/scrutiny/is_it_a_trend.scq": ["too-few-points"],
    "Queries/scrutiny/what_to_worry_about.scq": ["plain-gap"],
    "Queries/scrutiny/which_themes_stand_out.scq": ["few-expected", "pooled-together"],
    "Queries/social_care/factors_by_year.scq": ["unequal-periods"],
    "Queries/social_care/rising_risk_factors.scq": ["unequal-periods"],
  ]

  @Test func savedQueriesRaiseNoFalseAlarms() throws {
    for path in Repository.files(in: "Queries", endingWith: ".scq") {
      let found = advice(try Repository.text(path))
      #expect(found == Self.advised[path] ?? [], "\(path)")
    }
  }

  /// Queries that look like what is advised against and are not.
  @Test(arguments: [
    // Shares of one whole add up.
    "from exclusions | where not is_total | add exclusions / total(exclusions) over () as share "
      + "| summarise total(share) as share",
    // An average in a window that only smooths a series.
    "from attainment | add average(percent) over (by measure, area sort by period rolling 2) as mean",
    // A total of money of one period.
    "from transport | where not is_total | summarise total(forecast) as forecast by client_group",
    // Snapshots of one day each.
    "from indicators | where measure = \"Placements of looked after children\" "
      + "| summarise total(value) as value by period",
    // A text that is like nothing, among others that are there.
    "from indicators | where area in (\"England\", \"Ruritania\") | count by area",
    // Figures of the same row.
    "from budget_monitoring | where not is_total | add projection - budget as gap",
    "from budget_monitoring | where not is_total | add variance / budget as share",
    // A measure of the same kind of period throughout.
    "from attainment | sort by period",
    "from attainment | pivot percent across period by measure, area",
    // The lookup of one row for each.
    "from transport | where not is_total | join (from transport | where is_total "
      + "| summarise total(pupils) as all by client_group) on client_group",
    "from indicators | where unit = \"%\" and value > 50 | show measure, value",
    "from attainment | where percent between 40 and 60 | show measure, percent",
    "from risk_factors | top 3 by percent",
  ])
  func looksLikeWhatItIsNot(_ query: String) {
    let result = Asking().ask(query)
    #expect(result.failure == nil)
    #expect(result.diagnostics.filter { $0.severity == .advice }.map(\.id) == [])
  }

  /// What else brings advice about.
  @Test(arguments: [
    (
      "from dsg | where not is_total | summarise average(variance_percent) as p",
      "unweighted-average"
    ),
    ("from indicators | where unit = \"%\" | summarise average(value) as p", "unweighted-average"),
    ("from attainment | add average(percent) over (by area) as p", "unweighted-average"),
    ("from attainment | pivot average(percent) across area by measure", "unweighted-average"),
    ("from indicators | where unit = \"%\" | summarise total(value) as p", "totalled-rates"),
    ("from attainment | add total(percent) over (sort by period running) as p", "totalled-rates"),
    ("from indicators | sort by value", "unlike-units-ranked"),
    ("from exclusions | add total(exclusions) over () as all", "totals-included"),
    (
      "from transport | summarise average(pupils) as p by client_group | where p between 9 and 3",
      "reversed-range"
    ),
    ("from risk_factors | where period between 2022/23 and 2020/21", "reversed-range"),
    ("from work_programme | where meeting between \"B\" and \"A\"", "reversed-range"),
    ("from dsg | where not is_total | where variance / budget > 50", "fraction-for-percentage"),
    ("from indicators | where area <> \"Englnd\" | count", "never-equal"),
    (
      "from risk_factors | where relates_to = \"Child\" | where factor = \"Alcohol\"", "never-equal"
    ),
    ("percent_change(40%, 50%)", "percentage-of-percentage"),
    (
      "from exclusions | summarise median(exclusions) as m by phase | summarise median(m) as m",
      "average-of-averages"
    ),
    ("from risk_factors | sort by relates_to, factor, period", "unequal-periods"),
    (AdviceTests.broken + "compare 2023/24 with 2022/23 of cases by area", "series-break"),
    (AdviceTests.broken + "compare 2024/25 with 2022/23 of cases by area", "series-break"),
    (
      AdviceTests.broken + "add cases - previous(cases) over (by area sort by period) as d",
      "series-break"
    ),
    (AdviceTests.broken + "change cases over period by area against 2022/23", "series-break"),
    (AdviceTests.broken + "trend cases over period by area", "series-break"),
    (AdviceTests.broken + "xmr cases over period by area", "series-break"),
    ("1.05 * 42%", "scaled-percentage"),
    (
      "from table [(area = \"N\", pupils = 10)] | join (from table [(area = \"N\", s = 1), "
        + "(area = \"N\", s = 2)]) on area | summarise average(pupils) as p", "doubled-rows"
    ),
    (
      "from table [(area = \"N\", s = 1), (area = \"N\", s = 2)] | join (from table "
        + "[(area = \"N\", pupils = 10)]) on area | summarise total(pupils) as p", "doubled-rows"
    ),
    (
      "from table [(level = \"Total\", n = 3), (level = \"Boys\", n = 1), (level = \"Girls\", n = 2)] "
        + "| summarise total(n) as n", "totals-included"
    ),
    (
      "from table [(no_20week_rate = 41), (no_20week_rate = 60)] "
        + "| summarise average(no_20week_rate) as r", "unweighted-average"
    ),
  ])
  func isFoundElsewhere(_ query: String, _ id: String) {
    let result = Asking().ask(query)
    #expect(result.failure == nil)
    #expect(result.diagnostics.filter { $0.severity == .advice }.map(\.id).contains(id))
  }

  /// Advice reads so many rows of a source and no more.
  @Test func onlyASampleIsRead() {
    func query(_ row: Int) -> String {
      "from range 1 to 30000 | add if value = \(row) then 10 else 100 as whole "
        + "| add as_percent(5 / whole) as percent | show percent"
    }
    #expect(advice(query(5)) == ["small-denominators"])
    #expect(advice(query(AdvisedAnswer.sampleRows + 1)) == [])
    // Over so many rows the first of an order are not known from a sample.
    #expect(advice(query(5) + " | top 1 by percent") == [])
  }
}
