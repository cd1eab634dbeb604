package import Diagnostics

/// A file that is given a name, with what is declared of it.
package struct LoadingSyntax: Sendable {
  /// The file's path.
  package let path: String
  /// Where the path stands.
  package let pathSpan: SourceSpan
  /// The name that queries use.
  package let name: NameSyntax
  /// What is declared, in order.
  package let settings: [SettingSyntax]
}

/// One clause of a declaration.
package struct SettingSyntax: Sendable {
  /// The kinds of clause.
  package enum Kind: Sendable {
    /// `calendar financial`: the word of the calendar.
    case calendar(String)
    /// `period 1 is April`: the number, where it stands, and the word of the calendar.
    case firstPeriod(Int, SourceSpan, String)
    /// `break of value in 2023/24`: the column, the period as written, and where it stands.
    case seriesBreak(NameSyntax, String, SourceSpan)
    /// `column 3 is value`
    case column(place: Int, NameSyntax)
    /// `decimal comma`
    case decimalComma
    /// `delimiter ";"`
    case delimiter(String)
    /// `encoding "windows-1252"`
    case encoding(String)
    /// `flag "r" as revised`: the mark and the word.
    case flag(String, String)
    /// `flags of value in status`
    case flagColumn(NameSyntax, NameSyntax)
    /// `header on line 3`
    case header(line: Int)
    /// `higher is better for value`, `lower is better for value`
    case better(isHigher: Bool, NameSyntax)
    /// `kind of value is year to date`: the words.
    case kind(NameSyntax, String)
    /// `missing "-" as not available`: the mark and the words.
    case missing(String, String)
    /// `no header`
    case noHeader
    /// `read code as text`: the word.
    case reading(NameSyntax, String)
    /// `unit of spend is "£000"`
    case unit(NameSyntax, String)
    /// `units of value in unit`
    case unitColumn(NameSyntax, NameSyntax)
    /// What could not be read; a diagnostic has been given.
    case invalid
  }

  /// What it says.
  package let kind: Kind
  /// Where it stands.
  package let span: SourceSpan
}
