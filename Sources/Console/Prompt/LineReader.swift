package import Session

/// A source of typed lines; the seam between the prompt and the terminal.
package protocol LineReader: AnyObject {
  /// Asks for a line.
  ///
  /// - Parameters:
  ///   - prompt: what stands before the line.
  ///   - complete: what fits at a byte offset of the line so far.
  /// - Returns: what came of it.
  func readLine(prompt: String, complete: @escaping (String, Int) -> Completion) -> TypedLine

  /// Replaces the statements that can be brought back, oldest first.
  func setHistory(_ statements: [String])
}

/// What came of asking for a line.
package enum TypedLine: Equatable, Sendable {
  /// A line, without its end; a pasted text may hold several.
  case line(String)
  /// The reader gave the line up, with Ctrl-C.
  case interrupted
  /// The reader left, with Ctrl-D.
  case end
  /// The terminal is gone.
  case lost
}
