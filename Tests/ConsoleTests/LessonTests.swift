import Console
import Testing

/// Lessons where standard input is no terminal, and lines that lessons take.
@Suite struct LessonTests {
  @Test func listGoesToStandardOutput() {
    let run = ProgramRun("learn --format csv")
    #expect(run.output.hasPrefix("lesson,minutes,done,about\n"))
    #expect(run.output.contains("reading-a-table,6,"))
    #expect(run.errors == "")
    #expect(run.status == .answered)
  }

  @Test func linesOfAPipeAreTaken() {
    let run = ProgramRun("learn reading-a-table", input: "hint\nskip\nquit\n")
    #expect(run.errors.contains("Reading a table"))
    #expect(run.errors.contains("You can go on from here another day"))
    #expect(run.status == .answered)
  }

  @Test(arguments: ["learn zzz", "learn --safe --trainer small-nmbers"])
  func unknownLessonIsSaid(arguments: String) {
    let run = ProgramRun(arguments)
    #expect(run.errors.contains("there is no lesson"))
    #expect(run.status == .wrongCommandLine)
  }

  @Test func unreadableLessonIsSaid() {
    #expect(ProgramRun("learn nowhere.md").status == .unusableData)
  }

  @Test(arguments: ["format x --safe", "describe --package a.csv --safe"])
  func safeProgramsWriteNothing(arguments: String) {
    let run = ProgramRun(arguments)
    #expect(run.errors.contains("--safe"))
    #expect(run.status == .wrongCommandLine)
    #expect(run.session.isSafe)
  }

  @Test(arguments: [
    ("", LessonCommand.enter), ("  ", .enter), ("hint", .hint), ("HINT ", .hint), ("?", .commands),
    ("help", .commands), ("help where", .help("where")), (".quit", .quit), ("skip", .skip),
    (".last", .last), ("again", .again), ("back", .back), ("repeat", .repeat), ("answer", .answer),
    ("datasets", .datasets),
  ])
  func commandsAreRead(line: String, command: LessonCommand) {
    #expect(LessonCommand(line) == command)
  }

  @Test(arguments: ["skip 3", "from transport", "hint + 1", "answer = 3", "last 3", "42%"])
  func otherLinesAreOfTheLanguage(line: String) {
    #expect(LessonCommand(line) == nil)
  }

  @Test(arguments: [
    ("learn", PromptCommand.learn(nil, isLed: false)), (".learn 3", .learn("3", isLed: false)),
    ("learn small numbers --trainer", .learn("small numbers", isLed: true)),
  ])
  func promptCommandsAreRead(line: String, command: PromptCommand) {
    #expect(PromptCommand(line) == command)
  }

  @Test(arguments: ["learn + 1", "learn = 2", "learn / 3"])
  func aNameIsNoCommand(line: String) {
    #expect(PromptCommand(line) == nil)
  }
}
