import Columns
import Datasets
import Diagnostics
import Plan
import Platform

extension Session {
  func stopped(_ reason: Cancellation.Reason, at span: SourceSpan) -> Outcome {
    switch reason {
    case .asked: return .failed([], .interrupted)
    case .memory:
      // What can be read again makes room for the next query.
      catalogue.forgetDeferred()
      Memory.giveBack()
      return .failed([.memoryCeiling(mostMemory ?? Memory.standardCeiling, at: span)], .query)
    }
  }

  func failure(_ error: EngineError, with notes: [Diagnostic]) -> Outcome {
    switch error {
    case .evaluation(let diagnostic): return .failed(notes + [diagnostic], .query)
    case .assertion(let diagnostic): return .failed(notes + [diagnostic], .assertion)
    case .data(let problem, let span):
      let diagnostic = Diagnostic(
        .error,
        id: problem.id,
        problem.message,
        at: span,
        help: problem.help
      )
      return .failed(notes + [diagnostic], .data)
    case .cancelled: return .failed([], .interrupted)
    }
  }
}
