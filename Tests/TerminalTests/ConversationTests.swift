import Foundation
import Glibc
import Testing

// No test has a time limit: its clock would run while other tests hold the threads, and under load
// went off in tests whose conversation took a second. Each wait for the program has a limit of its own.

private typealias Key = PseudoTerminal.Key

/// A folder for the program's state, removed afterwards.
private func withState(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

/// A conversation from the first prompt on.
private func converse(
  columns: UInt16 = 80,
  variables: [String: String] = [:],
  _ body: (PseudoTerminal) throws -> Void
) throws {
  try withState { state in
    let terminal = try PseudoTerminal(state: state, columns: columns, variables: variables)
    try terminal.expect("Ctrl-D leaves")
    try terminal.expect("scrutineer> ")
    try body(terminal)
  }
}

/// Leaves at the next prompt: a key typed before it would still be the terminal's to interpret.
private func leave(_ terminal: PseudoTerminal) throws {
  try terminal.expect("scrutineer> ")
  terminal.type(Key.endOfInput)
  #expect(terminal.exitStatus() == 0)
}

@Test func questionIsAnswered() throws {
  try converse { terminal in
    terminal.type("0.1 + 0.2" + Key.enter)
    try terminal.expect("\n0.3")
    try terminal.expect("scrutineer> ")
    terminal.type("from transport" + Key.enter)
    try terminal.expect("scrutineer> ")
    terminal.type("where not is_total | summarise total(forecast) as sum" + Key.enter)
    try terminal.expect("29.55")
    try terminal.expect("1 row")
    try leave(terminal)
  }
}

@Test func statementGoesOnOverLines() throws {
  try converse { terminal in
    terminal.type("1 +" + Key.enter)
    try terminal.expect("       ...> ")
    terminal.type("41" + Key.enter)
    try terminal.expect("\n42")
    try terminal.expect("scrutineer> ")
    terminal.type(Key.up + Key.enter)
    try terminal.expect("\n42")
  }
}

@Test func tabCompletes() throws {
  try converse { terminal in
    terminal.type("from transport_d" + Key.tab)
    try terminal.expect("emand")
    terminal.type(Key.interrupt)
    try terminal.expect("scrutineer> ")
    terminal.type("from transp" + Key.tab)
    try terminal.expect("transport_demand")
    try terminal.expect("dataset")
    try terminal.expect("scrutineer> from transport")
    terminal.type(Key.interrupt)
    try terminal.expect("scrutineer> ")
    terminal.type("from attainment | where area = \"Worc" + Key.tab)
    try terminal.expect("estershire\"")
    terminal.type(Key.interrupt)
    try terminal.expect("scrutineer> ")
    terminal.type("zzz" + Key.tab + Key.tab)
    terminal.type(Key.interrupt)
    try terminal.expect("scrutineer> ")
  }
}

@Test func interruptClearsTheLine() throws {
  try converse { terminal in
    terminal.type("17 + 4")
    try terminal.expect("17 + 4")
    terminal.type(Key.interrupt)
    try terminal.expect("scrutineer> ")
    terminal.type("1 +" + Key.enter)
    try terminal.expect("       ...> ")
    terminal.type(Key.interrupt)
    try terminal.expect("scrutineer> ")
    terminal.type("6 * 7" + Key.enter)
    let shown = try terminal.expect("\n42")
    #expect(!shown.contains("21"))
  }
}

@Test func interruptStopsAQuery() throws {
  try converse { terminal in
    // Doubled fourteen times: some millions of rows, which take seconds to sort.
    terminal.type("let d0 = from indicators" + Key.enter)
    try terminal.expect("scrutineer> ")
    for level in 1...14 {
      terminal.type("let d\(level) = from d\(level - 1) | append d\(level - 1)" + Key.enter)
      try terminal.expect("scrutineer> ")
    }
    terminal.type("from d14 | sort by value | summarise count() as rows" + Key.enter)
    try terminal.expect("as rows")
    Thread.sleep(forTimeInterval: 0.3)
    terminal.type(Key.interrupt)
    try terminal.expect("Interrupted")
    try terminal.expect("scrutineer> ")
    terminal.type("6 * 7" + Key.enter)
    try terminal.expect("\n42")
    try leave(terminal)
  }
}

@Test func upBringsBackWholeStatementsAfterARestart() throws {
  try withState { state in
    let first = try PseudoTerminal(state: state)
    try first.expect("scrutineer> ")
    first.type("40" + Key.enter)
    try first.expect("\n40")
    try first.expect("scrutineer> ")
    first.type("from transprt |" + Key.enter)
    try first.expect("       ...> ")
    first.type("first 1" + Key.enter)
    try first.expect("did you mean")
    try leave(first)
    let second = try PseudoTerminal(state: state)
    try second.expect("scrutineer> ")
    second.type(Key.up)
    try second.expect("first 1")
    second.type(Key.enter)
    try second.expect("there is no dataset `transprt`")
    try second.expect("scrutineer> ")
    second.type(Key.up + Key.up + Key.enter)
    try second.expect("\n40")
  }
}

@Test func pastedLinesAreOneStatement() throws {
  try converse { terminal in
    terminal.type("\u{1B}[200~1 + 1\n\n40 +\n2\u{1B}[201~" + Key.enter)
    try terminal.expect("\n2")
    try terminal.expect("\n42")
  }
}

@Test func answersFollowTheWidth() throws {
  try converse(columns: 80) { terminal in
    terminal.type("from transport | show category, note, document" + Key.enter)
    var lines = try terminal.expect("13 rows").split(separator: "\r\n")
    #expect(lines.filter { !$0.contains("\u{1B}") }.allSatisfy { $0.count <= 80 })
    try terminal.expect("scrutineer> ")
    terminal.resize(columns: 50)
    terminal.type("from transport | show category, note, document" + Key.enter)
    lines = try terminal.expect("13 rows").split(separator: "\r\n")
    #expect(lines.filter { $0.contains("…") }.allSatisfy { $0.count <= 50 })
  }
}

@Test func interruptStopsTheProgramWithoutAPrompt() throws {
  try withState { state in
    var script = "let d0 = from indicators"
    for level in 1...14 {
      script += "; let d\(level) = from d\(level - 1) | append d\(level - 1)"
    }
    script += "; 6 * 7; from d14 | sort by value | summarise count() as rows"
    let terminal = try PseudoTerminal(["ask", script], state: state)
    try terminal.expect("42\r\n")
    Thread.sleep(forTimeInterval: 0.1)
    terminal.type(Key.interrupt)
    try terminal.expect("Interrupted")
    #expect(terminal.exitStatus() == 130)
  }
}

/// A million rows, which take seconds to write.
private var millionRows: String {
  var script = "let d0 = from indicators"
  for level in 1...12 { script += "; let d\(level) = from d\(level - 1) | append d\(level - 1)" }
  return script + "; from d12"
}

@Test func interruptStopsTheWritingOfAnAnswer() throws {
  for format in ["csv", "json", "jsonl", "markdown", "table", "tsv"] {
    try withState { state in
      let terminal = try PseudoTerminal(["ask", "--format", format, millionRows], state: state)
      // Of Markdown and upright tables nothing is shown until all has been measured.
      if format != "markdown", format != "table" { try terminal.expect("Youth justice") }
      Thread.sleep(forTimeInterval: 1)
      terminal.type(Key.interrupt)
      try terminal.expect("Interrupted")
      #expect(terminal.exitStatus(seconds: 5) == 130, "\(format)")
    }
  }
}

@Test func interruptLeavesNoFile() throws {
  try withState { state in
    let path = state + "/answer.csv"
    let terminal = try PseudoTerminal(["ask", "--output", path, millionRows], state: state)
    Thread.sleep(forTimeInterval: 2)
    terminal.type(Key.interrupt)
    try terminal.expect("Interrupted")
    #expect(terminal.exitStatus(seconds: 5) == 130)
    let left = try FileManager.default.contentsOfDirectory(atPath: state)
    #expect(left.filter { $0.hasPrefix("answer") }.isEmpty, "\(left)")
  }
}

@Test func anInterruptedAnswerLeavesThePromptUsable() throws {
  try converse { terminal in
    for line in millionRows.split(separator: "; ").dropLast() {
      terminal.type(line + Key.enter)
      try terminal.expect("scrutineer> ")
    }
    terminal.type(".format csv" + Key.enter)
    try terminal.expect("scrutineer> ")
    terminal.type("from d12" + Key.enter)
    try terminal.expect("Youth justice")
    terminal.type(Key.interrupt)
    try terminal.expect("Interrupted")
    try terminal.expect("scrutineer> ")
    terminal.type("6 * 7" + Key.enter)
    try terminal.expect("\n42")
    try leave(terminal)
  }
}

@Test func endOfTheSessionEndsThePrompt() throws {
  try converse { terminal in
    terminal.type("half a line")
    try terminal.expect("half a line")
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 129)
  }
}

@Test func lostTerminalKeepsHistory() throws {
  try withState { state in
    let terminal = try PseudoTerminal(state: state)
    try terminal.expect("scrutineer> ")
    terminal.type("6 * 7" + Key.enter)
    try terminal.expect("\n42")
    try terminal.expect("scrutineer> ")
    terminal.hangUp()
    #expect(terminal.exitStatus() == 129)
    let history = try String(contentsOfFile: state + "/scrutineer/history", encoding: .utf8)
    #expect(history.split(separator: "\n").allSatisfy { $0.hasSuffix("\t6 * 7") })
  }
}

@Test func plainTerminalsWork() throws {
  try converse(variables: ["TERM": "dumb", "LANG": "C"]) { terminal in
    terminal.type("£1m + £2m" + Key.enter)
    try terminal.expect("\n£3m")
  }
}

@Test func twoPromptsKeepEachOthersHistory() throws {
  try withState { state in
    let first = try PseudoTerminal(state: state)
    let second = try PseudoTerminal(state: state)
    try first.expect("scrutineer> ")
    try second.expect("scrutineer> ")
    first.type("6 * 7" + Key.enter)
    try first.expect("\n42")
    second.type("40 + 3" + Key.enter)
    try second.expect("\n43")
    try second.expect("scrutineer> ")
    second.type("from history | show statement" + Key.enter)
    try second.expect("6 * 7")
    try second.expect("40 + 3")
    try second.expect("2 rows")
  }
}

@Test func withoutItsPagerAnAnswerIsShownAsItIs() throws {
  try converse(variables: ["PAGER": "no-such-pager"]) { terminal in
    terminal.type("from indicators | show measure, area | first 60" + Key.enter)
    try terminal.expect("use .last")
    try terminal.expect("scrutineer> ")
    terminal.type(".last" + Key.enter)
    try terminal.expect("60 rows")
    try leave(terminal)
  }
}
