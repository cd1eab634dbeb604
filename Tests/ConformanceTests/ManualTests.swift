import Datasets
import Foundation
import Functions
import Language
import Plan
import Session
import Syntax
import TestSupport
import Testing

/// The manual in `Grammar/manual` is what the sources say.
///
/// `RECORD_SNAPSHOTS=1 swift test --filter ManualTests` writes the generated pages; read the
/// difference before committing it.
struct ManualTests {
  // MARK: - Generated pages

  @Test(arguments: HelpPages.all.map { ManualPage(page: $0) })
  func pageIsAsGenerated(_ page: ManualPage) throws {
    let text = page.markdown { query in
      let asking = Asking()
      let result = asking.ask(query)
      #expect(result.failure == nil, "\(query)")
      return (result.output + asking.rendered(result)).trimmingNewlines
    }
    let snapshot = Snapshot("\(ManualFolder.root)/\(page.path)")
    #expect(try snapshot.difference(from: text) == nil)
  }

  @Test(arguments: ManualFolder.folders)
  func listIsAsGenerated(_ folder: String) throws {
    let snapshot = Snapshot("\(ManualFolder.root)/\(folder)/README.md")
    #expect(try snapshot.difference(from: ManualFolder.list(of: folder)) == nil)
  }

  /// A page whose step is gone would go on teaching it.
  @Test func noPageIsLeftOver() throws {
    let wanted = Set(ManualFolder.paths)
    #expect(wanted.count == ManualFolder.paths.count, "two pages share a file")
    for folder in ManualFolder.folders {
      for path in Repository.files(in: "\(ManualFolder.root)/\(folder)", endingWith: "")
      where !wanted.contains(path) {
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
          try FileManager.default.removeItem(at: Repository.root.appendingPathComponent(path))
        } else {
          Issue.record("\(path) is no page any more")
        }
      }
    }
  }

  // MARK: - What pages say

  @Test(arguments: HelpPages.all.filter { $0.kind == .topic }.flatMap(\.examples).map(\.query))
  func exampleOfATopicAnswersAsItSays(_ query: String) {
    let example = HelpPages.all.flatMap(\.examples).first { $0.query == query }
    #expect(Asking().ask(query).output.trimmingNewlines == example?.answer)
  }

  @Test func everyStepSaysWhatItIsFor() {
    #expect(StepPages.all.filter { $0.question.isEmpty }.map { $0.keyword } == [])
    #expect(StepPages.all.filter { $0.details.isEmpty }.map { $0.keyword } == [])
  }

  @Test func everyFunctionIsInOneFamily() {
    func members(_ families: [FunctionCatalogue.Family]) -> [String] {
      families.flatMap(\.names).sorted()
    }
    #expect(
      members(FunctionCatalogue.functionFamilies)
        == FunctionCatalogue.functions.map(\.name).sorted()
    )
    #expect(
      members(FunctionCatalogue.aggregateFamilies)
        == FunctionCatalogue.aggregates.map(\.name).sorted()
    )
    #expect(
      members(FunctionCatalogue.windowFamilies) == FunctionCatalogue.windows.map(\.name).sorted()
    )
    #expect(
      members(FunctionCatalogue.operatorFamilies)
        == FunctionCatalogue.operators.map(\.name).sorted()
    )
  }

  /// The forms of topics are copied; the grammar is the one they must agree with.
  @Test func everyFormIsAProductionOfTheGrammar() throws {
    let grammar = try Repository.text("Grammar/scrutineer.ebnf").singleSpaced
    for page in HelpPages.all where page.kind == .step || page.kind == .topic {
      for form in page.forms { #expect(grammar.contains(form.singleSpaced), "\(page.name)") }
    }
  }

  @Test func everyReferenceLeadsToAnotherPage() {
    for page in HelpPages.all {
      for word in page.seeAlso {
        let others = HelpPages.named(word).filter { $0.name != page.name || $0.kind != page.kind }
        #expect(!others.isEmpty, "\(page.name): \(word)")
      }
    }
  }

  // MARK: - Chapters

  /// The texts written by hand whose commands are run.
  static let chapters =
    Repository.files(in: ManualFolder.root, endingWith: ".md")
    .filter { !ManualFolder.paths.contains($0) } + ["README.md"]

  static let transcripts: [ManualTranscript] = chapters.flatMap { path in
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try? ManualTranscript.record(in: path)
    }
    return (try? ManualTranscript.all(in: path)) ?? []
  }

  @Test(arguments: transcripts)
  func commandAnswersAsItSays(_ transcript: ManualTranscript) throws {
    let printed = try transcript.printed()
    #expect(printed.contains(transcript.answer), "it prints:\n\(printed.last ?? "")")
  }

  @Test func theReadmeShowsCommands() {
    #expect(Self.transcripts.count { $0.path == "README.md" } >= 3)
  }

  /// Links from chapters to other files of the project.
  @Test(arguments: chapters)
  func linksLeadSomewhere(_ path: String) throws {
    let folder = Repository.root.appendingPathComponent(path).deletingLastPathComponent()
    for match in try Repository.text(path).matches(of: #/\]\(([^)#]+)(#[^)]*)?\)/#) {
      let target = String(match.output.1)
      guard !target.contains(":") else { continue }
      let file = folder.appendingPathComponent(target).path
      let isGenerated = ManualFolder.paths.contains { file.hasSuffix($0) }
      #expect(isGenerated || FileManager.default.fileExists(atPath: file), "\(target)")
    }
  }

  // MARK: - Help at the prompt

  @Test func everyTopicHasHelp() {
    let session = Session(catalogue: .bundled())
    for topic in session.helpTopics + HelpPages.otherLanguages.keys {
      #expect(session.help(topic) != nil, "\(topic)")
    }
    for (word, meant) in HelpPages.otherLanguages {
      #expect(HelpPages.named(word).isEmpty, "\(word) has a page of its own")
      #expect(!HelpPages.named(meant).isEmpty, "\(word)")
    }
    #expect(session.help("nothing of the kind") == nil)
    #expect(session.help("SORT BY")?.hasPrefix("sort: ") == true)
    #expect(session.help("select")?.hasPrefix("`select` is `show` here.") == true)
  }

  /// Prose fits a terminal of 80 columns; forms and examples are as long as they are.
  @Test func proseIsWrapped() {
    for page in HelpPages.all {
      let written = page.forms + page.examples.flatMap { [$0.query, $0.answer ?? ""] }
      let long = page.text.split(separator: "\n").filter { $0.count > 80 }
      for line in long {
        let text = line.drop { $0 == " " }
        #expect(written.contains { $0.contains(text) }, "\(page.name): \(line)")
      }
    }
  }
}

extension ManualPage: CustomTestStringConvertible {
  var testDescription: String { path }
}

extension String {
  /// The text without line ends at its end.
  var trimmingNewlines: String {
    var text = self[...]
    while text.last?.isNewline ?? false { text.removeLast() }
    return String(text)
  }

  /// The text with one space for each run of spaces and line ends.
  fileprivate var singleSpaced: String {
    split { $0.isWhitespace }.joined(separator: " ")
  }
}
