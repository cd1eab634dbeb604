import Session

/// The lines of standard input where it is no terminal.
final class PipedReader: LineReader {
  private var lines: ArraySlice<Substring>

  init(_ bytes: [UInt8]) {
    var text = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false,
      whereSeparator: \.isNewline
    )
    if text.last?.isEmpty == true { text.removeLast() }
    lines = text[...]
  }

  func readLine(_ request: LineRequest) -> TypedLine {
    lines.popFirst().map { .line(String($0)) } ?? .end
  }

  func setHistory(_ statements: [String]) {}
  func setColours(_ colours: EditorColours) {}
  func askForBackground() {}
}
