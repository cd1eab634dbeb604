package import Columns
package import Diagnostics
package import Platform
package import Session

/// What the console asks of a session; the seam at which tests put a session of their own.
package protocol QuestionSession: AnyObject {
  /// Adds a file or folder to the catalogue.
  ///
  /// - Throws: ``DataError`` where it cannot be read; what was there before stays.
  func add(path: String) throws(DataError)

  /// Sets how many threads read large files.
  func use(threads: Int)
  /// The bytes of memory that the program may hold while it answers; nil for three quarters of what
  /// the machine has.
  var mostMemory: Int? { get set }

  /// Whether nothing is written and nothing read but the data that comes with the program.
  var isSafe: Bool { get }

  /// Locks the session to the data that comes with the program; nothing undoes it.
  func lockDown()

  /// Gives a parameter of scripts a value, as it is written in a query.
  func set(_ name: String, to value: String)

  /// What becomes of advice.
  var advice: AdviceSettings { get set }

  /// Asks the reader for a parameter that has no value; nil where nobody can be asked.
  var ask: ((_ name: String, _ about: String?) -> String?)? { get set }

  /// The text of a script in the usual layout, or what is wrong with it.
  func format(_ source: SourceFile) -> (text: String?, diagnostics: [Diagnostic])

  /// The text that a diagnostic's span refers to.
  func source(of span: SourceSpan) -> SourceFile?

  /// Answers the statements of a source in their order and stops at the first that fails.
  ///
  /// - Returns: whether every statement was answered.
  @discardableResult
  func run(_ source: SourceFile, cancellation: Cancellation, receive: (Outcome) -> Void) -> Bool

  /// What is wrong with a source, found without running it.
  func check(_ source: SourceFile) -> [Diagnostic]

  /// Whether a statement can be run as it stands, rather than waiting for another line.
  func isComplete(_ text: String) -> Bool

  /// What fits at a byte offset of a text.
  func completion(in text: String, at offset: Int) -> Completion

  /// The datasets that `from` can name.
  var datasets: [DatasetSummary] { get }

  /// The help on a topic, or on everything; nil where there is no such topic.
  func help(_ topic: String?) -> String?

  /// A `datapackage.json` of files, folders and datasets, to stand in a folder; nil for the folder
  /// that holds them all.
  ///
  /// - Throws: ``DataError`` where one cannot be read.
  func dataPackage(of sources: [String], in folder: String?) throws(DataError) -> String

  /// What is known of a column of the last answer, in a few lines; nil where there is none.
  func about(column name: String) -> String?

  /// Every word that there is help on.
  var helpTopics: [String] { get }

  /// The parts of a text that have a style, for a line that is being typed.
  func styles(of text: String, cursor: Int) -> [StyledSpan]

  /// What to say of a text that is being typed; nothing waits and no query is run.
  func hint(on text: String, at cursor: Int) -> LineHint

  /// Makes a table of the program's own readable by a name, where no dataset has it.
  func provide(_ name: String, _ dataset: ProvidedDataset)

  /// The texts of the statements of a text.
  func statements(of text: String) -> [String]

  /// A note that says where the rows of the last answer come from; empty where nothing is known.
  func originOfLast() -> [Diagnostic]

  /// Makes the answer before the last the last again; returns whether there was one to go back from.
  func undo() -> Bool

  /// The rows of the last answer; nil where there is none.
  var last: Table? { get }
}
