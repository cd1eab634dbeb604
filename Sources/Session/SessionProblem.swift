import Columns
import Diagnostics

extension DataError {
  /// The refusal of a session that is locked to the data that comes with the program.
  static func locked(_ path: String) -> DataError {
    DataError(
      id: "safe-session",
      "`\(path)` is not read, because this session is locked to the data that comes with the program",
      help: ["`datasets` lists what there is to ask"]
    )
  }
}

/// What can be wrong with a declaration, in words.
extension Diagnostic {
  static func circularInclusion(_ chain: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "circular-include",
      "`\(chain.last ?? "")` includes itself",
      at: span,
      help: ["the chain is \(chain.joined(separator: " → "))"]
    )
  }

  static func tooManyInclusions(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "too-many-includes",
      "this include brings in more than \(limit) scripts",
      at: span,
      help: ["put declarations that belong together into one script"]
    )
  }

  static func missingParameter(
    _ name: String,
    _ about: String?,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "missing-parameter",
      "the parameter `\(name)` has no value" + (about.map { ": \($0)" } ?? ""),
      at: span,
      help: ["give it one with `--set \(name)=…`, or a default with `param \(name) = …`"]
    )
  }

  static func unknownParameter(_ name: String, among names: [String]) -> Diagnostic {
    let close = Spelling.candidates(for: name, among: names).map { "`\($0)`" }
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    let known = names.isEmpty ? "the script has no parameters" : "its parameters are \(list)"
    return Diagnostic(
      .error,
      id: "unknown-parameter",
      "the script has no parameter `\(name)`",
      at: nil,
      help: [close.isEmpty ? known : "did you mean \(close.joined(separator: " or "))?"]
    )
  }

  static func unknownAdvice(
    _ id: String,
    candidates: [String],
    at span: SourceSpan
  ) -> Diagnostic {
    let close = candidates.map { "`\($0)`" }.joined(separator: " or ")
    return Diagnostic(
      .error,
      id: "unknown-advice",
      "there is no advice `\(id)`",
      at: span,
      help: [close.isEmpty ? "`help advice` lists it" : "did you mean \(close)?"]
    )
  }

  static func nothingToExplain(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "nothing-to-explain",
      "there is no answer yet that could be explained",
      at: span,
      help: ["ask a question first, or write it here: `explain in words from transport | …`"]
    )
  }

  static func unknownEdition(_ spelling: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-edition",
      "this program does not speak `\(spelling)` of the language",
      at: span,
      help: ["write `edition \(Session.edition)`"]
    )
  }
}
