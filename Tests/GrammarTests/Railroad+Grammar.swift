extension Railroad {
  /// The diagram of a production.
  init(_ production: Grammar.Production, description: String?) {
    if production.isDescribed {
      self = .words(description ?? "")
    } else {
      self = Self.diagram(production.body)
    }
  }

  private static func diagram(_ node: Grammar.Node) -> Railroad {
    switch node {
    case .literal(let text): token(text == " " ? "space" : text)
    case .rule(let name): rule(name)
    case .range(let low, let high): token("\(low) … \(high)")
    case .sequence(let parts): sequence(joined(parts))
    case .choice(let parts, _): choice(parts.map(diagram))
    case .option(let part, _): option(diagram(part))
    case .repetition(let part, _): option(loop(diagram(part), back: nothing))
    }
  }

  /// The parts of a sequence; `A { "," A }` is a loop with the comma on the way back, where several
  /// parts stand from right to left.
  private static func joined(_ nodes: [Grammar.Node]) -> [Railroad] {
    var result: [(spelling: String, diagram: Railroad)] = []
    for node in nodes {
      if case .repetition(let again, _) = node {
        let members = if case .sequence(let parts) = again { parts } else { [again] }
        let repeated = (1...members.count).last { count in
          members.suffix(count).map(\.spelling) == result.suffix(count).map(\.spelling)
        }
        if let repeated {
          let part = sequence(result.suffix(repeated).map(\.diagram))
          let back = joined(members.dropLast(repeated)).reversed()
          result.removeLast(repeated)
          result.append((node.spelling, loop(part, back: sequence(Array(back)))))
          continue
        }
      }
      result.append((node.spelling, diagram(node)))
    }
    return result.map(\.diagram)
  }
}

extension Grammar.Node {
  /// The part without the numbers of its choices, to be compared with another.
  fileprivate var spelling: String {
    switch self {
    case .literal(let text): text.debugDescription
    case .rule(let name): name
    case .range(let low, let high): "\(low)…\(high)"
    case .sequence(let parts): "(" + parts.map(\.spelling).joined(separator: " ") + ")"
    case .choice(let parts, _): "(" + parts.map(\.spelling).joined(separator: "|") + ")"
    case .option(let part, _): "[\(part.spelling)]"
    case .repetition(let part, _): "{\(part.spelling)}"
    }
  }
}
