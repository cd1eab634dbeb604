import Columns
import Plan

/// Takes columns that no later step uses out of a plan, so that they are neither scanned nor copied.
///
/// Rows, their order and the notes of the steps stay as they are; only a calculation whose answer no
/// one sees is not made.
enum ColumnPruning {
  /// The plan without the columns that do not show in its answer.
  static func pruned(_ plan: Plan) -> Plan {
    exactly(Array(plan.schema.fields.indices), of: plan)
  }

  /// A plan with fewer columns, in their old order, and where each one that is left was before.
  private struct Pruned {
    let plan: Plan
    let kept: [Int]

    /// The new place of each old column.
    var places: [Int: Int] {
      Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    }
  }

  /// The plan with the columns asked for and no others.
  private static func exactly(_ columns: [Int], of plan: Plan) -> Plan {
    let pruned = pruned(plan, needed: Set(columns))
    if pruned.kept == columns { return pruned.plan }
    let places = pruned.places
    let fields = columns.map { plan.schema.fields[$0] }
    let expressions = columns.map { index in
      Expression.column(places[index] ?? index, of: plan.schema.fields[index], at: plan.span)
    }
    return Plan(.project(pruned.plan, expressions), schema: Schema(fields), span: plan.span)
  }

  /// The plan with the columns needed, and perhaps some that its own steps need.
  private static func pruned(_ plan: Plan, needed: Set<Int>) -> Pruned {
    switch plan.node {
    case .unit, .profile:
      return profiled(plan)
    case .scan(let provider, let name, let columns):
      let kept = needed.sorted()
      let node = Plan.Node.scan(provider, name: name, columns: kept.map { columns[$0] })
      return pruned(plan, node, kept)
    case .filter(let input, let condition):
      let below = pruned(input, needed: needed.union(condition.columns))
      return pruned(plan, .filter(below.plan, condition.moved(to: below.places)), below.kept)
    case .project(let input, let expressions):
      let kept = needed.sorted()
      let below = pruned(input, needed: kept.map { expressions[$0] }.columns)
      let places = below.places
      return pruned(
        plan,
        .project(below.plan, kept.map { expressions[$0].moved(to: places) }),
        kept
      )
    case .aggregate(let input, let keys, let calls):
      return aggregated(plan, input, keys, calls, needed)
    case .sort(let input, let keys):
      let below = pruned(input, needed: needed.union(keys.map(\.expression).columns))
      return pruned(plan, .sort(below.plan, keys.moved(to: below.places)), below.kept)
    case .slice(let input, let slice):
      let below = pruned(input, needed: needed)
      return pruned(plan, .slice(below.plan, slice), below.kept)
    case .top(let input, let count, let keys):
      let below = pruned(input, needed: needed.union(keys.map(\.expression).columns))
      let node = Plan.Node.top(below.plan, count: count, by: keys.moved(to: below.places))
      return pruned(plan, node, below.kept)
    case .join(let left, let right, let join):
      return joined(plan, left, right, join, needed)
    case .append(let inputs):
      let kept = needed.sorted()
      return pruned(plan, .append(inputs.map { exactly(kept, of: $0) }), kept)
    case .window(let input, let calls):
      return windowed(plan, input, calls, needed)
    case .series(let input, let call):
      return computedBySeries(plan, input, call, needed)
    case .unpivot(let input, let unpivot):
      return unpivoted(plan, input, unpivot, needed)
    case .fill(let input, let fill):
      return filled(plan, input, fill, needed)
    case .check(let input, .verdicts(let column)):
      let below = pruned(input, needed: needed.union([column]))
      let check = Check.verdicts(column: below.places[column] ?? column)
      return pruned(plan, .check(below.plan, check), below.kept)
    case .check(let input, .sums(let sums)):
      let columns = Set(sums.columns).union(sums.isTotal.columns)
      let below = pruned(input, needed: columns)
      let moved = sums.moved(to: below.places, isTotal: sums.isTotal.moved(to: below.places))
      return pruned(plan, .check(below.plan, .sums(moved)), Array(plan.schema.fields.indices))
    case .assert(let input, let condition, let message):
      let below = pruned(input, needed: needed.union(condition.columns))
      let moved = condition.moved(to: below.places)
      return pruned(plan, .assert(below.plan, moved, message: message), below.kept)
    case .cite(let input):
      let below = pruned(input, needed: needed)
      return pruned(plan, .cite(below.plan), below.kept)
    }
  }

  private static func pruned(_ plan: Plan, _ node: Plan.Node, _ kept: [Int]) -> Pruned {
    let schema = Schema(kept.map { plan.schema.fields[$0] })
    return Pruned(plan: Plan(node, schema: schema, span: plan.span), kept: kept)
  }

  /// A profile reads every column of its input, and gives few of its own.
  private static func profiled(_ plan: Plan) -> Pruned {
    guard case .profile(let input) = plan.node else { return Pruned(plan: plan, kept: []) }
    return pruned(plan, .profile(pruned(input)), Array(plan.schema.fields.indices))
  }

  /// All keys stay, because they make the groups.
  private static func aggregated(
    _ plan: Plan,
    _ input: Plan,
    _ keys: [Expression],
    _ calls: [AggregateCall],
    _ needed: Set<Int>
  ) -> Pruned {
    let keptCalls = calls.indices.filter { needed.contains(keys.count + $0) }
    let arguments = keptCalls.flatMap { calls[$0].arguments }
    let below = pruned(input, needed: keys.columns.union(arguments.columns))
    let places = below.places
    let node = Plan.Node.aggregate(
      below.plan,
      keys: keys.map { $0.moved(to: places) },
      calls: keptCalls.map { index in
        let call = calls[index]
        let moved = call.arguments.map { $0.moved(to: places) }
        return AggregateCall(
          call.function,
          moved,
          type: call.type,
          span: call.span,
          expected: call.expected
        )
      }
    )
    return pruned(plan, node, Array(keys.indices) + keptCalls.map { keys.count + $0 })
  }

  private static func windowed(
    _ plan: Plan,
    _ input: Plan,
    _ calls: [WindowCall],
    _ needed: Set<Int>
  ) -> Pruned {
    let inputCount = input.schema.fields.count
    let keptCalls = calls.indices.filter { needed.contains(inputCount + $0) }
    let below = pruned(
      input,
      needed: keptCalls.reduce(into: needed.filter { $0 < inputCount }) { columns, index in
        let call = calls[index]
        columns.formUnion((call.arguments + call.groups + call.order.map(\.expression)).columns)
      }
    )
    if keptCalls.isEmpty { return below }
    let places = below.places
    let moved = keptCalls.map { calls[$0].moved(to: places) }
    let kept = below.kept + keptCalls.map { inputCount + $0 }
    return pruned(plan, .window(below.plan, moved), kept)
  }

  /// The function's own columns that no one sees are not made; its notes stay.
  private static func computedBySeries(
    _ plan: Plan,
    _ input: Plan,
    _ call: SeriesCall,
    _ needed: Set<Int>
  ) -> Pruned {
    let kept = call.kept.indices.filter { needed.contains($0) }
    let columns = kept.map { call.kept[$0] }
    let used = call.arguments + call.groups + call.order.map(\.expression)
    let below = pruned(input, needed: used.columns.union(columns))
    let places = below.places
    let all = call.made ?? Array(0..<plan.schema.fields.count - call.kept.count)
    let made = all.indices.filter { needed.contains(call.kept.count + $0) }
    let moved = SeriesCall(
      call.function,
      call.arguments.map { $0.moved(to: places) },
      groups: call.groups.map { $0.moved(to: places) },
      order: call.order.moved(to: places),
      kept: columns.compactMap { places[$0] },
      made: made.map { all[$0] }
    )
    return pruned(plan, .series(below.plan, moved), kept + made.map { call.kept.count + $0 })
  }

  /// Names and values stay, because they make the rows.
  private static func unpivoted(
    _ plan: Plan,
    _ input: Plan,
    _ unpivot: Unpivot,
    _ needed: Set<Int>
  ) -> Pruned {
    let kept = unpivot.kept.indices.filter { needed.contains($0) }
    let columns = kept.map { unpivot.kept[$0] }
    let below = pruned(
      input,
      needed: unpivot.values.map(\.expression).columns.union(columns)
    )
    let places = below.places
    let moved = Unpivot(
      kept: columns.compactMap { places[$0] },
      values: unpivot.values.map { ($0.name, $0.expression.moved(to: places)) }
    )
    let made = [unpivot.kept.count, unpivot.kept.count + 1]
    return pruned(plan, .unpivot(below.plan, moved), kept + made)
  }

  /// The periods and the groups stay, because they make the rows.
  private static func filled(
    _ plan: Plan,
    _ input: Plan,
    _ fill: Fill,
    _ needed: Set<Int>
  ) -> Pruned {
    let below = pruned(input, needed: needed.union(fill.groups).union([fill.period]))
    let places = below.places
    let moved = Fill(
      period: places[fill.period] ?? fill.period,
      groups: fill.groups.compactMap { places[$0] }
    )
    return pruned(plan, .fill(below.plan, moved), below.kept)
  }

  private static func joined(
    _ plan: Plan,
    _ left: Plan,
    _ right: Plan,
    _ join: Join,
    _ needed: Set<Int>
  ) -> Pruned {
    let leftCount = left.schema.fields.count
    let leftNeeded = needed.filter { $0 < leftCount }
    let leftBelow = pruned(left, needed: leftNeeded.union(join.leftKeys.columns))
    // Keys are needed to match rows, but not in the answer.
    let keptLeft = leftBelow.kept.indices.filter { needed.contains(leftBelow.kept[$0]) }
    // `without` has no columns of the right, whatever its list says.
    let keptRight = join.rightColumns.indices.filter { needed.contains(leftCount + $0) }
    let rightNeeded = keptRight.map { join.rightColumns[$0] }
    let rightBelow = pruned(right, needed: join.rightKeys.columns.union(rightNeeded))
    let (leftPlaces, rightPlaces) = (leftBelow.places, rightBelow.places)
    let moved = Join(
      join.kind,
      leftKeys: join.leftKeys.map { $0.moved(to: leftPlaces) },
      rightKeys: join.rightKeys.map { $0.moved(to: rightPlaces) },
      leftColumns: keptLeft.count == leftBelow.kept.count ? nil : keptLeft,
      rightColumns: rightNeeded.compactMap { rightPlaces[$0] },
      sharedKeys: join.sharedKeys.map { $0.flatMap { leftPlaces[$0] } },
      rightName: join.rightName
    )
    let kept = keptLeft.map { leftBelow.kept[$0] } + keptRight.map { leftCount + $0 }
    return pruned(plan, .join(leftBelow.plan, rightBelow.plan, moved), kept)
  }
}

extension [SortKey] {
  fileprivate func moved(to places: [Int: Int]) -> [SortKey] {
    map { SortKey($0.expression.moved(to: places), isDescending: $0.isDescending) }
  }
}

extension WindowCall {
  fileprivate func moved(to places: [Int: Int]) -> WindowCall {
    WindowCall(
      function,
      arguments.map { $0.moved(to: places) },
      groups: groups.map { $0.moved(to: places) },
      order: order.moved(to: places),
      frame: frame,
      type: type,
      span: span
    )
  }
}
