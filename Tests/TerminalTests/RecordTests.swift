import Foundation
import Testing

private typealias Key = PseudoTerminal.Key

/// A conversation in a folder of its own, a line at a time; gives what the screen showed.
private func converse(_ lines: [String], _ check: (String, URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let terminal = try PseudoTerminal(state: folder.path, columns: 100)
  try terminal.await { $0.currentLine == "scrutineer>" }
  for line in lines {
    terminal.type(line.replacingOccurrences(of: "FOLDER", with: folder.path) + Key.enter)
    try terminal.settle()
  }
  try check(terminal.screen.text, folder)
}

@Suite(.timeLimit(.minutes(5))) struct RecordTests {
  @Test func aRecordHoldsQuestionsAnswersAndSources() throws {
    try converse([
      ".record FOLDER/panel.md", "from transport | where is_total | show category, forecast",
      "average(1)", "6 * 7", ".record off", "1 + 1",
    ]) { _, folder in
      let record = try String(contentsOf: folder.appending(path: "panel.md"), encoding: .utf8)
      #expect(record.contains("## Question 1\n\n```scrutineer\nfrom transport"))
      #expect(record.contains("| category"))
      #expect(record.contains("*Source: "))
      #expect(record.contains("> **Error**: "))
      #expect(record.contains("```scrutineer\n6 * 7\n```\n\n42\n"))
      #expect(!record.contains("1 + 1"))
    }
  }

  @Test func aSessionIsSavedAsAScriptThatAnswersTheSame() throws {
    try converse([
      "from transport", "where not is_total", "first 2", ".undo", "oops(", "",
      "summarise total(forecast) as sum", "let a = from transport", ".save FOLDER/session.scq",
    ]) { text, folder in
      let script = try String(contentsOf: folder.appending(path: "session.scq"), encoding: .utf8)
      #expect(
        script.hasSuffix(
          "\nedition 2026\n\nfrom transport\n\nwhere not is_total\n\n"
            + "summarise total(forecast) as sum\n\nlet a = from transport\n"
        )
      )
      #expect(text.contains("run again with the same answers"))
      #expect(text.contains("taken back: first 2"))
    }
  }

  @Test func aScriptThatAnswersOtherwiseIsNotSaved() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv")
    try Data("area,value\nEast,1\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let terminal = try PseudoTerminal(state: folder.path, columns: 200)
    try terminal.await { $0.currentLine == "scrutineer>" }
    terminal.type("from \"\(file.path)\"" + Key.enter)
    try terminal.settle()
    try Data("area,value\nEast,12\n".utf8).write(to: file)
    terminal.type(".save \(folder.path)/session.scq" + Key.enter)
    try terminal.await { $0.text.contains("`value` in row 1 was 1 and is now 12") }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/session.scq"))
  }

  @Test func settingsAreKept() throws {
    try converse([".set row 10", ".set rows 10", ".set timing onn", ".set"]) { text, folder in
      #expect(text.contains("did you mean `rows`?"))
      #expect(text.contains("did you mean `on`?"))
      #expect(text.contains("rows is 10"))
      let path = folder.appending(path: ".config/scrutineer/settings")
      let kept = try String(contentsOf: path, encoding: .utf8)
      #expect(kept == "rows = 10\n")
    }
  }
}
