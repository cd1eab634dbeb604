package import Diagnostics

extension Parser {
  /// Where the next token stands.
  package var place: SourceSpan { current.span }

  /// The name of nothing, where none could be read.
  package var nothing: NameSyntax { NameSyntax("", current.span) }
}
