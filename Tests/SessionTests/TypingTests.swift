import Columns
import Datasets
import Diagnostics
import Foundation
import Plan
import Platform
import Session
import Testing

private func hint(_ text: String) -> LineHint {
  Session(catalogue: .bundled()).hint(on: text, at: text.utf8.count)
}

private func offers(_ text: String) -> Completion {
  Session(catalogue: .bundled()).completion(in: text, at: text.utf8.count)
}

struct TypingTests {
  @Test(arguments: [
    ("from transport", LineState.valid), ("from transport |", .incomplete),
    ("from transport | where varience > 3", .wrong("there is no column `varience` here")),
    ("from transport | where varience > 3 and (", .incomplete),
    ("from tran", .incomplete), ("1 + (2", .incomplete), ("1 + 2", .valid), ("", .valid),
  ])
  func says(_ text: String, _ state: LineState) {
    #expect(hint(text).state == state)
  }

  @Test func signaturesAreShownInTheirBrackets() {
    #expect(hint("from transport | add round(").next.hasPrefix("round(x"))
    #expect(hint("from transport | add round(total(").next.hasPrefix("total("))
    #expect(!hint("from transport | add round(1) ").next.hasPrefix("round"))
  }

  /// No place in a text traps, and none changes the session.
  @Test func everyPlaceOfATextIsSafe() {
    let session = Session(catalogue: .bundled())
    let text =
      "# £\nlet a = from transport | where (x = \"é\" and `y` > £3k); from a | 1 ) ]\n\n2023/24"
    for end in 0...text.utf8.count {
      let part = String(decoding: text.utf8.prefix(end), as: UTF8.self)
      _ = session.hint(on: part, at: min(end, part.utf8.count))
      for style in session.styles(of: part, cursor: end) {
        #expect(style.bytes.upperBound <= part.utf8.count)
      }
    }
    #expect(session.completion(in: "from a", at: 6).candidates.contains { $0.text == "a" } == false)
  }

  @Test func aColumnIsFollowedByTheTestsThatSuitIt() {
    let numbers = offers("from transport | where forecast ").candidates.map(\.text)
    #expect(numbers.prefix(3) == ["= ", "<> ", "> "])
    #expect(!numbers.contains("contains"))
    #expect(numbers.contains("| "))
    #expect(!numbers.contains("| where"))
    #expect(
      offers("from transport | where category ").candidates.contains { $0.text == "contains" }
    )
  }

  @Test func largeFilesAreNotWaitedFor() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv")
    let rows = (0..<60_000).map { "area \($0 % 300),\($0)\n" }.joined()
    try Data(("area,value\n" + rows).utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let session = Session(catalogue: .empty)
    let text = "from \"\(file.path)\" | where "
    let first = session.completion(in: text, at: text.utf8.count)
    #expect(first.note?.contains("still being read") == true)
    #expect(session.hint(on: text + "nothing > 3", at: text.utf8.count + 11).state == .valid)
    for _ in 0..<600 {
      let next = session.completion(in: text, at: text.utf8.count)
      if next.note == nil {
        #expect(next.candidates.first?.text == "area")
        break
      }
      usleep(50_000)
    }
    let values = session.completion(in: text + "area = ", at: text.utf8.count + 7)
    #expect(values.note == "only the first 200 values are offered")
    #expect(values.candidates.first?.detail == "200 rows")
  }

  @Test func stepsAreTakenBack() {
    let session = Session(catalogue: .bundled())
    func ask(_ text: String) {
      session.run(SourceFile(name: "q", text: text), cancellation: Cancellation()) { _ in }
    }
    #expect(!session.undo())
    ask("from transport")
    ask("first 3")
    #expect(session.last?.rowCount == 3)
    #expect(session.undo())
    #expect(session.last?.rowCount == 13)
    #expect(session.undo())
    #expect(session.last == nil)
  }
}
