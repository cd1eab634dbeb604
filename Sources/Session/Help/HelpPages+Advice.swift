import Language
import Plan

extension HelpPages {
  /// The pieces of advice, in alphabetical order of their ids.
  static let advice = AdvicePages.all.map { advice in
    HelpPage(
      .advice,
      advice.id,
      summary: advice.reason,
      forms: ["advice off \(advice.id)"],
      details: [advice.fix],
      examples: [Example(advice.examples.provoking), Example(advice.examples.heeding)],
      seeAlso: ["advice"]
    )
  }.sorted { $0.name < $1.name }
}
