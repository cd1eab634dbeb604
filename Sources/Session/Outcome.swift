package import Charts
package import Columns
package import Diagnostics

/// What a statement of a session came to.
package enum Outcome: Sendable {
  /// A table, with its notes and advice.
  case table(Table, notes: [Diagnostic])
  /// A table that has a chart, a title, notes or files to be written, with its notes and advice.
  case shown(Table, Display, notes: [Diagnostic])
  /// The value of an expression on its own: one row of one column, with its notes.
  case value(Table, notes: [Diagnostic])
  /// Words that answer, a paragraph each, with notes.
  case words([String], notes: [Diagnostic])
  /// A name was defined; there is nothing to show.
  case defined(String)
  /// Something was set; the words say what, for a reader at the prompt.
  case said(String)
  /// The statement has no answer; the diagnostics say why.
  case failed([Diagnostic], FailureKind)
}

/// Why a statement has no answer, in the order of the exit codes.
package enum FailureKind: Sendable {
  /// The query is wrong.
  case query
  /// The data could not be read.
  case data
  /// A check or an assertion failed.
  case assertion
  /// The reader interrupted it.
  case interrupted
}

/// A word or name that fits at a place in a query.
package struct Candidate: Hashable, Sendable {
  /// What is inserted.
  package let text: String
  /// What it is: `step`, `dataset`, `column`, `function`, `value`, `keyword`.
  package let kind: String
  /// A type, a count or an example; may be empty.
  package let detail: String

  /// Creates a candidate.
  package init(text: String, kind: String, detail: String) {
    self.text = text
    self.kind = kind
    self.detail = detail
  }
}

/// What fits at a place in a query.
package struct Completion: Sendable {
  /// The bytes of the line that a candidate replaces.
  package let replaced: Range<Int>
  /// The candidates, best first.
  package let candidates: [Candidate]

  /// What was left out or is awaited, in words; nil where the candidates are all there are.
  package let note: String?

  /// Creates a completion.
  package init(replaced: Range<Int>, candidates: [Candidate], note: String? = nil) {
    self.replaced = replaced
    self.candidates = candidates
    self.note = note
  }
}

/// A dataset of the session's catalogue.
package struct DatasetSummary: Sendable {
  /// Its name in queries.
  package let name: String
  /// What it holds, in a few words.
  package let title: String
  /// The number of rows, where known without reading.
  package let rows: Int?
  /// The number of columns, where known without reading.
  package let columns: Int?

  /// Creates a summary.
  package init(name: String, title: String, rows: Int?, columns: Int?) {
    self.name = name
    self.title = title
    self.rows = rows
    self.columns = columns
  }
}
