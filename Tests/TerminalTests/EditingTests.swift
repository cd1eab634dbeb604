import Foundation
import Testing

private typealias Key = PseudoTerminal.Key

/// A conversation that is looked at on a screen.
private func look(
  columns: UInt16 = 80,
  variables: [String: String] = [:],
  _ body: (PseudoTerminal) throws -> Void
) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let terminal = try PseudoTerminal(state: folder.path, columns: columns, variables: variables)
  try terminal.await { $0.currentLine == "scrutineer>" }
  try body(terminal)
  #expect(terminal.screen.unknown.isEmpty)
}

private let colour = ["NO_COLOR": "", "COLORFGBG": "15;0"]

@Suite(.timeLimit(.minutes(5))) struct EditingTests {
  @Test func statementsAreEditedInSeveralLines() throws {
    try look { terminal in
      terminal.type("1 +" + Key.enter + "41")
      try terminal.await { $0.currentLine == "       ...> 41" }
      // Up goes into the line above, where the first number becomes 2.
      terminal.type(Key.up + Key.home + "\u{4}2" + Key.enter)
      try terminal.await { $0.lines.contains("       ...> +") || $0.lines.contains("43") }
      terminal.type(Key.run)
      try terminal.await { $0.lines.contains("43") }
    }
  }

  @Test func linesLongerThanTheScreenKeepTheirCursor() throws {
    try look(columns: 40) { terminal in
      let text = "from transport | show category, forecast, pupils, cost_per_pupil, note"
      terminal.type(text)
      try terminal.await {
        $0.lines.contains { $0.hasPrefix("ry, forecast") } && $0.currentLine == "te"
      }
      terminal.type(Key.home)
      try terminal.await { $0.column == 12 && $0.currentLine.hasPrefix("scrutineer> from") }
      terminal.type(Key.end)
      try terminal.await { $0.currentLine == "te" && $0.column == (12 + text.count) % 40 }
    }
  }

  @Test func wideCharactersAreCounted() throws {
    try look { terminal in
      terminal.type("\"£日本e\u{301}\"")
      try terminal.await { $0.currentLine == "scrutineer> \"£日本e\u{301}\"" && $0.column == 20 }
      terminal.type(Key.left + Key.left + "x")
      try terminal.await { $0.currentLine == "scrutineer> \"£日本xe\u{301}\"" }
    }
  }

  @Test func wordsAreColouredAsTheyAreTyped() throws {
    try look(variables: colour) { terminal in
      terminal.type("from transport | where round(forecast) > £5m and category = \"a")
      try terminal.await { $0.currentLine.hasSuffix("\"a") && $0.style(of: "£5m") == "0;93" }
      let screen = terminal.screen
      #expect(screen.style(of: "where") == "0;1;36")
      #expect(screen.style(of: "round") == "0;95")
      #expect(screen.style(of: "\"a") == "0;92")
      #expect(screen.style(of: "and category") == "0;36")
      #expect(screen.style(of: "transport |") == "")
    }
  }

  @Test func bracketsAreMatched() throws {
    try look(variables: colour) { terminal in
      terminal.type("(1 + 2)")
      try terminal.await { $0.style(of: "(1") == "0;1;7" && $0.style(of: ")") == "0;1;7" }
    }
  }

  @Test func lightBackgroundsHaveTheirColours() throws {
    try look(variables: ["NO_COLOR": "", "COLORFGBG": "0;15"]) { terminal in
      terminal.type("from transport")
      try terminal.await { $0.style(of: "from") == "0;1;34" }
    }
  }

  @Test func theTerminalTellsItsBackground() throws {
    try look(variables: ["NO_COLOR": ""]) { terminal in
      terminal.type("from x")
      try terminal.await { $0.style(of: "from") == "0;1;36" }
      terminal.type("\u{1B}]11;rgb:ffff/ffff/eeee\u{7}")
      try terminal.await { $0.style(of: "from") == "0;1;34" && $0.currentLine.hasSuffix("from x") }
    }
  }

  @Test func hintsSayWhatFits() throws {
    try look { terminal in
      terminal.type("from transport | where ")
      try terminal.await { $0.lines.contains { $0.contains("…  column: client_group") } }
      terminal.type("varience > 3")
      try terminal.await { $0.lines.contains { $0.contains("✗ there is no column `varience`") } }
      terminal.type(Key.interrupt)
      try terminal.await { $0.currentLine == "scrutineer>" }
      terminal.type("round(")
      try terminal.await { $0.lines.contains { $0.contains("round(x") } }
    }
  }

  @Test func tabGoesThroughCandidates() throws {
    try look { terminal in
      terminal.type("from transp" + Key.tab)
      try terminal.await { $0.lines.contains { $0.hasPrefix("  transport_demand  dataset") } }
      terminal.type(Key.tab + Key.tab)
      try terminal.await { $0.currentLine == "scrutineer> from transport_demand" }
      terminal.type(Key.backTab)
      try terminal.await { $0.currentLine == "scrutineer> from transport" }
      terminal.type(" ")
      try terminal.await { screen in !screen.lines.contains { $0.contains("transport_demand  ") } }
    }
  }

  @Test func tabOffersFilesAndValues() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("area,period,value\nEast,2022/23,1\nWest,2023/24,2\n".utf8)
      .write(to: folder.appending(path: "district_data.csv"))
    try look(columns: 200) { terminal in
      terminal.type("from \"\(folder.path)/dis" + Key.tab)
      try terminal.await { $0.currentLine.hasSuffix("/district_data.csv\"") }
      terminal.type(" | where period = " + Key.tab)
      try terminal.await {
        $0.lines.contains { $0.hasPrefix("  2022/23                period    1 row") }
      }
      terminal.type("2022" + Key.tab + " and area = \"W" + Key.tab)
      try terminal.await { $0.currentLine.hasSuffix("period = 2022/23 and area = \"West\"") }
    }
  }

  @Test func errorsAreWhereUpPutsTheCursor() throws {
    try look { terminal in
      terminal.type("from transport | where varience > 3" + Key.enter)
      try terminal.await { $0.text.contains("unknown-column") && $0.currentLine == "scrutineer>" }
      terminal.type(Key.up)
      try terminal.await { $0.column == 12 + 23 && $0.currentLine.hasSuffix("varience > 3") }
    }
  }

  @Test func historyIsSearched() throws {
    try look { terminal in
      terminal.type("6 * 7" + Key.enter)
      try terminal.await { $0.lines.contains("42") && $0.currentLine == "scrutineer>" }
      terminal.type("1 + 1" + Key.enter)
      try terminal.await { $0.lines.contains("2") && $0.currentLine == "scrutineer>" }
      terminal.type("\u{12}6 *")
      try terminal.await { $0.currentLine.hasPrefix("(reverse-i-search)`6 *': 6 * 7") }
      terminal.type(Key.enter)
      try terminal.await { screen in screen.lines.count { $0 == "42" } == 2 }
    }
  }

  @Test func historyIsADataset() throws {
    try look(columns: 120) { terminal in
      terminal.type("6 * 7" + Key.enter)
      try terminal.await { $0.lines.contains("42") && $0.currentLine == "scrutineer>" }
      terminal.type("from nothing" + Key.enter)
      try terminal.await { $0.text.contains("no dataset") && $0.currentLine == "scrutineer>" }
      terminal.type("from history | show statement, outcome, rows" + Key.enter)
      try terminal.await { screen in
        screen.lines.contains { $0.hasPrefix("6 * 7") && $0.contains("answered") }
          && screen.lines.contains { $0.hasPrefix("from nothing") && $0.contains("failed") }
      }
    }
  }

  @Test func aWholeScriptIsPasted() throws {
    try look { terminal in
      let script =
        "# A title\nfrom transport\n\twhere is_total\n| summarise count() as totals\n\n1 + 1"
      terminal.type("\u{1B}[200~\(script)\u{1B}[201~")
      try terminal.await { $0.currentLine == "       ...> 1 + 1" }
      #expect(terminal.screen.lines.contains("scrutineer> # A title"))
      terminal.type(Key.enter)
      try terminal.await { $0.lines.contains("2") && $0.text.contains("totals") }
    }
  }

  @Test func tenMegabytesArePasted() throws {
    try look { terminal in
      let line = "# " + String(repeating: "£", count: 60) + "\n"
      let script = String(repeating: line, count: 10_000_000 / line.utf8.count) + "6 * 7"
      terminal.type("\u{1B}[200~\(script)\u{1B}[201~")
      try terminal.await(seconds: 60) { $0.currentLine.hasSuffix("6 * 7") }
      terminal.type(Key.enter)
      try terminal.await(seconds: 60) { $0.lines.contains("42") && $0.currentLine == "scrutineer>" }
      #expect(terminal.screen.text.contains("more than 1 MB is kept for this session only"))
    }
  }

  @Test func windowsAreResizedWhileTyping() throws {
    try look { terminal in
      terminal.type("from transport | show category, forecast, pupils")
      try terminal.await { $0.currentLine.hasSuffix("pupils") }
      terminal.resize(columns: 40)
      terminal.type(", note")
      try terminal.await { $0.lines.contains { $0.hasSuffix("pupils, note") } }
    }
  }

  @Test func inputrcIsHonoured() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data("\"\\C-t\": \"6 * 7\"\nset editing-mode vi\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try look(variables: ["INPUTRC": file.path]) { terminal in
      terminal.type("1 + 1\u{1B}")
      try terminal.await { $0.column == 16 }
      terminal.type("0x" + "i5" + Key.enter)
      try terminal.await { $0.lines.contains("5 + 1") || $0.lines.contains("6") }
    }
  }
}
