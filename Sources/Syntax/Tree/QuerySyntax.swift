package import Diagnostics

/// The statements of a text.
package struct ScriptSyntax: Sendable {
  /// The statements, in order.
  package let statements: [StatementSyntax]
}

/// One statement.
package struct StatementSyntax: Sendable {
  /// What a statement does.
  package enum Kind: Sendable {
    /// A source and its steps.
    case query(QuerySyntax)
    /// Steps that go on from the last answer.
    case continuation([StepNode])
    /// A name for a query.
    case binding(NameSyntax, QuerySyntax)
    /// A name for an expression, which is worked out where it is used.
    case definition(NameSyntax, ExpressionSyntax)
    /// A function in terms of its parameters.
    case function(NameSyntax, [FormalSyntax], ExpressionSyntax)
    /// A value that is given from outside, with its default and what it is.
    case parameter(NameSyntax, ExpressionSyntax?, about: String?)
    /// Another script whose definitions are taken in.
    case inclusion(String)
    /// A file with a name and what is declared of it.
    case loading(LoadingSyntax)
    /// The edition of the language that the script is written in.
    case edition(Int)
    /// What becomes of advice from here on.
    case advice(AdviceSyntax)
    /// An expression on its own.
    case expression(ExpressionSyntax)
    /// `explain`: the plan of a query, or of the last one, or the query told in English.
    case explanation(QuerySyntax?, inWords: Bool)
    /// `describe NAME`: what a source holds.
    case description(SourceSyntax)
    /// What could not be read; a diagnostic has been given.
    case invalid
  }

  /// What it does.
  package let kind: Kind
  /// Where it stands.
  package let span: SourceSpan

  /// Whether it only gives things names, so that `include` takes it in.
  package var isDeclaration: Bool {
    switch kind {
    case .binding, .definition, .function, .parameter, .inclusion, .loading, .edition: true
    case .query, .continuation, .advice, .expression, .explanation, .description,
      .invalid:
      false
    }
  }
}

/// Advice that is silenced or given again.
package struct AdviceSyntax: Sendable {
  /// Whether it is given again.
  package let isOn: Bool
  /// Which advice; all of it where none is named.
  package let ids: [NameSyntax]
}

/// A source and the steps that follow.
package struct QuerySyntax: Sendable {
  /// Where the rows come from.
  package let source: SourceSyntax
  /// The steps, in order.
  package let steps: [StepNode]
  /// Where it stands.
  package let span: SourceSpan
}

/// Where rows come from.
package struct SourceSyntax: Sendable {
  /// The kinds of source.
  package indirect enum Kind: Sendable {
    /// A dataset, a name given by `let`, or `_` for the last answer.
    case name(String)
    /// A file, by its path.
    case file(String)
    /// A query in brackets.
    case query(QuerySyntax)
    /// Rows that are written out.
    case table([[FieldSyntax]])
    /// The whole numbers or the periods from one to another.
    case range(ExpressionSyntax, ExpressionSyntax)
    /// What could not be read; a diagnostic has been given.
    case invalid
  }

  /// What it is.
  package let kind: Kind
  /// Where it stands.
  package let span: SourceSpan

  /// Creates a source.
  package init(kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// A cell of a row that is written out: a column's name and its value.
package struct FieldSyntax: Sendable {
  /// The column.
  package let name: NameSyntax
  /// The value.
  package let value: ExpressionSyntax
}

/// A parameter of a function, with its default.
package struct FormalSyntax: Sendable {
  /// Its name.
  package let name: NameSyntax
  /// What it is where no argument is given.
  package let fallback: ExpressionSyntax?
}

/// What to sort by.
package struct KeySyntax: Sendable {
  /// The values to compare.
  package let expression: ExpressionSyntax
  /// Whether the greatest comes first.
  package let isDescending: Bool
}

/// The rows that a window function looks at.
package struct WindowSyntax: Sendable {
  /// Which of the rows of a group, in their order, belong to a row's window.
  package enum Frame: Hashable, Sendable {
    /// All of them.
    case whole
    /// Those up to the row.
    case running
    /// The row and those before it, so many in all.
    case rolling(Int)
  }

  /// What the rows are grouped by.
  package let groups: [ItemSyntax]
  /// What they are sorted by.
  package let order: [KeySyntax]
  /// Which of them belong to a row's window.
  package let frame: Frame
}

/// A step and where it stands.
package struct StepNode: Sendable {
  /// The step.
  package let step: any StepSyntax
  /// The whole step.
  package let span: SourceSpan
  /// Its keyword.
  package let keyword: SourceSpan
}

/// Something to show, with the name it is given.
package struct ItemSyntax: Sendable {
  /// What to show.
  package enum Kind: Sendable {
    case expression(ExpressionSyntax)
    case selector(SelectorSyntax)
  }

  /// What to show.
  package let kind: Kind
  /// The name after `as`.
  package let name: NameSyntax?
  /// Where it stands.
  package let span: SourceSpan

  /// Creates an item.
  package init(kind: Kind, name: NameSyntax?, span: SourceSpan) {
    self.kind = kind
    self.name = name
    self.span = span
  }
}

/// A way to name several columns at once.
package struct SelectorSyntax: Sendable {
  /// The kinds of selector.
  package enum Kind: Sendable {
    /// Every column, but for those named.
    case all(except: [NameSyntax])
    /// The columns from one to another, by position.
    case range(NameSyntax, NameSyntax)
    /// The columns whose names match a regular expression.
    case matching(String)
    /// The columns of numbers.
    case numbers
    /// The columns of text.
    case text
  }

  /// What it selects.
  package let kind: Kind
  /// Where it stands.
  package let span: SourceSpan
}
