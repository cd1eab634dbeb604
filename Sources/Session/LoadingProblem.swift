import Diagnostics
import Syntax

/// What can be wrong with the clauses of a `load`, in words.
extension Diagnostic {
  static func notFirstPeriod(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "not-first-period",
      "only the first period of a year is declared here",
      at: span,
      help: ["write `period 1 is April`, or `calendar financial`"]
    )
  }

  static func badPeriod(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "bad-period",
      "`\(text)` is not a period",
      at: span,
      help: ["write one such as `2023/24`, `Q2 2023/24`, `Sep 2023` or `2023`"]
    )
  }

  static func declaredTwice(_ subject: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "declared-twice",
      "\(subject) is declared twice",
      at: span,
      help: ["leave one of the clauses out"]
    )
  }

  static func countedFromOne(_ what: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, id: "counted-from-one", "\(what) are counted from 1", at: span)
  }

  static func badDelimiter(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "bad-delimiter",
      "a delimiter is one character, and no quote or line end",
      at: span,
      help: ["write `delimiter \";\"`, or `delimiter \"\\t\"` for tabs"]
    )
  }

  static func badEncoding(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "bad-encoding",
      "the encoding `\(name)` is not known",
      at: span,
      help: ["write `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`"]
    )
  }

  static func emptyMark(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "empty-mark",
      "there is no mark between the quotes",
      at: span,
      help: ["empty cells are missing as blank by themselves"]
    )
  }

  static func badUnit(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-unit-text",
      "`\(text)` is no known unit",
      at: span,
      help: [
        "units are written like `£`, `£000`, `£m`, `%`, `pp`, `count of pupils`, `FTE`, `per 10,000`"
      ]
    )
  }

  static func ambiguousColumn(_ name: NameSyntax, _ names: [String]) -> Diagnostic {
    let list = names.map { "`\($0)`" }.joined(separator: " or ")
    return Diagnostic(
      .error,
      id: "ambiguous-name",
      "`\(name.text)` could mean more than one thing",
      at: name.span,
      help: ["write \(list), with the backquotes"]
    )
  }

  static func noSuchColumn(_ name: NameSyntax, among names: [String]) -> Diagnostic {
    let close = Spelling.candidates(for: name.text, among: names).map { "`\($0)`" }
    let list = names.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .error,
      id: "unknown-column",
      "the file has no column `\(name.text)`",
      at: name.span,
      help: [
        close.isEmpty
          ? "its columns are \(list)\(names.count > 20 ? " and \(names.count - 20) more" : "")"
          : "did you mean \(close.joined(separator: " or "))?"
      ]
    )
  }

  static func noSuchPlace(_ place: Int, of count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "no-such-place",
      "the file has no column \(place)",
      at: span,
      help: ["it has \(count) column\(count == 1 ? "" : "s")"]
    )
  }
}
