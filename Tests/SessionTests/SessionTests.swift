import Columns
import Datasets
import Diagnostics
import Foundation
import Plan
import Platform
import Session
import Testing

/// A session and the outcomes of what it is asked.
private final class Conversation {
  let session = Session(catalogue: .bundled())

  func ask(_ text: String, cancelled: Bool = false) -> [Outcome] {
    var outcomes: [Outcome] = []
    let cancellation = Cancellation()
    if cancelled { cancellation.cancel() }
    session.run(SourceFile(name: "query", text: text), cancellation: cancellation) {
      outcomes.append($0)
    }
    return outcomes
  }

  func rows(_ text: String) -> Int? {
    if case .table(let table, _)? = ask(text).last { table.rowCount } else { nil }
  }
}

struct SessionTests {
  @Test func aStepGoesOnFromTheLastAnswer() {
    let conversation = Conversation()
    #expect(conversation.rows("from transport") == 13)
    #expect(conversation.rows("where not is_total") == 11)
    #expect(conversation.rows("top 3 by forecast") == 3)
    #expect(conversation.rows("from _ | skip 1") == 2)
  }

  /// Neither an error, nor a description, nor an interruption changes the last answer.
  @Test(arguments: ["where nothing = 1", "describe dsg", "1 +", "from nowhere"])
  func theLastAnswerStays(_ text: String) {
    let conversation = Conversation()
    #expect(conversation.rows("from transport") == 13)
    _ = conversation.ask(text)
    _ = conversation.ask("from dsg", cancelled: true)
    #expect(conversation.rows("from _") == 13)
  }

  @Test func aTextThatCannotBeReadRunsNothing() {
    let outcomes = Conversation().ask("from transport\n\nfrom dsg | where")
    #expect(outcomes.count == 1)
    guard case .failed(let diagnostics, .query)? = outcomes.first else {
      Issue.record("the text is wrong")
      return
    }
    #expect(diagnostics.count == 1)
  }

  @Test func theFirstFailureEndsARun() {
    let outcomes = Conversation().ask("1\n\nfrom transport | show nothing\n\n2")
    #expect(outcomes.count == 2)
  }

  @Test func failuresSayWhatKindTheyAre() {
    for (text, expected) in [
      ("from \"no such file.csv\"", FailureKind.data), ("1 + \"a\"", .query),
      ("from dsg | assert variance > £1k", .assertion),
    ] {
      guard case .failed(_, let kind)? = Conversation().ask(text).last else {
        Issue.record("\(text) fails")
        continue
      }
      #expect(kind == expected)
    }
    guard case .failed(_, .interrupted)? = Conversation().ask("from dsg", cancelled: true).last
    else {
      Issue.record("a cancelled query is interrupted")
      return
    }
  }

  @Test(arguments: [
    ("from transport", true), ("from transport |", false), ("where x >", false),
    ("from transport | where (a", false), ("from transport | where \"a", true), ("1 +", false),
    ("selct x", true), ("", true), ("show a,", false), ("let x =", false),
  ])
  func completeness(_ text: String, _ expected: Bool) {
    #expect(Conversation().session.isComplete(text) == expected)
  }

  /// A check finds what is wrong and defines nothing.
  @Test func aCheckLeavesNothingBehind() {
    let session = Conversation().session
    let text = "let x = from dsg\nfrom x | show nothing\n\nfrom x | sort by other"
    let found = session.check(SourceFile(name: "script", text: text))
    #expect(found.map(\.id) == ["unknown-column", "unknown-column"])
    let again = session.check(SourceFile(name: "script", text: "from x"))
    #expect(again.map(\.id) == ["unknown-dataset"])
  }

  @Test func namesGivenByLetComeBeforeDatasets() {
    let conversation = Conversation()
    #expect(conversation.rows("let dsg = from transport\nfrom dsg") == 13)
    #expect(conversation.rows("from DSG_DEFICIT") == 8)
  }

  /// A file that was being read when the reader interrupted is read again for the next query.
  @Test func anInterruptedReadingLeavesNothing() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = (0..<400_000).map { "place \($0 % 7),\($0)\n" }
    try Data(("place,value\n" + lines.joined()).utf8).write(to: file)
    let conversation = Conversation()
    let query = "from \"\(file.path)\" | summarise total(value) by place"
    guard case .failed(_, .interrupted)? = conversation.ask(query, cancelled: true).last else {
      Issue.record("it is answered")
      return
    }
    #expect(conversation.rows(query) == 7)
  }

  /// A query that would hold too much ends with a message, and the next one is answered.
  @Test func memoryHasACeiling() {
    let conversation = Conversation()
    conversation.session.mostMemory = 1
    guard
      case .failed(let found, .query)? =
        conversation.ask("from range 1 to 200000 | sort by value descending").last
    else {
      Issue.record("there is no ceiling")
      return
    }
    #expect(found.map(\.id) == ["memory-ceiling"])
    #expect(conversation.rows("from transport") == 13)
    conversation.session.mostMemory = nil
    #expect(conversation.rows("from range 1 to 200000 | sort by value descending") == 200_000)
  }
}
