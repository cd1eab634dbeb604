package import Columns
import Diagnostics

extension Plan {
  /// The plan with other plans in the place of some scans.
  ///
  /// - Parameter replacement: gives the plan for a scan's provider and columns, or nil to leave it.
  /// - Returns: the plan.
  package func replacingScans(
    _ replacement: (any TableProvider, [Int]) -> Plan?
  ) -> Plan {
    func replaced(_ plan: Plan) -> Plan { plan.replacingScans(replacement) }
    let node: Node
    switch self.node {
    case .scan(let provider, _, let columns): return replacement(provider, columns) ?? self
    case .unit: return self
    case .filter(let input, let condition): node = .filter(replaced(input), condition)
    case .project(let input, let expressions): node = .project(replaced(input), expressions)
    case .aggregate(let input, let keys, let calls):
      node = .aggregate(replaced(input), keys: keys, calls: calls)
    case .sort(let input, let keys): node = .sort(replaced(input), keys)
    case .slice(let input, let slice): node = .slice(replaced(input), slice)
    case .top(let input, let count, let keys): node = .top(replaced(input), count: count, by: keys)
    case .join(let left, let right, let join): node = .join(replaced(left), replaced(right), join)
    case .append(let inputs): node = .append(inputs.map(replaced))
    case .profile(let input): node = .profile(replaced(input))
    case .window(let input, let calls): node = .window(replaced(input), calls)
    case .series(let input, let call): node = .series(replaced(input), call)
    case .unpivot(let input, let unpivot): node = .unpivot(replaced(input), unpivot)
    case .fill(let input, let fill): node = .fill(replaced(input), fill)
    case .assert(let input, let condition, let message):
      node = .assert(replaced(input), condition, message: message)
    case .cite(let input): node = .cite(replaced(input))
    case .check(let input, let check): node = .check(replaced(input), check)
    }
    return Plan(node, schema: schema, span: span)
  }
}

extension Plan {
  /// Whether it reads one dataset as it is.
  package var isPlain: Bool {
    if case .scan = node { true } else { false }
  }

  /// The rows that the datasets of the plan hold together, as far as that is known.
  package var rowsOfSources: Int {
    if case .scan(let provider, _, _) = node { return provider.knownRowCount ?? 0 }
    return node.inputs.reduce(0) { $0 + $1.rowsOfSources }
  }

  /// The plan over the first rows of each dataset, and whether that leaves any out.
  package func reading(atMost limit: Int) -> (plan: Plan, isCut: Bool) {
    guard rowsOfSources > limit else { return (self, false) }
    let plan = replacingScans { provider, columns in
      let schema = Schema(columns.map { provider.schema.fields[$0] })
      let scan = Plan(.scan(provider, name: "", columns: columns), schema: schema, span: .none)
      return Plan(.slice(scan, .first(limit)), schema: schema, span: .none)
    }
    return (plan, true)
  }
}
