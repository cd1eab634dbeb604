package import Session

/// A source of typed lines; the seam between the prompt and the terminal.
package protocol LineReader: AnyObject {
  /// Asks for a line.
  ///
  /// - Parameter request: what is asked for and how the reader is helped.
  /// - Returns: what came of it.
  func readLine(_ request: LineRequest) -> TypedLine

  /// Replaces the statements that can be brought back, oldest first.
  func setHistory(_ statements: [String])

  /// Replaces the colours of what is typed and of hints.
  func setColours(_ colours: EditorColours)

  /// Has the colours follow the terminal's background, as soon as it tells.
  func askForBackground()
}

/// What is asked of a reader of lines.
package struct LineRequest {
  /// What stands before the line.
  package var prompt: String
  /// What stands before each further line of a statement.
  package var more: String
  /// What fits at a byte offset of the line so far.
  package var complete: (String, Int) -> Completion
  /// Whether a line can be taken as it stands rather than going on below.
  package var isComplete: (String) -> Bool = { _ in true }
  /// The parts of a line that have a style; the cursor's byte offset comes with it.
  package var styles: ((String, Int) -> [StyledSpan])?
  /// What stands under a line while it is typed.
  package var hint: ((String, Int) -> LineHint)?
  /// Where the cursor stands when the newest statement is brought back, in bytes: at its error.
  package var place: Int?

  /// Creates a request for a line that nothing is known about.
  package init(prompt: String, more: String = "") {
    self.prompt = prompt
    self.more = more
    complete = { line, _ in Completion(replaced: line.utf8.count..<line.utf8.count, candidates: [])
    }
  }
}

/// What came of asking for a line.
package enum TypedLine: Equatable, Sendable {
  /// A line, without its end; a statement of several lines holds their ends.
  case line(String)
  /// The reader gave the line up, with Ctrl-C.
  case interrupted
  /// The reader left, with Ctrl-D.
  case end
  /// The terminal is gone.
  case lost
}
