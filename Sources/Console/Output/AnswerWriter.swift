import Charts
import Columns
import Diagnostics
import Platform
import Presentation
import Session

/// Writes outcomes: answers to standard output, everything said about them to standard error.
final class AnswerWriter {
  private let session: any QuestionSession
  private let output: TextOutput
  private let errors: TextOutput
  private let surroundings: Surroundings
  private let wantsColour: Bool
  private let wantsUnicode: Bool
  /// Whether a person is told what happened where there is no answer to show.
  private let isPrompt: Bool
  /// The name of the output format.
  var format: String
  /// The most rows that a table shows on a terminal.
  var rowLimit = 40
  /// Whether the reader's settings let answers be coloured.
  var isColourChosen = true
  private let cells: CellOptions
  /// Is shown each table; then a value is written as a table too.
  private let witness: ((Table) -> Void)?
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
    wantsUnicode: Bool = true,
    format: String,
    cells: CellOptions = CellOptions(),
    isPrompt: Bool,
    witness: ((Table) -> Void)? = nil
  ) {
    self.session = session
    self.output = output
    self.errors = errors
    self.surroundings = surroundings
    self.wantsColour = wantsColour
    self.wantsUnicode = wantsUnicode
    self.format = format
    self.cells = cells
    self.isPrompt = isPrompt
    self.witness = witness
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
      if Cancellation.isAsked { return interrupted() }
      write(notes)
      // An answer of which a claim fails is an answer, and no success.
      if notes.contains(where: \.isError) { return .assertion }
    case .shown(let table, let display, let notes):
      last = outcome
      writeAnswer(outcome, screen: screen)
      if Cancellation.isAsked { return interrupted() }
      write(notes)
      if let kind = export(table, display) { return kind }
      if notes.contains(where: \.isError) { return .assertion }
    case .words(let paragraphs, let notes):
      writeWords(paragraphs)
      write(notes)
    case .defined(let name):
      if isPrompt { say("`\(TerminalText.escaped(name))` is defined\n") }
    case .said(let words):
      if isPrompt { say(words + "\n") }
    case .failed(let diagnostics, let kind):
      output.flush()
      write(diagnostics)
      return kind == .interrupted && diagnostics.isEmpty ? interrupted() : kind
    }
    return nil
  }

  /// Says that the work was cut short.
  func interrupted() -> FailureKind {
    say("Interrupted\n")
    return .interrupted
  }

  /// Writes a table that no statement asked for, such as the list of datasets.
  func write(_ table: Table) {
    writeAnswer(.table(table, notes: []), screen: screen)
  }

  /// Writes a table of which an empty one says nothing to a person, and something to a program.
  func write(shown table: Table) {
    if table.rowCount > 0 || format != TableFormat.name { write(table) }
  }

  /// Writes the last answer again with nothing left out.
  func writeLastInFull() {
    if let last { writeAnswer(last.rowsAlone, screen: screen.whole) }
  }

  /// The last answer with nothing left out, as it would be written; nil where there is none.
  func lastInFull() -> String? {
    last.map { text($0.rowsAlone, format: format, screen: screen.whole) }
  }

  /// An answer in a format, for a document rather than a screen.
  func text(_ outcome: Outcome, format: String) -> String {
    text(outcome, format: format, screen: Screen())
  }

  private func text(_ outcome: Outcome, format: String, screen: Screen) -> String {
    guard let format = Formats.named(format, screen: screen, cells: cells) else { return "" }
    var text = ""
    switch outcome {
    case .table(let table, _): format.write(table, to: &text)
    case .shown(let table, let display, _): format.write(table, display, to: &text)
    case .value(let table, _): format.writeValue(table, to: &text)
    case .words(let paragraphs, _): text = paragraphs.joined(separator: "\n\n") + "\n"
    case .defined, .said, .failed: break
    }
    return text
  }

  /// Writes the files that an answer asks for; returns why one could not be written.
  private func export(_ table: Table, _ display: Display) -> FailureKind? {
    for export in display.directions.exports {
      if session.isSafe {
        write([Messages.safeExport(export.path)])
        return .data
      }
      do throws(ExportFailure) {
        try ExportedFile.write(table, display, to: export)
        say("`\(TerminalText.escaped(export.path))` is written\n")
      } catch {
        if case .system(let failure) = error, failure.isInterruption { return interrupted() }
        output.flush()
        write([error.diagnostic(export)])
        return .data
      }
    }
    return nil
  }

  /// Writes messages to standard error; a source is what their places refer to where the session has
  /// not read it.
  func write(_ diagnostics: [Diagnostic], in source: SourceFile? = nil) {
    guard !diagnostics.isEmpty else { return }
    var renderer = DiagnosticRenderer(
      usesColour: surroundings.coloursMessages(wantsColour: wantsColour && isColourChosen),
      width: surroundings.isErrorTerminal ? surroundings.terminalWidth() : 100
    )
    renderer.wraps = isPrompt && surroundings.isErrorTerminal
    renderer.isUnicode = !surroundings.isErrorTerminal || showsUnicode
    for diagnostic in diagnostics {
      let place = source ?? diagnostic.span.flatMap { session.source(of: $0) }
      errors.write(renderer.render(diagnostic, in: place))
    }
    errors.flush()
  }

  /// Whether a terminal shows more than ASCII.
  private var showsUnicode: Bool { wantsUnicode && surroundings.showsUnicode }

  /// Writes words that were asked for to standard output.
  func show(_ words: String) {
    output.write(surroundings.isOutputTerminal && !showsUnicode ? TerminalText.plain(words) : words)
    output.flush()
  }

  /// Writes plain words to standard error.
  func say(_ words: String) {
    output.flush()
    errors.write(surroundings.isErrorTerminal && !showsUnicode ? TerminalText.plain(words) : words)
    errors.flush()
  }

  /// A page in lines that fit a terminal; what is broken goes on a little further in.
  func fitted(_ page: String) -> String {
    guard surroundings.isErrorTerminal else { return page }
    let width = max(surroundings.terminalWidth(), 24)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = String(line)
      guard TerminalText.width(of: text) > width else { return text }
      let margin = String(text.prefix { $0 == " " }.prefix(width / 3))
      let parts = TextWrapping.lines(
        of: String(text.dropFirst(margin.count)),
        into: width - margin.count - 2
      )
      return parts.enumerated().map { margin + ($0 > 0 ? "  " : "") + $1 }.joined(separator: "\n")
    }
    return lines.joined(separator: "\n")
  }

  /// Writes paragraphs, on a terminal in lines that fit, elsewhere each on one line.
  private func writeWords(_ paragraphs: [String]) {
    let width = surroundings.isOutputTerminal ? min(surroundings.terminalWidth(), 78) : nil
    let isPlain = width != nil && !showsUnicode
    for paragraph in paragraphs {
      let safe = TerminalText.escaped(paragraph)
      let text = isPlain ? TerminalText.plain(safe) : safe
      let lines = width.map { TextWrapping.lines(of: text, into: max($0 - 1, 16)) } ?? [text]
      for line in lines { output.write(line + "\n") }
    }
    output.flush()
  }

  private var screen: Screen {
    var screen = surroundings.screen(
      wantsColour: wantsColour && isColourChosen,
      wantsUnicode: wantsUnicode,
      wayToSeeAll: isPrompt ? "use .last to see all" : "use --format csv to see all"
    )
    if screen.rowLimit != nil { screen.rowLimit = rowLimit }
    return screen
  }

  private func writeAnswer(_ outcome: Outcome, screen: Screen) {
    guard let format = Formats.named(format, screen: screen, cells: cells) else { return }
    let kind = type(of: format)
    var output = output
    if let witness, case .table(let table, _) = outcome { witness(table) }
    if let witness, case .value(let table, _) = outcome { witness(table) }
    switch outcome {
    case .table(let table, _):
      if lastWasTable != nil { output.write(kind.separator) }
      lastWasTable = true
      format.write(table, to: &output)
    case .shown(let table, let display, _):
      if lastWasTable != nil { output.write(kind.separator) }
      lastWasTable = true
      format.write(table, display, to: &output)
    case .value(let table, _):
      if let lastWasTable, lastWasTable || !kind.writesValuesAsLines {
        output.write(kind.separator)
      }
      lastWasTable = false
      format.writeValue(table, to: &output)
    case .words, .defined, .said, .failed: break
    }
    output.flush()
  }
}

extension Outcome {
  /// The rows of an answer without the chart that it is shown as.
  fileprivate var rowsAlone: Outcome {
    guard case .shown(let table, let display, let notes) = self else { return self }
    return .shown(table, display.rowsAlone, notes: notes)
  }
}
