import Columns
package import Diagnostics
package import Plan
package import Syntax

/// What a step is told with: words for what it was written with, and the rows that come to it.
package struct Telling {
  /// The rows that come to the step.
  package let input: Plan
  private let spell: (SourceSpan) -> String

  /// Creates a telling; `spell` gives the text of a place.
  package init(input: Plan, spell: @escaping (SourceSpan) -> String) {
    self.input = input
    self.spell = spell
  }

  /// What was written at a place, in backquotes.
  func quoted(_ span: SourceSpan) -> String { Self.quoted(spell(span)) }

  /// A name in backquotes.
  func name(_ name: NameSyntax) -> String { Self.quoted(name.text) }

  private static func quoted(_ text: String) -> String { text.contains("`") ? text : "`\(text)`" }

  /// An expression in words.
  func words(_ expression: ExpressionSyntax) -> String {
    ExpressionWords(spell: spell, schema: input.schema).words(expression)
  }

  /// A condition in words.
  func condition(_ expression: ExpressionSyntax) -> String {
    ExpressionWords(spell: spell, schema: input.schema).condition(expression)
  }

  /// What is shown or grouped by, in words.
  func words(_ items: [ItemSyntax]) -> String { Self.list(items.map(words)) }

  /// Something that is shown, with the name that it gets.
  func words(_ item: ItemSyntax) -> String {
    let shown: String
    switch item.kind {
    case .expression(let expression): shown = words(expression)
    case .selector(let selector): shown = words(selector)
    }
    return item.name.map { "\(name($0)), which is \(shown)" } ?? shown
  }

  private func words(_ selector: SelectorSyntax) -> String {
    switch selector.kind {
    case .all(let excepted):
      excepted.isEmpty ? "all columns" : "all columns but " + Self.list(excepted.map(name))
    case .range(let first, let last): "the columns from \(name(first)) to \(name(last))"
    case .matching(let pattern): "the columns whose names match \"\(pattern)\""
    case .numbers: "all columns of numbers"
    case .text: "all columns of text"
    }
  }

  /// `, one row for each area` or nothing.
  func each(_ groups: [ItemSyntax]) -> String {
    groups.isEmpty ? "" : ", for each " + words(groups)
  }

  /// What a series is, in words: `percent` over `period` for each `area`.
  func words(_ series: SeriesSyntax) -> String {
    "\(name(series.value)) over \(name(series.period))" + each(series.groups)
  }

  /// Which direction is said to be good, in words.
  func words(_ polarity: PolaritySyntax?) -> String {
    polarity.map { $0.isHigherBetter ? ", where higher is better" : ", where lower is better" }
      ?? ""
  }

  /// What a source is, in words.
  package func words(_ source: SourceSyntax) -> String {
    switch source.kind {
    case .name("_"): "the last answer"
    case .name(let name): "the table `\(name)`"
    case .file(let path): "the file \"\(path)\""
    case .query: "the answer to the query in brackets"
    case .table(let rows):
      "\(rows.count == 1 ? "a row" : "\(rows.count) rows") written out in the query"
    case .range(let first, let last): "the values from \(words(first)) to \(words(last))"
    case .invalid: "nothing"
    }
  }

  /// Sort keys in words.
  func words(_ keys: [KeySyntax]) -> String {
    Self.list(keys.map { words($0.expression) + ($0.isDescending ? ", the greatest first" : "") })
  }

  /// So many rows, in words.
  func rows(_ count: Int) -> String { count == 1 ? "row" : "\(count) rows" }

  /// Things one after another, with `and` before the last.
  package static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
