import Datasets
import Diagnostics
import Language
import Session
import TestSupport
import Testing

/// Every piece of advice is given where it should be and nowhere else, and can be silenced.
struct AdviceTests {
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
    #expect(advice("advice off \(item.id)\nadvice on \(item.id)\n" + item.provoking).contains(item.id))
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
    ]
    var found: Set<String> = []
    for file in Repository.files(in: "Sources") {
      let text = try Repository.text(file)
      for pattern in patterns {
        found.formUnion(text.matches(of: pattern).map { String($0.output.1) })
      }
    }
    #expect(found.subtracting(AdvicePages.known).sorted() == [], "add it to a list in AdviceList")
    #expect(Set(AdvicePages.fileIds).subtracting(found).sorted() == [])
  }

  // MARK: - Settings

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
}
