import Console
import Session

/// A reader of lines that were written beforehand.
final class ScriptedReader: LineReader {
  private var lines: [TypedLine]
  private(set) var prompts: [String] = []
  private(set) var history: [String] = []
  private(set) var completions: [Completion] = []

  init(_ lines: [TypedLine]) {
    self.lines = lines.reversed()
  }

  func readLine(_ request: LineRequest) -> TypedLine {
    prompts.append(request.prompt)
    completions.append(request.complete("from tra", 8))
    return lines.popLast() ?? .end
  }

  func setColours(_ colours: EditorColours) {}
  func askForBackground() {}

  func setHistory(_ statements: [String]) { history = statements }
}
