import Plan

extension Plan {
  /// How many operators lie one inside the other.
  ///
  /// Counted without recursion, because it decides how much stack there has to be.
  var depth: Int {
    var deepest = 0
    var open = [(plan: self, depth: 1)]
    while let (plan, depth) = open.popLast() {
      deepest = max(deepest, depth)
      for input in plan.inputs { open.append((input, depth + 1)) }
    }
    return deepest
  }

  /// The plans that the operator reads.
  var inputs: [Plan] {
    switch node {
    case .scan, .unit: []
    case .filter(let input, _), .project(let input, _), .aggregate(let input, _, _),
      .sort(let input, _), .slice(let input, _), .top(let input, _, _), .profile(let input),
      .window(let input, _), .series(let input, _), .unpivot(let input, _), .fill(let input, _),
      .assert(let input, _, _), .cite(let input), .check(let input, _):
      [input]
    case .join(let left, let right, _): [left, right]
    case .append(let inputs): inputs
    }
  }
}
