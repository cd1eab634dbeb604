import Functions
import Language
import Plan
import Syntax

extension Session {
  /// The help on a topic: a step, a function, `steps`, `functions`, or the first page where there is
  /// none; nil where nothing has that name.
  package func help(_ topic: String?) -> String? {
    guard let topic = topic?.lowercased(), !topic.isEmpty else { return Self.firstPage }
    switch topic {
    case "steps": return Self.list(of: "Steps", Self.stepPages.map { ($0.keyword, $0.summary) })
    case "functions":
      return Self.list(of: "Functions", FunctionCatalogue.functions.map { ($0.name, $0.summary) })
        + "\n"
        + Self.list(
          of: "Aggregates, for `summarise`",
          FunctionCatalogue.aggregates.map { ($0.name, $0.summary) }
        )
    default: return Self.page(topic)
    }
  }

  /// Every topic that has a page of its own.
  package var helpTopics: [String] {
    ["steps", "functions"] + Self.stepPages.map { $0.keyword }
      + FunctionCatalogue.functions.map(\.name) + FunctionCatalogue.aggregates.map(\.name)
      + FunctionCatalogue.operators.map(\.name)
  }

  private static var stepPages: [any Step.Type] { StepPages.all }

  private static func page(_ topic: String) -> String? {
    var pages: [String] = []
    if let step = stepPages.first(where: { $0.keyword == topic || $0.alias == topic }) {
      pages.append(
        page(step.keyword, step.summary, ["Form"], [step.grammar], step.examples.map(\.query))
      )
    }
    if let function = FunctionCatalogue.function(named: topic) {
      let form = "\(function.name)(\(function.parameters.listing))"
      pages.append(
        page(function.name, function.summary, ["Form"], [form], lines(function.examples))
      )
    }
    if let function = FunctionCatalogue.operator(named: topic) {
      pages.append(page(function.name, function.summary, [], [], lines(function.examples)))
    }
    if let aggregate = FunctionCatalogue.aggregate(named: topic) {
      let form = "\(aggregate.name)(\(aggregate.parameters.listing))"
      pages.append(
        page(aggregate.name, aggregate.summary, ["Form"], [form], lines(aggregate.examples))
      )
    }
    return pages.isEmpty ? nil : pages.joined(separator: "\n")
  }

  private static func lines(_ examples: [Example]) -> [String] {
    examples.map { example in example.query + (example.answer.map { "   gives  \($0)" } ?? "") }
  }

  private static func page(
    _ name: String,
    _ summary: String,
    _ headings: [String],
    _ forms: [String],
    _ examples: [String]
  ) -> String {
    var text = "\(name): \(summary)\n"
    for (heading, form) in zip(headings, forms) { text += "\n\(heading)\n\(indented(form))" }
    if !examples.isEmpty {
      text += "\nExamples\n" + examples.map(indented).joined()
    }
    return text
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
  }

  private static func list(
    of heading: String,
    _ entries: [(name: String, summary: String)]
  )
    -> String
  {
    let width = entries.map(\.name.count).max() ?? 0
    return "\(heading)\n"
      + entries.map { entry in
        let gap = String(repeating: " ", count: width - entry.name.count + 2)
        return "  \(entry.name)\(gap)\(entry.summary)\n"
      }.joined()
  }

  private static let firstPage = """
    A question begins with `from` and a dataset, and goes on with steps:

      from budget_monitoring
      where variance > £500k and not is_total
      show service, budget, projection, variance
      sort by variance descending

    Steps stand on lines of their own or after `|`. At the prompt a line that begins with a
    step goes on from the last answer. An expression on its own is a calculator: 42% - 17%

      datasets          what there is to ask
      describe NAME     what a dataset's columns hold
      help steps        the steps, one line each
      help functions    the functions, one line each
      help NAME         one of them, with examples

    Tab completes names, Ctrl-C clears the line or stops a query, Ctrl-D leaves.

    """
}
