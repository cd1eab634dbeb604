import Columns
import Diagnostics
import Language

extension Session {
  /// What is known of a column of the last answer, in a few lines; nil where there is none.
  package func about(column name: String) -> String? {
    last.flatMap { ColumnWords.text(of: name, in: $0) }
  }
}

/// What is known of a column of an answer, in a few lines.
enum ColumnWords {
  /// The lines; nil where the answer has no such column.
  ///
  /// - Complexity: O(rows).
  static func text(of name: String, in table: Table) -> String? {
    guard case .found(let index) = table.schema.lookup(name) else { return nil }
    let field = table.schema.fields[index]
    let metadata = field.metadata
    var lines = ["`\(field.name)` of the last answer: \(field.type.words)"]
    if let title = metadata.title, title != field.name { lines.append(title) }
    if let description = metadata.description { lines.append(description) }
    switch metadata.polarity {
    case .higher?: lines.append("higher is better")
    case .lower?: lines.append("lower is better")
    case .neither?, nil: break
    }
    lines.append(counts(table, index))
    lines.append("`describe _` has all columns")
    return lines.enumerated().map { number, line in
      (number > 0 ? "  " : "") + TerminalText.escaped(line) + "\n"
    }.joined()
  }

  private static func counts(_ table: Table, _ index: Int) -> String {
    var missing: [MissingReason: Int] = [:]
    table.forEachRow { batch, row in
      if let reason = batch.columns[index].validity.reason(row) {
        missing[reason, default: 0] += 1
      }
      return true
    }
    let known = table.rowCount - missing.values.reduce(0, +)
    let words = "\(known) \(known == 1 ? "value" : "values")"
    guard !missing.isEmpty else { return "\(words), none missing" }
    let reasons = MissingReason.allCases.reversed().compactMap { reason in
      missing[reason].map { "\($0) \(reason.words)" }
    }
    return "\(words); \(reasons.joined(separator: ", "))"
  }
}
