package import Columns
import Datasets
package import Diagnostics
import Plan
import Platform
package import Presentation
package import Session

/// A session on the bundled catalogue that answers as the program does with its output to a file.
package final class Asking {
  /// What a text came to.
  package struct Result {
    /// What goes to standard output, in the format asked for.
    package var output = ""
    /// Notes, advice and errors, in order.
    package var diagnostics: [Diagnostic] = []
    /// Why it stopped, where it did.
    package var failure: FailureKind?
  }

  private let session: Session

  /// Creates a session, perhaps with values for parameters.
  package init(settings: [String: String] = [:], isStrict: Bool = false) {
    session = Session(catalogue: .bundled())
    session.advice.isStrict = isStrict
    for (name, value) in settings { session.set(name, to: value) }
  }

  /// Adds a file or a folder to the catalogue.
  package func add(path: String) throws(DataError) {
    try session.add(path: path)
  }

  /// The answer to a text, in a format.
  package func ask(
    _ text: String,
    format name: String = "table",
    cells: CellOptions = CellOptions(),
    file: String = "query"
  ) -> Result {
    ask(SourceFile(name: file, text: text), format: name, cells: cells)
  }

  /// The answer to a source, in a format.
  package func ask(
    _ source: SourceFile,
    format name: String = "table",
    cells: CellOptions = CellOptions()
  ) -> Result {
    var result = Result()
    guard let format = Formats.named(name, screen: Screen(), cells: cells) else { return result }
    session.run(source, cancellation: Cancellation()) { outcome in
      switch outcome {
      case .table(let table, let notes):
        format.write(table, to: &result.output)
        result.diagnostics += notes
      case .shown(let table, let display, let notes):
        format.write(table, display, to: &result.output)
        result.diagnostics += notes
      case .value(let table, let notes):
        format.writeValue(table, to: &result.output)
        result.diagnostics += notes
      case .words(let paragraphs, let notes):
        result.output += paragraphs.map { $0 + "\n" }.joined()
        result.diagnostics += notes
      case .defined, .said: break
      case .failed(let diagnostics, let kind):
        result.diagnostics += diagnostics
        result.failure = kind
      }
    }
    return result
  }

  /// The diagnostics of a result as the program words them.
  package func rendered(_ result: Result) -> String {
    result.diagnostics.map { diagnostic in
      let source = diagnostic.span.flatMap { session.source(of: $0) }
      return DiagnosticRenderer().render(diagnostic, in: source)
    }.joined()
  }
}
