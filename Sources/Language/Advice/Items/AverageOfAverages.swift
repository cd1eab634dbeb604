import Columns
import Diagnostics
import Plan

/// Averages of averages, and medians of medians.
enum AverageOfAverages: Advice {
  static let id = "average-of-averages"
  static let reason =
    "An average of averages, or a median of medians, counts a group of 3 as much as one of 3,000."
  static let fix =
    "Take the average of the rows themselves, or weigh each group: `weighted_average(average, rows)`."
  static let examples = (
    provoking: """
    from transport
    where not is_total
    summarise average(pupils) as pupils by client_group
    summarise average(pupils) as pupils
    """,
    heeding: "from transport | where not is_total | summarise average(pupils) as pupils"
  )

  private static let middles: Set<String> = ["average", "median"]

  static func advice(on plan: Plan) -> [Diagnostic] {
    guard case .aggregate(let input, _, let calls) = plan.node else { return [] }
    return calls.compactMap { call in
      guard middles.contains(call.function.name), let argument = call.arguments.first,
        case .aggregate(let inner, _) = input.origin(of: argument),
        middles.contains(inner.function.name)
      else { return nil }
      let name = argument.coreColumn.map { Words.name(input.schema.fields[$0].name) } ?? "x"
      return message(
        "this is \(article(call.function.name)) of \(inner.function.name)s, which counts every group "
          + "alike, however many rows it has",
        at: call.span,
        help: [
          "take the \(call.function.name) of the rows themselves",
          "or count them too, `count() as n`, and write `weighted_average(\(name), n)`",
        ]
      )
    }
  }

  private static func article(_ name: String) -> String {
    name == "average" ? "an average" : "a \(name)"
  }
}
