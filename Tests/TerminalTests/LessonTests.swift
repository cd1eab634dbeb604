import Foundation
import Testing

private typealias Key = PseudoTerminal.Key

private func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

private func progress(in folder: String) throws -> String {
  try String(contentsOfFile: folder + "/.local/share/scrutineer/lessons", encoding: .utf8)
}

/// Lessons on a real terminal.
@Suite struct LessonTerminalTests {
  @Test(.timeLimit(.minutes(5))) func lessonFromStartToEnd() throws {
    try withFolder { state in
      let terminal = try PseudoTerminal(["learn", "reading-a-table"], state: state)
      try terminal.expect("Reading a table")
      try terminal.expect("lesson 1/6> ")
      terminal.type("from transport_demand" + Key.enter)
      try terminal.expect("That is `transport_demand`")
      terminal.type("from transport" + Key.enter)
      try terminal.expect("That is right.")
      try terminal.expect("Why it matters:")
      try terminal.expect("lesson 1/6> ")
      terminal.type(Key.enter)
      try terminal.expect("lesson 2/6> ")
      terminal.type("hint" + Key.enter)
      try terminal.expect("name the three columns")
      terminal.type("hint" + Key.enter)
      try terminal.expect("The word is `show`")
      terminal.type("hint" + Key.enter)
      try terminal.expect("    show category, forecast, pupils")
      try terminal.expect("lesson 2/6> ")
      terminal.type("from transport" + Key.enter)
      try terminal.expect("`show` keeps")
      terminal.type("show forecast, category, pupils" + Key.enter)
      try terminal.expect("That is right.")
      terminal.type(Key.enter)
      try terminal.expect("lesson 3/6> ")
      terminal.type("answer" + Key.enter)
      try terminal.expect("where is_total")
      try terminal.expect("SEND Total")
      try terminal.expect("(Enter goes on)")
      terminal.type(Key.enter)
      try terminal.expect("lesson 4/6> ")
      terminal.type("11" + Key.enter)
      try terminal.expect("That is right.")
      terminal.type(Key.enter)
      try terminal.expect("lesson 5/6> ")
      terminal.type("skip" + Key.enter)
      try terminal.expect("lesson 6/6> ")
      terminal.type(Key.enter)
      try terminal.expect("That was all of it")
      #expect(terminal.exitStatus() == 0)
      let lines = try progress(in: state).split(separator: "\n")
      #expect(lines.count == 6)
      #expect(lines.filter { $0.hasPrefix("done") }.count == 4)
      #expect(
        lines.contains { $0.hasPrefix("shown") } && lines.contains { $0.hasPrefix("skipped") }
      )
    }
  }

  @Test(.timeLimit(.minutes(5))) func lessonIsResumedAtThePrompt() throws {
    try withFolder { state in
      let terminal = try PseudoTerminal(state: state)
      try terminal.expect("scrutineer> ")
      terminal.type("learn 1" + Key.enter)
      try terminal.expect("lesson 1/6> ")
      terminal.type("from transport" + Key.enter)
      try terminal.expect("That is right.")
      terminal.type(Key.enter)
      try terminal.expect("lesson 2/6> ")
      // Ctrl-C clears the line and Ctrl-D leaves the lesson, not the prompt.
      terminal.type("half a line" + Key.interrupt)
      try terminal.expect("lesson 2/6> ")
      // The line is drawn once more before it is cleared, and what is typed between is cleared too.
      terminal.rest(milliseconds: 500)
      terminal.type("from transport |" + Key.enter)
      try terminal.expect("...> ")
      terminal.type(Key.interrupt)
      try terminal.expect("lesson 2/6> ")
      terminal.type(Key.endOfInput)
      try terminal.expect("scrutineer> ")
      terminal.type("learn" + Key.enter)
      try terminal.expect("1 of 6 done")
      terminal.type("learn reading" + Key.enter)
      try terminal.expect("You go on at step 2")
      terminal.type("again" + Key.enter)
      try terminal.expect("lesson 1/6> ")
      terminal.type("quit" + Key.enter)
      try terminal.expect("scrutineer> ")
      terminal.type(Key.endOfInput)
      #expect(terminal.exitStatus() == 0)
    }
  }

  @Test(.timeLimit(.minutes(5))) func narrowTerminalsShowEverything() throws {
    try withFolder { state in
      let terminal = try PseudoTerminal(["learn", "3"], state: state, columns: 40)
      let shown = try terminal.expect("lesson 1/5> ")
      let lines = shown.split(separator: "\r\n")
      #expect(lines.allSatisfy { $0.count <= 40 }, "\(lines)")
      terminal.type("10%" + Key.enter)
      try terminal.expect("Ten is right")
      let marked = try terminal.expect("27% - 17%")
      #expect(marked.split(separator: "\r\n").allSatisfy { $0.count <= 40 }, "\(marked)")
      terminal.type("?" + Key.enter)
      try terminal.expect("quit")
      try terminal.expect("> ")
      terminal.type(Key.endOfInput)
      #expect(terminal.exitStatus() == 0)
    }
  }

  @Test(.timeLimit(.minutes(5))) func trainerRevealsWithEnter() throws {
    try withFolder { state in
      let terminal = try PseudoTerminal(["learn", "--trainer", "percent-and-points"], state: state)
      try terminal.expect("P E R   C E N T")
      let before = try terminal.expect("lesson 1/5> ")
      #expect(!before.contains("27% - 17%"))
      terminal.type(Key.enter)
      try terminal.expect("27% - 17%")
      try terminal.expect("10 pp")
      try terminal.expect("(Enter goes on)")
      terminal.type(Key.enter)
      try terminal.expect("lesson 2/5> ")
      terminal.type("quit" + Key.enter)
      #expect(terminal.exitStatus() == 0)
    }
  }

  @Test(.timeLimit(.minutes(5))) func safePromptWritesNothingAndReadsNothingElse() throws {
    try withFolder { state in
      let file = state + "/own.csv"
      try "a,b\n1,2\n".write(toFile: file, atomically: true, encoding: .utf8)
      let terminal = try PseudoTerminal(["--safe"], state: state)
      try terminal.expect("scrutineer> ")
      terminal.type("from \"\(file)\"" + Key.enter)
      try terminal.expect("is not read")
      terminal.type("include \"\(state)/x.scq\"" + Key.enter)
      try terminal.expect("is not read")
      terminal.type("load \"\(file)\" as own" + Key.enter)
      try terminal.expect("is not read")
      terminal.type("from transport | export to \"\(state)/x.csv\"" + Key.enter)
      try terminal.expect("is not written")
      terminal.type("learn \(state)/x.md" + Key.enter)
      try terminal.expect("is not read")
      terminal.type("learn 1" + Key.enter)
      try terminal.expect("lesson 1/6> ")
      terminal.type("from transport" + Key.enter)
      try terminal.expect("That is right.")
      // Ctrl-Z brings no shell to the front.
      terminal.type("\u{1A}" + "quit" + Key.enter)
      try terminal.expect("scrutineer> ")
      terminal.type("from transport | first 1" + Key.enter)
      try terminal.expect("1 row")
      try terminal.expect("scrutineer> ")
      terminal.type(Key.endOfInput)
      #expect(terminal.exitStatus() == 0)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: state) == ["own.csv"])
    }
  }

  @Test(.timeLimit(.minutes(5))) func corruptAndUnwritableProgressIsSaid() throws {
    try withFolder { state in
      let folder = state + "/.local/share/scrutineer"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let path = folder + "/lessons"
      try "junk\u{0}\ndone\treading-a-table\topen-a-table".write(
        toFile: path,
        atomically: true,
        encoding: .utf8
      )
      let terminal = try PseudoTerminal(["learn", "1"], state: state)
      try terminal.expect("1 line could not be read")
      try terminal.expect("lesson 2/6> ")
      terminal.type("skip" + Key.enter)
      try terminal.expect("lesson 3/6> ")
      terminal.type("quit" + Key.enter)
      #expect(terminal.exitStatus() == 0)
      #expect(
        try progress(in: state).hasSuffix(
          "open-a-table\nskipped\treading-a-table\tchoose-your-columns\n"
        )
      )
    }
    try withFolder { state in
      let blocked = try PseudoTerminal(
        ["learn", "1"],
        state: state,
        variables: ["XDG_DATA_HOME": "/dev/null"]
      )
      try blocked.expect("progress may not be kept")
      try blocked.expect("lesson 1/6> ")
      blocked.type("skip" + Key.enter)
      try blocked.expect("lesson 2/6> ")
      blocked.type("skip" + Key.enter)
      let shown = try blocked.expect("lesson 3/6> ")
      #expect(!shown.contains("progress may not be kept"))
    }
  }

  /// Each of two prompts keeps what the other has done.
  @Test(.timeLimit(.minutes(5))) func twoPromptsLoseNothing() throws {
    try withFolder { state in
      let first = try PseudoTerminal(["learn", "1"], state: state)
      let second = try PseudoTerminal(["learn", "2"], state: state)
      try first.expect("lesson 1/6> ")
      try second.expect("lesson 1/5> ")
      first.type("skip" + Key.enter)
      second.type("skip" + Key.enter)
      try first.expect("lesson 2/6> ")
      try second.expect("lesson 2/5> ")
      first.type("skip" + Key.enter)
      try first.expect("lesson 3/6> ")
      #expect(try progress(in: state).split(separator: "\n").count == 3)
    }
  }

  @Test(.timeLimit(.minutes(5))) func ownLessonIsTaken() throws {
    try withFolder { state in
      let path = state + "/mine.md"
      try """
      # Mine

      - topic: mine
      - minutes: 5
      - about: Mine.

      ## One

      ### Question

      What is one and one?

      ### Answer

      ```
      1 + 1
      ```

      ### Hint

      Two.

      ### Why it matters

      It does.
      """.write(toFile: path, atomically: true, encoding: .utf8)
      let terminal = try PseudoTerminal(["learn", path], state: state)
      try terminal.expect("lesson 1/1> ")
      terminal.type("1 + 2" + Key.enter)
      try terminal.expect("not to this question")
      terminal.type("2" + Key.enter)
      try terminal.expect("That is right.")
      terminal.type(Key.enter)
      try terminal.expect("you did every step")
      #expect(terminal.exitStatus() == 0)
    }
  }
}
