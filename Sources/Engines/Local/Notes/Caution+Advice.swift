import Diagnostics
import Plan

extension Caution {
  /// The advice at the place of the call.
  func advice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.advice, id: id, message, at: span, help: help)
  }
}
