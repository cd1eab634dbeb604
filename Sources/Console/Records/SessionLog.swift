import Columns
import Diagnostics
import Presentation
import Session

/// The statements of a session that were answered, with their answers, as a script could repeat them.
struct SessionLog {
  /// A statement that was answered.
  struct Entry {
    let text: String
    /// The rows of its answer; nil where it defines or sets something.
    let answer: Table?
    /// Whether its answer is the last answer that steps go on from.
    let isLast: Bool
  }

  private(set) var entries: [Entry] = []

  mutating func add(_ text: String, _ outcome: Outcome) {
    switch outcome {
    case .table(let table, _), .shown(let table, _, _):
      let isDescription = text.lowercased().hasPrefix("describe")
      entries.append(Entry(text: text, answer: table, isLast: !isDescription))
    case .value(let table, _): entries.append(Entry(text: text, answer: table, isLast: false))
    case .defined, .said: entries.append(Entry(text: text, answer: nil, isLast: false))
    case .words, .failed: break
    }
  }

  /// Takes the statement back that gave the last answer; nil where there is none.
  mutating func takeLast() -> String? {
    guard let place = entries.lastIndex(where: \.isLast) else { return nil }
    return entries.remove(at: place).text
  }

  /// How a script of a session begins.
  private static let title = "# A session of "

  /// Whether a file was written as such a script, or is empty.
  static func isScript(_ bytes: [UInt8]) -> Bool {
    bytes.isEmpty || bytes.starts(with: Self.title.utf8)
  }

  /// The script: the statements in their order, with an empty line between them.
  func script(time: String) -> String {
    "\(Self.title)\(time)\n\nedition 2026\n\n" + entries.map(\.text).joined(separator: "\n\n")
      + "\n"
  }

  /// How the answers of a run differ from those of the session; nil where they do not.
  func difference(from outcomes: [Outcome]) -> (question: String, words: String)? {
    // The edition is a statement of the script and not of the session.
    var rest = outcomes.dropFirst()
    for entry in entries {
      guard let outcome = rest.popFirst() else { return (entry.text, "it was not reached") }
      switch outcome {
      case .failed(let diagnostics, _):
        return (entry.text, diagnostics.first { $0.isError }?.message ?? "it was interrupted")
      case .table(let table, _), .shown(let table, _, _), .value(let table, _):
        guard let before = entry.answer else { continue }
        if let words = Self.difference(before, table) { return (entry.text, words) }
      case .words, .defined, .said: continue
      }
    }
    return nil
  }

  /// The first difference of two answers, in words.
  private static func difference(_ before: Table, _ after: Table) -> String? {
    if before.schema.names != after.schema.names {
      return "its columns were \(before.schema.names.joined(separator: ", ")) and are now "
        + after.schema.names.joined(separator: ", ")
    }
    if before.rowCount != after.rowCount {
      return "it had \(rows(before.rowCount)) and now has \(after.rowCount)"
    }
    for row in 0..<before.rowCount {
      for column in before.schema.fields.indices {
        let (old, new) = (
          before.value(row: row, column: column), after.value(row: row, column: column)
        )
        if old != new {
          let name = before.schema.fields[column].name
          return "`\(name)` in row \(row + 1) was \(words(old)) and is now \(words(new))"
        }
      }
    }
    return nil
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

  private static func words(_ value: Value) -> String {
    switch value {
    case .boolean(let flag): flag ? "true" : "false"
    case .decimal(let number): "\(number)"
    case .floating(let number): "\(number)"
    case .period(let period): period.label
    case .text(let text): "“\(text)”"
    case .missing: "missing"
    default: "\(value)"
    }
  }
}
