package import Presentation

/// What a command line asks for.
package struct Invocation: Equatable, Sendable {
  /// What is to be done.
  package enum Action: Equatable, Sendable {
    /// No subcommand: the prompt, or the statements on standard input.
    case converse
    case ask(String)
    case run([String])
    case check([String])
    case describe(String)
    /// Write a data package of files, folders and datasets: to a path, or to standard output.
    case package([String], output: String?, overwrites: Bool)
    /// Look for faults in data files.
    case checkData([String], showsAll: Bool)
    /// Lay scripts out anew, or with `check` only say which are not.
    case format([String], check: Bool)
    case datasets
    case help(String?)
    /// List the lessons, or take one; perhaps led by a trainer.
    case learn(String?, isLed: Bool)
  }

  /// What is to be done.
  package var action: Action
  /// Files and folders to add to the catalogue.
  package var data: [String] = []
  /// Values for the parameters of scripts.
  package var settings: [String: String] = [:]
  /// The name of the output format.
  package var format = "table"
  /// How many threads read large files and work on them; nil for one on each processor.
  package var threads: Int?
  /// The bytes of memory that the program may hold while it answers; nil for three quarters of what
  /// the machine has.
  package var memory: Int?
  /// How cells are written in formats that machines read.
  package var cells = CellOptions()
  /// The file that answers are written to, not to standard output.
  package var answerFile: AnswerFile?
  /// Whether colours are welcome.
  package var wantsColour = true
  /// Whether lines and marks outside ASCII are welcome.
  package var wantsUnicode = true
  /// Whether advice is given from the start.
  package var wantsAdvice = true
  /// Whether nothing is written, no program started and nothing read but the bundled data.
  package var isSafe = false
  /// Whether advice is an error.
  package var isStrict = false

  /// Creates an invocation with the usual options.
  package init(_ action: Action) {
    self.action = action
  }
}
