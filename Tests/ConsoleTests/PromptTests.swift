import Console
import Glibc
import Session
import Testing

private func typed(_ lines: String..., then last: TypedLine = .end) -> ProgramRun {
  ProgramRun("", typed: lines.map { .line($0) } + [last])
}

private let greeting = "Scrutineer: 1 dataset; `help` explains, `learn` teaches, Ctrl-D leaves\n"

@Test func statementsRunWhenTheyAreComplete() {
  let run = typed("value", "let |", "  table")
  #expect(run.session.asked == ["value", "let |"])
  #expect(run.reader.prompts == ["scrutineer> ", "scrutineer> ", "       ...> ", "scrutineer> "])
  #expect(run.status == .answered)
}

@Test func blankLineEndsAStatement() {
  let run = typed("", "value |", "", "value")
  #expect(run.session.asked == ["value |", "value"])
  #expect(run.errors.contains("there is no `value |`"))
}

@Test func interruptClearsTheStatement() {
  let run = ProgramRun("", typed: [.line("value |"), .interrupted, .line("value"), .end])
  #expect(run.session.asked == ["value"])
  #expect(run.output == "25 pp\n")
}

@Test func leavingEndsTheLine() {
  #expect(typed().errors == greeting + "\n")
  #expect(typed(".quit").errors == greeting)
  #expect(typed("quit", "value").session.asked.isEmpty)
  #expect(typed("value |", then: .lost).status == .hungUp)
}

@Test func historyHoldsWholeStatements() {
  #expect(
    typed("value |", "table", "oops", ".last", "value |", "table", "").reader.history == [
      "oops", ".last", "value |\ntable",
    ]
  )
}

@Test func lastAnswerIsShownInFull() {
  let run = ProgramRun(
    "",
    typed: [.line("long"), .line("oops"), .line(".last"), .end],
    isTerminal: true
  )
  #expect(run.output.contains("100 rows (40 shown) — use .last to see all\n"))
  #expect(run.output.hasSuffix("99\n100 rows\n"))
  #expect(typed(".last").errors.contains("there is no answer yet\n"))
}

@Test func adviceIsSet() {
  #expect(typed(".advice").errors.contains("advice is on\n"))
  let strict = typed(".advice strict", ".advice")
  #expect(strict.session.advice.isStrict)
  #expect(strict.errors.contains("advice is strict\n"))
  #expect(!typed(".advice off").session.advice.isOn)
  #expect(typed(".advice strict", ".advice on").session.advice == AdviceSettings())
  #expect(typed(".advice of").errors.contains("advice cannot be `of` [unknown-setting]"))
}

@Test func formatIsChosen() {
  #expect(typed(".format csv", "value").output == "value\n25\n")
  #expect(typed(".format cvs").errors.contains("did you mean `csv`"))
  #expect(typed(".format").errors.contains(".format table    # or csv,"))
}

@Test func helpAndDatasetsAreWords() {
  #expect(typed("help").errors.contains("the overview\n"))
  #expect(typed("help sort").errors.contains("sort: puts rows in order\n"))
  #expect(typed("help nothing").errors.contains("there is no help on `nothing`"))
  #expect(typed("datasets").output.contains("Journeys"))
  #expect(typed(".datasets").output.contains("Journeys"))
  #expect(typed(".help").errors.contains(".format NAME"))
}

@Test func unknownCommandsAreMetWithTheRightOne() {
  let run = typed(".lsat", ".xyzzy")
  #expect(
    run.errors.contains(
      "there is no command `.lsat` [unknown-prompt-command]\n  did you mean `.last`?"
    )
  )
  #expect(run.errors.contains("`.help` lists the commands"))
  #expect(run.session.asked.isEmpty)
}

@Test func numbersMayBeginWithTheirPoint() {
  #expect(PromptCommand(".25 + 1") == nil)
  #expect(PromptCommand("datasets | first 3") == nil)
  #expect(PromptCommand.summaries.map(\.usage) == PromptCommand.summaries.map(\.usage).sorted())
}

@Test func completionSeesTheWholeStatement() {
  let run = typed("value |", "table")
  // In the second line of the statement the session looks past the first, eight bytes with its end.
  #expect(run.reader.completions[1].candidates.first?.detail == "16")
  #expect(run.reader.completions[1].replaced == 5..<8)
}

@Test func conversationEndsWhereAnswersCannotBeWritten() {
  let run = ProgramRun("", typed: [.line("value"), .line("value")], writing: ENOSPC)
  #expect(run.session.asked == ["value"])
  #expect(run.status == .unusableData)
}

@Test func answersOnATerminalAreKeptApartByThePrompt() {
  let lines: [TypedLine] = [.line("table"), .line("value"), .end]
  #expect(ProgramRun("", typed: lines, isTerminal: true).output.hasSuffix("2 rows\n25 pp\n"))
  #expect(ProgramRun("", typed: lines).output.hasSuffix("c suppressed\n\n25 pp\n"))
}

@Test func definitionsAreConfirmedAtThePrompt() {
  #expect(typed("let").errors.contains("`name` is defined\n"))
  #expect(ProgramRun("ask let").errors.isEmpty)
}
