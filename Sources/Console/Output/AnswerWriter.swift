import Columns
import Diagnostics
import Presentation
import Session

/// Writes outcomes: answers to standard output, everything said about them to standard error.
final class AnswerWriter {
  private let session: any QuestionSession
  private let output: TextOutput
  private let errors: TextOutput
  private let surroundings: Surroundings
  private let wantsColour: Bool
  /// Whether a person is told what happened where there is no answer to show.
  private let isPrompt: Bool
  /// The name of the output format.
  var format: String
  private let cells: CellOptions
  /// The last answer, for showing it again in full.
  private var last: Outcome?
  /// Whether the last thing written was a table; nil before the first answer.
  private var lastWasTable: Bool?

  init(
    session: any QuestionSession,
    output: TextOutput,
    errors: TextOutput,
    surroundings: Surroundings,
    wantsColour: Bool,
    format: String,
    cells: CellOptions = CellOptions(),
    isPrompt: Bool
  ) {
    self.session = session
    self.output = output
    self.errors = errors
    self.surroundings = surroundings
    self.wantsColour = wantsColour
    self.format = format
    self.cells = cells
    self.isPrompt = isPrompt
  }

  /// Begins an answer at the prompt, which on a terminal stands between it and the one before.
  func beginAtPrompt() {
    if surroundings.isOutputTerminal { lastWasTable = nil }
  }

  /// Writes an outcome; returns why it is no answer, if it is none.
  func write(_ outcome: Outcome) -> FailureKind? {
    switch outcome {
    case .table(_, let notes), .value(_, let notes):
      last = outcome
      writeAnswer(outcome, screen: screen)
      write(notes)
      // An answer of which a claim fails is an answer, and no success.
      if notes.contains(where: \.isError) { return .assertion }
    case .defined(let name):
      if isPrompt { say("`\(TerminalText.escaped(name))` is defined\n") }
    case .said(let words):
      if isPrompt { say(words + "\n") }
    case .failed(let diagnostics, let kind):
      output.flush()
      write(diagnostics)
      if kind == .interrupted, diagnostics.isEmpty { say("Interrupted\n") }
      return kind
    }
    return nil
  }

  /// Writes a table that no statement asked for, such as the list of datasets.
  func write(_ table: Table) {
    writeAnswer(.table(table, notes: []), screen: screen)
  }

  /// Writes a table of which an empty one says nothing to a person, and something to a program.
  func write(shown table: Table) {
    if table.rowCount > 0 || format != TableFormat.name { write(table) }
  }

  /// Writes the last answer again with nothing left out; returns whether there is one.
  func writeLastInFull() -> Bool {
    guard let last else { return false }
    writeAnswer(last, screen: screen.whole)
    return true
  }

  /// Writes messages to standard error.
  func write(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(
      usesColour: surroundings.coloursMessages(wantsColour: wantsColour),
      width: surroundings.isErrorTerminal ? surroundings.terminalWidth() : 100
    )
    for diagnostic in diagnostics {
      let source = diagnostic.span.flatMap { session.source(of: $0) }
      errors.write(renderer.render(diagnostic, in: source))
    }
    errors.flush()
  }

  /// Writes plain words to standard error.
  func say(_ words: String) {
    output.flush()
    errors.write(words)
    errors.flush()
  }

  private var screen: Screen {
    surroundings.screen(
      wantsColour: wantsColour,
      wayToSeeAll: isPrompt ? "use .last to see all" : "use --format csv to see all"
    )
  }

  private func writeAnswer(_ outcome: Outcome, screen: Screen) {
    guard let format = Formats.named(format, screen: screen, cells: cells) else { return }
    let kind = type(of: format)
    var output = output
    switch outcome {
    case .table(let table, _):
      if lastWasTable != nil { output.write(kind.separator) }
      lastWasTable = true
      format.write(table, to: &output)
    case .value(let table, _):
      if let lastWasTable, lastWasTable || !kind.writesValuesAsLines {
        output.write(kind.separator)
      }
      lastWasTable = false
      format.writeValue(table, to: &output)
    case .defined, .said, .failed: break
    }
    output.flush()
  }
}
