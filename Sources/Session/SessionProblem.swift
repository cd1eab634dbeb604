import Diagnostics

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
