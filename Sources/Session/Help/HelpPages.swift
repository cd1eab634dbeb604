package import Functions
import Language
import Plan
import Syntax

/// The pages of the manual, made from the members that the parser and the engine use.
package enum HelpPages {
  /// All of them: steps, functions, operators, advice, then topics.
  package static let all: [HelpPage] =
    steps + functions + aggregates + windows + operators + advice + HelpTopics.all

  /// The pages that a word leads to, without regard to case; `sort by` leads where `sort` does.
  package static func named(_ word: String) -> [HelpPage] {
    let word = word.lowercased()
    let exact = all.filter { $0.name.lowercased() == word }
    let found = exact + all.filter { $0.aliases.contains { $0.lowercased() == word } }
    if !found.isEmpty { return found }
    let parts = word.split(separator: " ")
    guard parts.count > 1, let first = parts.first else { return [] }
    return steps.filter { $0.name == first }
  }

  /// The pages of a kind in the order of their families.
  package static func family(
    _ family: FunctionCatalogue.Family,
    of kind: HelpPage.Kind
  )
    -> [HelpPage]
  {
    let pages = all.filter { $0.kind == kind }
    return family.names.compactMap { name in pages.first { $0.name == name } }
  }

  /// Every word that leads to a page.
  package static var words: [String] { all.flatMap { [$0.name] + $0.aliases } }

  /// The steps, in alphabetical order.
  static let steps = StepPages.all.map { step in
    HelpPage(
      .step,
      step.keyword,
      aliases: step.alias.map { [$0] } ?? [],
      summary: step.summary,
      question: step.question,
      forms: step.grammar.split(separator: "\n").map(String.init),
      details: step.details,
      examples: step.examples,
      seeAlso: step.seeAlso
    )
  }

  private static let functions = FunctionCatalogue.functions.map { function in
    HelpPage(
      .function,
      function.name,
      aliases: function.aliases,
      summary: function.summary,
      forms: ["\(function.name)(\(function.parameters.listing))"],
      parameters: function.parameters,
      examples: function.examples,
      seeAlso: family(of: function.name, in: FunctionCatalogue.functionFamilies)
    )
  }

  private static let aggregates = FunctionCatalogue.aggregates.map { function in
    HelpPage(
      .aggregate,
      function.name,
      aliases: function.aliases,
      summary: function.summary,
      forms: [
        "\(function.name)(\(function.parameters.listing))",
        "\(function.name)(\(function.parameters.listing)) over (…)",
      ],
      parameters: function.parameters,
      details: [
        "An aggregate stands in `summarise` and `pivot`, where it makes one value of a group's rows, "
          + "or before `over`, where it makes one for each row."
      ],
      examples: function.examples,
      seeAlso: ["summarise", "over"]
        + family(of: function.name, in: FunctionCatalogue.aggregateFamilies)
    )
  }

  private static let windows = FunctionCatalogue.windows.map { function in
    HelpPage(
      .window,
      function.name,
      summary: function.summary,
      forms: ["\(function.name)(\(function.parameters.listing)) over (…)"],
      parameters: function.parameters,
      examples: function.examples,
      seeAlso: ["over"] + family(of: function.name, in: FunctionCatalogue.windowFamilies)
    )
  }

  private static let operators = FunctionCatalogue.operators.map { function in
    HelpPage(
      .operator,
      function.name,
      aliases: function.aliases,
      summary: function.summary,
      forms: [operation(function)],
      parameters: function.parameters.filter { !$0.meaning.isEmpty },
      examples: function.examples,
      seeAlso: family(of: function.name, in: FunctionCatalogue.operatorFamilies)
    )
  }

  /// How an operator is written between, before or after its operands.
  private static func operation(_ function: Function) -> String {
    let operands = function.parameters.map(\.name)
    switch function.name {
    case "negate": return "-x"
    case "not": return "not condition"
    case "between": return "x between low and high"
    case "in": return "x in (\(function.parameters.dropFirst().map { $0 }.listing))"
    default: break
    }
    return (operands.prefix(1) + [function.name] + operands.dropFirst()).joined(separator: " ")
  }

  private static func family(of name: String, in families: [FunctionCatalogue.Family]) -> [String] {
    families.first { $0.names.contains(name) }?.names.filter { $0 != name } ?? []
  }
}
