import Functions
import Language

extension Session {
  /// The help on a topic: a list, a page, or the first page where there is none; nil where nothing
  /// has that name.
  package func help(_ topic: String?) -> String? {
    guard let topic = topic?.lowercased(), !topic.isEmpty else { return Self.firstPage }
    switch topic {
    case "steps": return Self.list(of: "Steps", HelpPages.steps.map { ($0.name, $0.summary) })
    case "functions": return Self.functionLists
    case "operators":
      return Self.lists(FunctionCatalogue.operatorFamilies, of: .operator)
    case "topics":
      return Self.list(
        of: "Clauses, statements and values",
        HelpTopics.all.map { ($0.name, $0.summary) }
      )
    default: break
    }
    if let meant = HelpPages.otherLanguages[topic] {
      let pages = HelpPages.named(meant).map(\.text)
      return "`\(topic)` is `\(meant)` here.\n\n" + pages.joined(separator: "\n")
    }
    let pages = HelpPages.named(topic).map(\.text)
    return pages.isEmpty ? nil : pages.joined(separator: "\n")
  }

  /// Every word that `help` knows.
  package var helpTopics: [String] {
    ["steps", "functions", "operators", "topics"] + HelpPages.words
  }

  private static var functionLists: String {
    lists(FunctionCatalogue.functionFamilies, of: .function)
      + "\nAggregates, for `summarise`, `pivot` and `over`\n\n"
      + lists(FunctionCatalogue.aggregateFamilies, of: .aggregate)
      + "\nFunctions before `over`\n\n"
      + lists(FunctionCatalogue.windowFamilies, of: .window)
  }

  private static func lists(
    _ families: [FunctionCatalogue.Family],
    of kind: HelpPage.Kind
  ) -> String {
    families.map { family in
      list(of: family.title, HelpPages.family(family, of: kind).map { ($0.name, $0.summary) })
    }.joined(separator: "\n")
  }

  private static func list(
    of heading: String,
    _ entries: [(name: String, summary: String)]
  )
    -> String
  {
    let width = entries.map(\.name.count).max() ?? 0
    let margin = String(repeating: " ", count: width + 4)
    return "\(heading)\n"
      + entries.map { entry in
        let gap = String(repeating: " ", count: width - entry.name.count + 2)
        return HelpPage.wrapped(entry.summary, first: "  \(entry.name)\(gap)", rest: margin)
      }.joined()
  }

  private static let firstPage = """
    A question begins with `from` and a dataset, and goes on with steps:

      from budget_monitoring
      where variance > £500k and not is_total
      show service, budget, projection, variance
      sort by variance descending

    Steps stand on lines of their own or after `|`. At the prompt a line that begins
    with a step goes on from the last answer. An expression on its own is a
    calculator: 42% - 17%

      datasets          what there is to ask
      learn             ten lessons of five to ten minutes
      describe NAME     what a dataset's columns hold
      help steps        the steps, one line each
      help functions    the functions, one line each
      help operators    `+`, `contains`, `is missing` and the like
      help topics       the rest: `by`, `over`, `let`, `units`, `periods` …
      help advice       what stands beside an answer, and how to silence it
      help NAME         any of them, with its rules and examples; so does NAME?

    Tab completes names, Ctrl-C clears the line or stops a query, Ctrl-D leaves.
    `help prompt` has more keys; `.help` lists commands: records, settings, undo.

    """
}
