import Diagnostics
import Session

/// What fits at a place of a line, in the terms of a line editor.
struct CompletionMenu {
  /// The line up to the cursor with each candidate put in.
  let lines: [String]
  /// The line up to the cursor with what all candidates have in common put in; never shorter than
  /// what was typed.
  let common: String
  /// Whether a space follows a candidate that is the only one.
  let endsWord: Bool
  private let candidates: [Candidate]

  /// The most candidates that are listed.
  private static let listed = 30

  /// Nothing for a completion without candidates, or of a place that is not in the line.
  init?(_ completion: Completion, line: String, cursor: Int) {
    let bytes = Array(line.utf8.prefix(cursor))
    guard let first = completion.candidates.first,
      (0...bytes.count).contains(completion.replaced.lowerBound)
    else { return nil }
    let start = completion.replaced.lowerBound
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    let typed = String(decoding: bytes[start...], as: UTF8.self)
    candidates = completion.candidates
    lines = candidates.map { before + $0.text }
    let shared = candidates.dropFirst().reduce(first.text) { shared, candidate in
      String(zip(shared, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
    let extends = shared.count >= typed.count && shared.lowercased().hasPrefix(typed.lowercased())
    common = before + (candidates.count == 1 || extends ? shared : typed)
    endsWord = first.kind != "value" && !first.text.hasSuffix("(")
  }

  /// The candidates with what they are, one a line, for a terminal of so many cells across.
  func listing(width: Int) -> String {
    let shown = candidates.prefix(Self.listed).map { candidate in
      [candidate.text, candidate.kind, candidate.detail].map(TerminalText.escaped)
    }
    let widths = (0..<2).map { column in
      min(shown.map { TerminalText.width(of: $0[column]) }.max() ?? 0, 40)
    }
    var text = ""
    for row in shown {
      var line = "  "
      for (index, cell) in row.enumerated() {
        line += cell
        guard index < 2 else { break }
        let padding = widths[index] - TerminalText.width(of: cell)
        line += String(repeating: " ", count: max(padding, 0) + 2)
      }
      while line.last == " " { line.removeLast() }
      text += TerminalText.fitted(line, into: max(width - 1, 20)) + "\n"
    }
    let hidden = candidates.count - shown.count
    return hidden > 0 ? text + "  … and \(hidden) more\n" : text
  }
}
