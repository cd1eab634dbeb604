import Columns
import Session

extension Program {
  /// Converses at the terminal.
  func converse(
    _ invocation: Invocation,
    _ session: any QuestionSession,
    _ writer: AnswerWriter,
    _ learning: Learning
  ) -> ExitReason {
    let preferences = Preferences(path: Preferences.path(variable: surroundings.variable))
    let keeps = preferences["history"] == "on" && !learning.isSafe
    let history = History(path: keeps ? History.path(variable: surroundings.variable) : nil)
    session.provide("history", history.dataset)
    let reader = makeReader()
    if learning.isSafe { Signals.ignoreStop() }
    let outside = PromptSurroundings(
      variable: surroundings.variable,
      showsProgress: surroundings.isErrorTerminal && surroundings.movesCursor,
      // A pager can write files and run commands.
      pages: surroundings.isOutputTerminal && surroundings.movesCursor && !learning.isSafe,
      allowsColour: invocation.wantsColour && surroundings.allowsColour,
      showsUnicode: invocation.wantsUnicode && surroundings.showsUnicode,
      width: surroundings.terminalWidth,
      height: surroundings.terminalHeight,
      freshSession: { freshSession(invocation) }
    )
    if outside.asksForBackground(preferences) { reader.askForBackground() }
    var prompt = Prompt(
      session: session,
      reader: reader,
      writer: writer,
      history: history,
      preferences: preferences,
      surroundings: outside,
      learning: learning
    )
    return prompt.converse { output.failure == nil }
  }

  /// A session as this program starts it; nil where its data can no longer be read.
  private func freshSession(_ invocation: Invocation) -> (any QuestionSession)? {
    let session = makeSession()
    for path in invocation.data {
      do throws(DataError) {
        try session.add(path: path)
      } catch {
        return nil
      }
    }
    for (name, value) in invocation.settings { session.set(name, to: value) }
    return session
  }
}
