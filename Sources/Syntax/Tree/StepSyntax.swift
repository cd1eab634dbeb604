/// A step of a query, as the parser sees it: a keyword, a production, and how to read it.
///
/// The members live above this module, one file each; the parser finds them through a ``StepTable``.
package protocol StepSyntax: Sendable {
  /// The word that begins the step.
  static var keyword: String { get }
  /// Another accepted spelling of the word.
  static var alias: String? { get }
  /// Whether the keyword can be the whole step.
  static var canStandAlone: Bool { get }
  /// The productions of the grammar that the step owns, first its own.
  static var grammar: String { get }
  /// Reads the step after its keyword.
  static func parse(_ parser: inout Parser) -> Self
}

extension StepSyntax {
  package static var alias: String? { nil }
  package static var canStandAlone: Bool { false }
}

/// The steps that a parser knows.
package struct StepTable: Sendable {
  /// The steps, in alphabetical order of their keywords.
  package let all: [any StepSyntax.Type]
  /// The words after which a step needs something to follow.
  package let openKeywords: Set<String>
  private let byKeyword: [String: any StepSyntax.Type]

  /// Creates a table.
  package init(_ steps: [any StepSyntax.Type]) {
    all = steps
    var table: [String: any StepSyntax.Type] = [:]
    for step in steps {
      table[step.keyword] = step
      if let alias = step.alias { table[alias] = step }
    }
    byKeyword = table
    openKeywords = Set(table.filter { !$0.value.canStandAlone }.keys)
  }

  /// The step that a word begins; words are matched without regard to case.
  package func step(for word: String) -> (any StepSyntax.Type)? {
    byKeyword[word.lowercased()]
  }

  /// The keywords, in alphabetical order.
  package var keywords: [String] { all.map { $0.keyword } }
}
