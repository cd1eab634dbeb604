import Charts
import Columns
import Diagnostics
import Plan
import Syntax

extension Analyser {
  /// Whether a step says how rows are shown or kept, and changes none.
  static func isDirection(_ step: any StepSyntax) -> Bool {
    step is ChartStep || step is ExportStep || step is NoteStep || step is TitleStep
  }

  /// Reports steps that would change rows after it was said how they are shown, and a second chart.
  ///
  /// Sources are asked for last of all.
  mutating func refuseMisplacedDirections(_ steps: [StepNode]) {
    var direction: StepNode?
    var hasChart = false
    for node in steps {
      if Self.isDirection(node.step) {
        direction = node
        if node.step is ChartStep {
          if hasChart { report(.secondChart, at: node.keyword) }
          hasChart = true
        }
      } else if let direction, !(node.step is Cite) {
        let (keyword, before) = (type(of: node.step).keyword, type(of: direction.step).keyword)
        report(.afterDirection(keyword, direction: before), at: node.keyword)
        return
      }
    }
  }

  /// A column of a step that must hold numbers, or nil with a diagnostic.
  mutating func numbers(_ name: NameSyntax, of input: Plan, for step: String) -> Int? {
    guard let index = column(name, in: input.schema) else { return nil }
    let type = input.schema.fields[index].type
    guard type.number != nil else {
      report(.notANumber(name.text, type: type.words, step: step), at: name.span)
      return nil
    }
    return index
  }

  /// What figures are held against: a number or a column of numbers; nil with a diagnostic.
  mutating func chartTarget(
    _ syntax: ExpressionSyntax,
    of input: Plan,
    canBeColumn: Bool
  ) -> ChartDescription.Target? {
    let scope = Scope(input.schema, place: "`target`")
    guard let expression = expression(syntax, in: scope) else { return nil }
    let words = spelling(syntax.span)
    guard let type = expression.type.number else {
      report(.notANumber(words, type: expression.type.words, step: "target"), at: syntax.span)
      return nil
    }
    switch expression.literal {
    case .decimal(let number)?: return .number(number.floating, type.unit, words: words)
    case .floating(let number)?: return .number(number, type.unit, words: words)
    default: break
    }
    if canBeColumn, case .column(let index) = expression.node { return .column(index) }
    report(.chartTarget(words, canBeColumn: canBeColumn), at: syntax.span)
    return nil
  }
}
