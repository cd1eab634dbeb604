import Columns
import Diagnostics
import Functions
import Plan

/// Totals of rows that a join made several of.
enum DoubledRows: Advice {
  static let id = "doubled-rows"
  static let reason =
    "A row that matched several rows of the other source is there several times after the join, and its "
    + "figures count as often."
  static let fix = "Total each source before the join, or join on keys that name one row."
  static let examples = (
    provoking: """
    from table [(area = "North", pupils = 100)]
    join (from table [(area = "North", school = "A"), (area = "North", school = "B")]) on area
    summarise total(pupils) as pupils
    """,
    heeding: """
    from table [(area = "North", pupils = 100)]
    join (from table [(area = "North", school = "A"), (area = "North", school = "B")]
      | count by area) on area
    summarise total(pupils) as pupils
    """
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    let repeating = answer.notes.filter { $0.id == "keys-repeated" }.map(\.span)
    return answer.nodes.flatMap { node in
      (node.totals + node.averages).compactMap { argument, span, input in
        guard
          let column = argument.coreColumn ?? argument.parts.lazy.compactMap(\.coreColumn).first,
          input.joins(of: column).contains(where: { join, isLeft in
            isLeft ? repeating.contains(join.span) : repeatsRight(join, answer)
          })
        else { return nil }
        let name = Words.name(input.schema.fields[column].name)
        return message(
          "`\(name)` is counted once for each row that its own row matched in the join",
          at: span,
          help: ["total `\(name)` before the join, or join on keys that name one row"]
        )
      }
    }
  }

  /// Whether several rows of the left matched the same of the right.
  private static func repeatsRight(_ join: Plan, _ answer: AdvisedAnswer) -> Bool {
    guard case .join(_, _, let how) = join.node,
      let count = FunctionCatalogue.aggregate(named: "count")
    else { return false }
    let fields = how.leftKeys.indices.map { Field("key \($0)", how.leftKeys[$0].type) }
    let call = AggregateCall(count, [], type: .integer, span: .none)
    let counted = Plan(
      .aggregate(join, keys: how.leftKeys, calls: [call]),
      schema: Schema(fields + [Field("count", .integer)]),
      span: .none
    )
    guard let table = answer.sample(counted, needsWhole: true) else { return false }
    var repeats = false
    table.forEachRow { batch, row in
      let isKeyed = fields.indices.allSatisfy { batch.columns[$0].validity.isPresent(row) }
      if isKeyed, batch.columns[fields.count].value(at: row).number ?? 0 > 1 { repeats = true }
      return !repeats
    }
    return repeats
  }
}

extension Plan {
  /// The joins that a column comes through, and whether it is of the left side of each.
  fileprivate func joins(of column: Int) -> [(join: Plan, isLeft: Bool)] {
    switch node {
    case .filter(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .fill(let input, _), .assert(let input, _, _), .cite(let input):
      return input.joins(of: column)
    case .project(let input, let expressions):
      return expressions[column].parts.lazy.compactMap(\.coreColumn).first
        .map { input.joins(of: $0) } ?? []
    case .window(let input, _):
      return column < input.schema.fields.count ? input.joins(of: column) : []
    case .join(let left, let right, let join):
      let width = left.schema.fields.count
      return column < width
        ? [(self, true)] + left.joins(of: column)
        : [(self, false)] + right.joins(of: join.rightColumns[column - width])
    case .scan, .unit, .aggregate, .append, .profile, .unpivot, .series, .check: return []
    }
  }
}
