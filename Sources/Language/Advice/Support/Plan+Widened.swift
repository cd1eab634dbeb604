import Columns
import Diagnostics
import Plan

extension Plan {
  /// The same rows with the columns that earlier steps have dropped added at the end, and what totals
  /// leave out.
  var widened: Plan {
    switch node {
    case .project(let input, let expressions):
      let wide = input.widened
      let extra = wide.columns(Array(wide.schema.fields.indices))
      return Plan(
        .project(wide, expressions + extra),
        schema: Schema(schema.fields + wide.schema.fields),
        span: span
      )
    case .filter(let input, let condition):
      let wide = input.widened
      return Plan(.filter(wide, condition), schema: wide.schema, span: span)
    case .sort(let input, let keys):
      let wide = input.widened
      return Plan(.sort(wide, keys), schema: wide.schema, span: span)
    case .slice(let input, let slice):
      let wide = input.widened
      return Plan(.slice(wide, slice), schema: wide.schema, span: span)
    case .top(let input, let count, let keys):
      let wide = input.widened
      return Plan(.top(wide, count: count, by: keys), schema: wide.schema, span: span)
    case .join(let left, let right, let join): return joined(left, right, join)
    case .window(let input, let calls):
      let wide = input.widened
      let added = schema.fields.dropFirst(input.schema.fields.count)
      let whole = Schema(wide.schema.fields + added)
      return Plan(.window(wide, calls), schema: whole, span: span)
        .reordered(input.schema.fields.count, added.count, of: wide.schema.fields.count)
    case .series(let input, let call):
      let wide = input.widened
      let others = wide.schema.fields.indices.filter { !call.kept.contains($0) }
      let kept = call.kept + others
      let added = schema.fields.dropFirst(call.kept.count)
      let wider = SeriesCall(
        call.function,
        call.arguments,
        groups: call.groups,
        order: call.order,
        kept: kept
      )
      return Plan(
        .series(wide, wider),
        schema: Schema(
          schema.fields.prefix(call.kept.count) + others.map { wide.schema.fields[$0] } + added
        ),
        span: span
      ).reordered(call.kept.count, added.count, of: kept.count)
    case .aggregate(let input, let keys, let calls):
      let parts = calls.compactMap(SuppressedPart.call)
      guard !parts.isEmpty else { return self }
      let fields = parts.map { SuppressedPart.field(of: $0, over: input.schema) }
      return Plan(
        .aggregate(input, keys: keys, calls: calls + parts),
        schema: Schema(schema.fields + fields),
        span: span
      )
    default: return self
    }
  }

  /// A join with the columns of both sides that it leaves out.
  private func joined(_ left: Plan, _ right: Plan, _ join: Join) -> Plan {
    let (wideLeft, wideRight) = (left.widened, right.widened)
    if case .without = join.kind {
      return Plan(.join(wideLeft, right, join), schema: wideLeft.schema, span: span)
    }
    let others = wideRight.schema.fields.indices.filter { !join.rightColumns.contains($0) }
    let wider = Join(
      join.kind,
      leftKeys: join.leftKeys,
      rightKeys: join.rightKeys,
      rightColumns: join.rightColumns + others,
      sharedKeys: join.sharedKeys,
      rightName: join.rightName
    )
    let width = left.schema.fields.count
    let fields =
      wideLeft.schema.fields + schema.fields.dropFirst(width)
      + others.map { wideRight.schema.fields[$0] }
    return Plan(.join(wideLeft, wideRight, wider), schema: Schema(fields), span: span)
      .reordered(width, join.rightColumns.count, of: wideLeft.schema.fields.count)
  }

  /// The first columns, then some that stand behind further ones, then all the others.
  private func reordered(_ first: Int, _ next: Int, of start: Int) -> Plan {
    guard start > first else { return self }
    let chosen = Array(0..<first) + Array(start..<start + next)
    let rest = Array(first..<start) + Array(start + next..<schema.fields.count)
    let order = chosen + rest
    return Plan(
      .project(self, columns(order)),
      schema: Schema(order.map { schema.fields[$0] }),
      span: span
    )
  }

  private func columns(_ places: [Int]) -> [Expression] {
    places.map { .column($0, of: schema.fields[$0], at: .none) }
  }
}
