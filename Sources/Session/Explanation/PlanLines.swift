import Columns
import Language
import Plan

/// A plan as numbered lines, from the sources to the answer.
struct PlanLines {
  private var lines: [String] = []
  /// A plan that is used in two places counts twice, so that a small script can have a huge plan.
  private static let most = 400

  /// The lines of a plan, then the columns that it gives.
  static func lines(of plan: Plan) -> [String] {
    var numbered = PlanLines()
    _ = numbered.add(plan)
    let columns = plan.schema.fields.map { "\($0.name) (\($0.type.words))" }
    return numbered.lines + ["gives: " + columns.joined(separator: ", ")]
  }

  /// Adds the lines of a plan; returns the number of its last one.
  private mutating func add(_ plan: Plan) -> Int {
    guard lines.count < Self.most else { return lines.count }
    let inputs = Self.inputs(plan).map { add($0) }
    let words = Self.words(plan, inputs)
    let number = lines.count + 1
    // An operation goes on from the line above unless it says otherwise.
    let isFarther = inputs.count == 1 && inputs[0] != number - 1
    lines.append("\(number). " + (isFarther ? "of \(inputs[0]): " : "") + words)
    return number
  }

  private static func inputs(_ plan: Plan) -> [Plan] {
    switch plan.node {
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

  private static func words(_ plan: Plan, _ inputs: [Int]) -> String {
    let names = plan.schema.names
    switch plan.node {
    case .scan(let provider, let name, let columns):
      let rows = provider.knownRowCount.map { $0 == 1 ? ", 1 row" : ", \($0) rows" } ?? ""
      let read = columns.map { provider.schema.fields[$0].name }
      return "read \(name)\(rows): \(read.joined(separator: ", "))"
    case .unit: return "one row"
    case .filter(let input, let condition):
      return "keep the rows where \(ExpressionLine.words(condition, of: input))"
    case .project(let input, let expressions):
      let parts = zip(names, expressions).map { name, expression in
        let words = ExpressionLine.words(expression, of: input)
        return words == name ? name : "\(name) = \(words)"
      }
      return "make \(parts.joined(separator: ", "))"
    case .aggregate(let input, let keys, let calls):
      // The columns have no names of their own yet: what goes on from them speaks of the calls.
      let made = calls.map {
        ExpressionLine.call($0.function.name, $0.arguments, of: input)
      }
      let words = ExpressionLine.list(keys, of: input)
      let groups = keys.isEmpty ? "summarise all rows" : "group by \(words)"
      return made.isEmpty ? groups : "\(groups): \(made.joined(separator: ", "))"
    case .sort(let input, let keys): return "sort by \(ExpressionLine.order(keys, of: input))"
    case .slice(_, .first(let count)): return "take the first \(count)"
    case .slice(_, .last(let count)): return "take the last \(count)"
    case .slice(_, .skip(let count)): return "leave out the first \(count)"
    case .top(let input, let count, let keys):
      return "take the first \(count) by \(ExpressionLine.order(keys, of: input)), "
        + "with all that tie with the last"
    case .join(let left, let right, let join): return joined(left, right, join, inputs)
    case .append: return "put " + inputs.map(String.init).joined(separator: " and ") + " together"
    case .profile: return "describe each column"
    case .window(let input, let calls):
      let made = zip(names.suffix(calls.count), calls).map { name, call in
        let groups = call.groups.isEmpty ? "" : " by \(ExpressionLine.list(call.groups, of: input))"
        let order =
          call.order.isEmpty ? "" : " sorted by \(ExpressionLine.order(call.order, of: input))"
        return "\(name) = \(ExpressionLine.call(call.function.name, call.arguments, of: input))"
          + " over the rows\(groups)\(order)"
      }
      return "add \(made.joined(separator: ", "))"
    case .series(let input, let call):
      let groups = call.groups.isEmpty ? "" : " by \(ExpressionLine.list(call.groups, of: input))"
      let order =
        call.order.isEmpty ? "" : ", in order of \(ExpressionLine.order(call.order, of: input))"
      return
        "\(ExpressionLine.call(call.function.name, call.arguments, of: input))\(groups)\(order)"
    case .unpivot(let input, let unpivot):
      return "make a row of each of \(unpivot.values.map(\.name).joined(separator: ", ")), keeping "
        + unpivot.kept.map { input.schema.names[$0] }.joined(separator: ", ")
    case .fill(let input, let fill):
      return "add a row for each missing \(input.schema.names[fill.period])"
    case .assert(let input, let condition, _):
      return "fail unless \(ExpressionLine.words(condition, of: input))"
    case .cite: return "say where the rows come from"
    case .check(let input, .sums(let sums)):
      let values = sums.values.map { input.schema.names[$0] }.joined(separator: ", ")
      return "check the sums of \(values)"
    case .check(_, .verdicts): return "say which claims fail"
    }
  }

  private static func joined(_ left: Plan, _ right: Plan, _ join: Join, _ inputs: [Int]) -> String {
    let keys = zip(join.leftKeys, join.rightKeys).map { first, second in
      let (one, other) = (
        ExpressionLine.words(first, of: left), ExpressionLine.words(second, of: right)
      )
      return one == other ? one : "\(one) = \(other)"
    }
    let kept =
      switch join.kind {
      case .keepLeft: "keeping every row of \(inputs[0])"
      case .onlyMatching: "keeping only rows that match"
      case .keepAll: "keeping every row of both"
      case .without: "keeping the rows of \(inputs[0]) without a match"
      }
    return "join \(inputs[0]) with \(inputs[1]) on \(keys.joined(separator: ", ")), \(kept)"
  }
}
