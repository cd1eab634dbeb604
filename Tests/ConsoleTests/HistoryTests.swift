import Console
import Foundation
import Testing

/// A folder of its own for a test, removed afterwards.
private func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

@Test func historySurvivesARestart() throws {
  try withFolder { folder in
    let path = folder + "/state/scrutineer/history"
    let statements = ["from x\n| where a = \"b\\n\"", "1 + 1", "£ → \u{1F600}", "1 + 1"]
    var history = History(path: path)
    for statement in statements { history.add(statement) }
    #expect(history.problem == nil)
    let again = History(path: path)
    #expect(again.entries == [statements[0], statements[2], "1 + 1"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }
}

@Test func corruptHistoryLosesOnlyWhatIsCorrupt() throws {
  try withFolder { folder in
    let path = folder + "/history"
    let bytes: [UInt8] =
      Array("good\n\0\u{1}bad\n".utf8) + [0xFF, 0xFE, 0x0A] + Array("end\\".utf8)
    try Data(bytes).write(to: URL(filePath: path))
    var history = History(path: path)
    #expect(history.entries == ["good", "end"])
    #expect(history.takeDamage()?.contains("2 lines could not be read") == true)
    history.add("new")
    #expect(history.problem == nil)
    let kept = try Data(contentsOf: URL(filePath: path))
    #expect(kept.starts(with: bytes))
    #expect(History(path: path).entries == ["good", "end", "new"])
  }
}

@Test func unwritableHistorySaysSo() throws {
  try withFolder { folder in
    let file = folder + "/file"
    try Data().write(to: URL(filePath: file))
    var history = History(path: file + "/scrutineer/history")
    #expect(history.problem?.contains("Not a directory") == true)
    history.add("kept in memory")
    #expect(history.entries == ["kept in memory"])
  }
}

@Test func historyIsBounded() throws {
  try withFolder { folder in
    let path = folder + "/history"
    let lines = (0..<5000).map { "statement \($0)\n" }.joined()
    try Data(lines.utf8).write(to: URL(filePath: path))
    #expect(History(path: path).entries.count == History.limit)
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(kept == lines)
    #expect(History(path: path).entries.last == "statement 4999")
  }
}

@Test func historyPathFollowsXDG() {
  func path(_ variables: [String: String]) -> String? { History.path { variables[$0] } }
  #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/scrutineer/history")
  #expect(path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/scrutineer/history")
  #expect(path([:]) == nil)
}

@Test func promptSaysOnceThatHistoryIsNotKept() throws {
  try withFolder { folder in
    let file = folder + "/file"
    try Data().write(to: URL(filePath: file))
    let run = ProgramRun(
      "",
      typed: [.line("value"), .line("value"), .end],
      variables: ["XDG_STATE_HOME": file]
    )
    #expect(run.errors.components(separatedBy: "history is not kept").count == 2)
  }
}
