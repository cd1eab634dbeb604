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

  func readLine(prompt: String, complete: @escaping (String, Int) -> Completion) -> TypedLine {
    prompts.append(prompt)
    completions.append(complete("from tra", 8))
    return lines.popLast() ?? .end
  }

  func setHistory(_ statements: [String]) { history = statements }
}
