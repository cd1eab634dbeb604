import Columns
import Plan

extension WindowFunction {
  static let rowNumber = WindowFunction(
    "row_number",
    [],
    summary: "The place of the row in its group, from 1.",
    examples: [
      Example(
        "from transport | where not is_total | add row_number() over (by client_group sort by forecast descending) as place"
      )
    ],
    kind: .rowNumber,
    typing: { _ in .success(.integer) }
  )

  static let rank = WindowFunction(
    "rank",
    [],
    summary: "The place of the row in its group's order; rows that tie share the best place, and a "
      + "row without the first value of the order has none.",
    examples: [
      Example("from risk_factors | add rank() over (by period sort by percent descending) as place")
    ],
    kind: .rank,
    typing: { _ in .success(.integer) }
  )

  static let denseRank = WindowFunction(
    "dense_rank",
    [],
    summary: "As rank, without gaps after rows that tie.",
    examples: [
      Example(
        "from risk_factors | add dense_rank() over (by period sort by percent descending) as place"
      )
    ],
    kind: .denseRank,
    typing: { _ in .success(.integer) }
  )

  static let previous = WindowFunction(
    "previous",
    [Parameter("x", meaning: "the column to look up")],
    summary: "The value in the row before, in the order given.",
    examples: [
      Example(
        "from risk_factors | add previous(percent) over (by relates_to, factor sort by period) as before"
      )
    ],
    kind: .offset(by: 1),
    typing: { .success($0[0].type) }
  )

  static let next = WindowFunction(
    "next",
    [Parameter("x", meaning: "the column to look up")],
    summary: "The value in the row after, in the order given.",
    examples: [
      Example(
        "from risk_factors | add next(percent) over (by relates_to, factor sort by period) as after"
      )
    ],
    kind: .offset(by: -1),
    typing: { .success($0[0].type) }
  )
}
