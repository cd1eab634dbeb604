import Console
import Glibc
import Session
import Testing

private func check(
  _ arguments: String,
  input: String? = "",
  output: String = "",
  errors: String = "",
  _ status: ExitReason = .answered,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let run = ProgramRun(arguments, input: input)
  #expect(run.output == output, sourceLocation: sourceLocation)
  #expect(run.errors == errors, sourceLocation: sourceLocation)
  #expect(run.status == status, sourceLocation: sourceLocation)
}

private let services = "service\n─────────\nTransport\nc\nc suppressed\n"

@Test func answersGoToStandardOutput() {
  check("ask table", output: services)
  check("ask 'table' --format csv", output: "service\nTransport\nc\n")
  check("ask value", output: "25 pp\n")
  check("ask value --format csv", output: "value\n25\n")
  check("ask let", output: "")
  check("", input: "table", output: services)
  check("--format jsonl", input: "value", output: "{\"value\": 25}\n")
  check("run -", input: "value", output: "25 pp\n")
}

@Test func answersAreKeptApart() {
  check("ask 'table; value;value'", output: services + "\n25 pp\n25 pp\n")
  check("ask 'value;table'", output: "25 pp\n\n" + services)
  check("ask 'value;value' --format csv", output: "value\n25\n\nvalue\n25\n")
  check("ask 'value;value' --format jsonl", output: "{\"value\": 25}\n{\"value\": 25}\n")
}

@Test func everythingElseGoesToStandardError() {
  check(
    "ask advised",
    output: services,
    errors: """
      advice: weigh this [mean-of-percentages]
        1 | advised
          | ^^^^^^^

      """
  )
  check(
    "ask 'value;tabel;value'",
    output: "25 pp\n",
    errors: """
      error: there is no `tabel` [unknown]
        1 | value;tabel;value
          |       ^^^^^
        did you mean `table`?

      """,
    .wrongQuery
  )
}

@Test func failuresHaveTheirExitStatus() {
  check("ask data", errors: "error: no file [gone]\n", .unusableData)
  check("ask assert", errors: "error: it fails [off]\n", .failedCheck)
  // A check that fails has an answer all the same, and what comes after it is asked.
  check(
    "ask check",
    output: services,
    errors: "error: 1 of 2 claims fails [check-failed]\n",
    .failedCheck
  )
  check(
    "ask 'check;value'",
    output: services + "\n25 pp\n",
    errors: "error: 1 of 2 claims fails [check-failed]\n",
    .failedCheck
  )
  check("ask interrupt", errors: "Interrupted\n", .interrupted)
  check(
    "ask table --data bad.csv",
    errors: "error: `bad.csv` is no table [unreadable-data]\n  look again\n",
    .unusableData
  )
  check(
    "run nowhere.scq",
    errors: "error: `nowhere.scq` could not be read: No such file or directory [unreadable-file]\n",
    .unusableData
  )
  check(
    "",
    input: nil,
    errors: "error: `standard input` could not be read: Input/output error [unreadable-file]\n",
    .unusableData
  )
}

@Test(arguments: [
  "nonsense", "ask", "ask a b", "ask table --format xml", "ask table --colour", "run", "check",
  "describe", "datasets x", "--data",
]) func wrongCommandLines(arguments: String) {
  let run = ProgramRun(arguments)
  #expect(run.output.isEmpty)
  #expect(run.errors.hasPrefix("Error: "), "\(run.errors)")
  #expect(run.errors.contains("Usage: scrutineer"), "\(run.errors)")
  #expect(run.status == .wrongCommandLine)
  #expect(run.session.asked.isEmpty)
}

@Test(arguments: ["--help", "-h", "ask --help", "--version", "run -h"])
func helpThatIsAskedForIsAnAnswer(arguments: String) {
  let run = ProgramRun(arguments)
  #expect(!run.output.isEmpty)
  #expect(run.errors.isEmpty)
  #expect(run.status == .answered)
}

@Test func topicsAreExplained() {
  #expect(ProgramRun("help ask").output.contains("USAGE: scrutineer ask"))
  #expect(ProgramRun("ask --help").output.contains("USAGE: scrutineer ask"))
  check("help", output: "the overview\n")
  check("help sort", output: "sort: puts rows in order\n")
  #expect(ProgramRun("help sotr").errors.contains("did you mean `sort`?"))
  check(
    "help nothing",
    errors: "error: there is no help on `nothing` [unknown-topic]\n  `help` lists the topics\n",
    .wrongCommandLine
  )
}

@Test func datasetsAreListed() {
  check("datasets --format csv", output: "dataset,rows,title\ntransport,13,Journeys\n")
}

@Test func describeAsksForADatasetOrAFile() {
  #expect(ProgramRun("describe transport").session.asked == ["describe `transport`"])
  #expect(ProgramRun("describe ./a.csv").session.asked == ["describe \"./a.csv\""])
  #expect(ProgramRun("describe 'a\"\\.csv'").session.asked == ["describe \"a\\\"\\\\.csv\""])
}

@Test func dataIsAddedBeforeAnythingRuns() {
  #expect(ProgramRun("ask table --data a --data b").session.added == ["a", "b"])
  #expect(ProgramRun("--data a ask table").session.added == ["a"])
  #expect(ProgramRun("ask table --data bad").session.asked.isEmpty)
}

@Test func checksSayAllTheyFind() {
  check("check -", input: "right")
  check(
    "check - -",
    input: "wrong here",
    errors: String(
      repeating: "error: this is wrong [wrong]\n  1 | wrong here\n    | ^^^^^\n",
      count: 2
    ),
    .wrongQuery
  )
}

@Test func scriptsStopAtTheFirstFailure() {
  #expect(ProgramRun("run - -", input: "value;oops").session.asked == ["value", "oops"])
}

@Test func writeErrorsAreReported() {
  let full = ProgramRun("ask table", writing: ENOSPC)
  #expect(full.status == .unusableData)
  #expect(
    full.errors
      == "error: the answer could not be written: No space left on device [unwritable-answer]\n"
  )
  let left = ProgramRun("ask 'table;table'", writing: EPIPE)
  #expect(left.status == .brokenPipe)
  #expect(left.errors.isEmpty)
}

@Test func coloursNeedATerminalThatWantsThem() {
  func colours(_ arguments: String, _ variables: [String: String], terminal: Bool = true) -> Bool {
    let run = ProgramRun(arguments, variables: variables, isTerminal: terminal)
    #expect(run.output.contains("\u{1B}") == run.errors.contains("\u{1B}"))
    return run.output.contains("\u{1B}")
  }
  #expect(colours("ask advised", ["TERM": "xterm"]))
  #expect(!colours("ask advised", ["TERM": "xterm"], terminal: false))
  #expect(!colours("ask advised --no-colour", ["TERM": "xterm"]))
  #expect(!colours("ask advised", ["TERM": "xterm", "NO_COLOR": "1"]))
  #expect(colours("ask advised", ["TERM": "xterm", "NO_COLOR": ""]))
  #expect(!colours("ask advised", ["TERM": "dumb"]))
  #expect(!colours("ask advised", [:]))
}

@Test func longAnswersAreCutOnlyOnATerminal() {
  let shown = ProgramRun("ask long", isTerminal: true)
  #expect(shown.output.contains("100 rows (40 shown) — use --format csv to see all"))
  #expect(ProgramRun("ask long").output.split(separator: "\n").count == 102)
}

/// Advice on a script is no error, but where it is to be taken for one.
@Test func strictChecksRefuseAdvice() {
  let advice = "weigh this [mean-of-percentages]\n"
  check("check -", input: "advised", errors: "advice: " + advice)
  let help = "  advice is an error under `--strict`; `advice off mean-of-percentages` accepts it\n"
  check("check - --strict", input: "advised", errors: "error: " + advice + help, .failedCheck)
}

@Test func adviceOptionsReachTheSession() {
  #expect(ProgramRun("ask value").session.advice == AdviceSettings())
  #expect(ProgramRun("ask value --strict").session.advice.isStrict)
  #expect(!ProgramRun("ask value --no-advice").session.advice.isOn)
}
