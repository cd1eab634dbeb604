import Diagnostics
import Session

/// What fits at a place of a line, in the terms of a line editor.
struct CompletionMenu {
  /// The line up to the cursor with each candidate put in.
  let lines: [String]
  /// The line up to the cursor with what all candidates have in common put in; never shorter than
  /// what was typed.
  let common: String
  /// The bytes before the part that candidates replace.
  let start: Int
  /// Whether a space follows a candidate that is the only one.
  let endsWord: Bool
  /// What was left out or is awaited.
  let note: String?
  private let candidates: [Candidate]

  /// The most candidates that are listed at once.
  private static let listed = 30

  /// Nothing for a completion without candidates or a note, or of a place that is not in the line.
  init?(_ completion: Completion, line: String, cursor: Int) {
    let bytes = Array(line.utf8.prefix(cursor))
    guard (0...bytes.count).contains(completion.replaced.lowerBound),
      !completion.candidates.isEmpty || completion.note != nil
    else { return nil }
    start = completion.replaced.lowerBound
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    let typed = String(decoding: bytes[start...], as: UTF8.self)
    note = completion.note
    candidates = completion.candidates
    lines = candidates.map { before + $0.text }
    guard let first = candidates.first else {
      common = before + typed
      endsWord = false
      return
    }
    let shared = candidates.dropFirst().reduce(first.text) { shared, candidate in
      String(zip(shared, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
    let extends = shared.count >= typed.count && shared.lowercased().hasPrefix(typed.lowercased())
    common = before + (candidates.count == 1 || extends ? shared : typed)
    let isOpen = [" ", "(", "/"].contains { first.text.hasSuffix($0) }
    endsWord = !["value", "file", "folder", "period"].contains(first.kind) && !isOpen
  }

  var count: Int { candidates.count }

  /// The candidates with what they are, one a line, for a terminal of so many cells and lines.
  ///
  /// The chosen one, which stands in the line, is always among those listed.
  func rows(width: Int, height: Int, chosen: Int? = nil) -> [(text: String, isChosen: Bool)] {
    let room = max(min(Self.listed, height), 1)
    let first = min(max((chosen ?? 0) - room + 1, 0), max(candidates.count - room, 0))
    let shown = candidates.dropFirst(first).prefix(room).map { candidate in
      [candidate.text, candidate.kind, candidate.detail].map(TerminalText.escaped)
    }
    let widths = (0..<2).map { column in
      min(shown.map { TerminalText.width(of: $0[column]) }.max() ?? 0, 40)
    }
    var rows: [(text: String, isChosen: Bool)] = []
    for (index, row) in shown.enumerated() {
      let isChosen = first + index == chosen
      var line = isChosen ? "> " : "  "
      for (index, cell) in row.enumerated() {
        line += cell
        guard index < 2 else { break }
        let padding = widths[index] - TerminalText.width(of: cell)
        line += String(repeating: " ", count: max(padding, 0) + 2)
      }
      while line.last == " " { line.removeLast() }
      rows.append((TerminalText.fitted(line, into: max(width - 1, 20)), isChosen))
    }
    let hidden = candidates.count - shown.count
    if hidden > 0 {
      rows.append(("  … and \(hidden) more: type on, or Tab goes through them", false))
    }
    if let note { rows.append(("  (\(note))", false)) }
    return rows
  }

  /// The same as text, for terminals that only know lines.
  func listing(width: Int) -> String {
    rows(width: width, height: Self.listed).map { $0.text + "\n" }.joined()
  }
}
