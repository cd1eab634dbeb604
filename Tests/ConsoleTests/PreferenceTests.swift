import Columns
import Console
import Diagnostics
import Foundation
import Testing

/// A folder of its own for a test, removed afterwards.
private func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

@Test func settingsKeepWhatTheyDoNotKnow() throws {
  try withFolder { folder in
    let path = folder + "/settings"
    let text = "# mine\nrows = 12\nfuture = yes\nnonsense\nrows = many\n"
    try Data(text.utf8).write(to: URL(filePath: path))
    var preferences = Preferences(path: path)
    #expect(preferences["rows"] == "12")
    #expect(preferences.problems.map(\.id) == Array(repeating: "unusable-setting", count: 3))
    #expect(preferences.problems.first?.message.contains("line 3: there is no setting") == true)
    #expect(preferences.choose("hints", "off") == nil)
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(kept == text + "hints = off\n")
  }
}

@Test func settingsHelpWithSpelling() {
  var preferences = Preferences(path: nil)
  #expect(preferences.choose("rwos", "3")?.help.first == "did you mean `rows`?")
  #expect(
    preferences.choose("rows", "3")?.help == ["it is a whole number from 4 to 100000"]
  )
  #expect(preferences.choose("rows", "99999999999999999999") != nil)
  #expect(preferences.choose("background", "lihgt")?.help.first == "did you mean `light`?")
  #expect(Preferences.items.map(\.name) == Preferences.items.map(\.name).sorted())
}

@Test func settingsFollowXDG() {
  func path(_ variables: [String: String]) -> String? { Preferences.path { variables[$0] } }
  #expect(path(["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/scrutineer/settings")
  #expect(path(["HOME": "/h"]) == "/h/.config/scrutineer/settings")
  #expect(path([:]) == nil)
}

@Test(arguments: [
  ("15;0", false), ("0;15", true), ("0;default;7", true), ("12;8", false),
])
func backgroundsAreRead(_ value: String, _ isLight: Bool) {
  #expect(EditorColours.isLight(colorfgbg: value) == isLight)
}

@Test func historyKeepsOutcomes() throws {
  try withFolder { folder in
    let path = folder + "/history"
    var history = History(path: path)
    history.add(HistoryEntry("1 +\n1", time: 5, outcome: .begun))
    history.add(HistoryEntry("1 +\n1", time: 5, milliseconds: 12, outcome: .answered, rows: 1))
    history.add(HistoryEntry("lost", time: 6, outcome: .begun))
    let table = History(path: path).table
    #expect(table.rowCount == 2)
    #expect(table.value(row: 0, column: 1) == .text("1 +\n1"))
    #expect(table.value(row: 0, column: 3) == .text("answered"))
    #expect(table.value(row: 1, column: 3) == .text("begun"))
  }
}

@Test func promptsSideBySideKeepEachOthersHistory() throws {
  try withFolder { folder in
    let path = folder + "/history"
    var first = History(path: path)
    var second = History(path: path)
    for number in 0..<50 {
      first.add("first \(number)")
      second.add("second \(number)")
    }
    #expect(History(path: path).entries.count == 100)
  }
}

@Test func longHistoriesMoveAsideAndLoseNothing() throws {
  try withFolder { folder in
    let path = folder + "/history"
    let lines = (0..<25_000).map { "statement \($0)\n" }.joined()
    try Data(lines.utf8).write(to: URL(filePath: path))
    #expect(History(path: path).entries.last == "statement 24999")
    let old = try String(contentsOfFile: path + "-old", encoding: .utf8)
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(old + kept == lines)
    #expect(kept.split(separator: "\n").count == 10_000)
  }
}
