import Columns
import Diagnostics
import Plan
import Platform

extension Session {
  /// The answer to a plan, with numbered sources where it asks for them.
  ///
  /// For those the rows of earlier answers are worked out again; what was said about them then is not
  /// said again.
  func answer(to plan: Plan, _ cancellation: Cancellation) throws(EngineError) -> Answer {
    guard case .cite = plan.node else {
      let answer = try engine.run(plan, cancellation: cancellation)
      guard case .profile(let input) = plan.node else { return answer }
      return Answer(
        table: answer.table,
        notes: answer.notes + origin(of: input, plan, cancellation)
      )
    }
    let (whole, said) = plan.goingBack
    let answer = try engine.run(whole, cancellation: cancellation)
    var table = answer.table
    if let lineage = answer.lineage {
      table.citations = Citations(lineage) { self.source(of: $0) }
    }
    let known = Set(said)
    return Answer(table: table, notes: answer.notes.filter { !known.contains($0) })
  }

  /// A note that says where the rows that are described come from.
  func origin(of input: Plan, _ plan: Plan, _ cancellation: Cancellation) -> [Diagnostic] {
    // All rows as one group have the sources of them all.
    let (whole, _) = input.goingBack
    let group = Plan(.aggregate(whole, keys: [], calls: []), schema: Schema([]), span: plan.span)
    let cited = Plan(.cite(group), schema: group.schema, span: plan.span)
    guard let answer = try? engine.run(cited, cancellation: cancellation),
      let lineage = answer.lineage, lineage.rowCount == 1
    else { return [] }
    let sources = Citations(lineage) { self.source(of: $0) }.sources(ofRow: 0)
    guard !sources.isEmpty else { return [] }
    let message = "the rows come from " + sources.joined(separator: "; ")
    return [Diagnostic(.note, id: "comes-from", message, at: plan.span)]
  }
}
