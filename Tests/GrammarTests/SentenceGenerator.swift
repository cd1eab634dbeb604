/// Derives short sentences that pass through given choices of a grammar (Purdom, "A sentence
/// generator for testing parsers", 1972): the shortest way to the choice, the shortest expansion of
/// everything else.
struct SentenceGenerator {
  /// A token of a sentence, before a lexeme is put in for it.
  enum Terminal: Hashable {
    case literal(String)
    case lexical(String)
  }

  /// One way to take one choice: an alternative, an option present or absent, or none, one or two
  /// rounds of a repetition.
  struct Point: Hashable {
    let id: Int
    let way: Int
  }

  let grammar: Grammar
  private let start: String
  /// The number of tokens of each rule's shortest sentence.
  private var costs: [String: Int] = [:]

  init(_ grammar: Grammar, start: String) {
    self.grammar = grammar
    self.start = start
    // Every round settles the rules that are one level deeper.
    for _ in grammar.syntactic {
      for production in grammar.syntactic { costs[production.name] = cost(production.body) }
    }
  }

  /// Every way to take every choice of the syntactic rules.
  var points: [Point] {
    grammar.syntactic.flatMap { $0.body.all }.compactMap(\.choice).flatMap { choice in
      (0..<choice.ways).map { Point(id: choice.id, way: $0) }
    }
  }

  /// The different sentences that take every choice in every way, the shortest first.
  func sentences() -> [[Terminal]] {
    Array(Set(points.map(sentence))).sorted {
      ($0.count, "\($0)") < ($1.count, "\($1)")
    }
  }

  /// A shortest sentence that takes a choice in one way.
  func sentence(through point: Point) -> [Terminal] {
    var walk = Walk(generator: self, point: point, distances: distances(to: point.id))
    walk.visit(.rule(start), isOnTheWay: true)
    precondition(walk.isDone, "a choice cannot be reached from \(start)")
    return walk.output
  }

  fileprivate func cost(_ node: Grammar.Node) -> Int {
    // A rule not settled yet costs more than any sentence.
    let unknown = 10_000
    switch node {
    case .literal, .range: return 1
    case .rule(let name): return Grammar.isLexical(name) ? 1 : costs[name] ?? unknown
    case .sequence(let parts): return min(parts.reduce(0) { $0 + cost($1) }, unknown)
    case .choice(let parts, _): return parts.map(cost).min() ?? unknown
    case .option, .repetition: return 0
    }
  }

  /// How many rules lie between each rule and the choice.
  private func distances(to id: Int) -> [String: Int] {
    var distances: [String: Int] = [:]
    for production in grammar.syntactic where production.body.owns(id) {
      distances[production.name] = 0
    }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for production in grammar.syntactic {
        guard let nearest = production.body.references.compactMap({ distances[$0] }).min(),
          nearest + 1 < distances[production.name] ?? .max
        else { continue }
        distances[production.name] = nearest + 1
        hasChanged = true
      }
    }
    return distances
  }
}

extension Grammar.Node {
  fileprivate func owns(_ id: Int) -> Bool { all.contains { $0.choice?.id == id } }
}

/// The derivation of one sentence.
private struct Walk {
  let generator: SentenceGenerator
  let point: SentenceGenerator.Point
  let distances: [String: Int]
  var isDone = false
  var output: [SentenceGenerator.Terminal] = []

  mutating func visit(_ node: Grammar.Node, isOnTheWay: Bool) {
    let isGoal = isOnTheWay && !isDone && node.choice?.id == point.id
    if isGoal { isDone = true }
    switch node {
    case .literal(let text): output.append(.literal(text))
    case .range: break
    case .rule(let name):
      if Grammar.isLexical(name) {
        output.append(.lexical(name))
      } else if let body = generator.grammar[name] {
        visit(body, isOnTheWay: isOnTheWay)
      }
    case .sequence(let parts):
      let best = isOnTheWay ? nearest(of: parts) : nil
      for (index, part) in parts.enumerated() {
        visit(part, isOnTheWay: index == best && !isDone)
      }
    case .choice(let parts, _):
      if isGoal { return visit(parts[point.way], isOnTheWay: false) }
      let best = isOnTheWay ? nearest(of: parts) : nil
      let cheapest = parts.indices.min { generator.cost(parts[$0]) < generator.cost(parts[$1]) }
      guard let index = best ?? cheapest else { return }
      visit(parts[index], isOnTheWay: best != nil)
    case .option(let part, _), .repetition(let part, _):
      if isGoal {
        // The first way of an option is to leave it out, as it is for a repetition.
        for _ in 0..<point.way { visit(part, isOnTheWay: false) }
      } else if isOnTheWay, distance(part) != nil {
        visit(part, isOnTheWay: true)
      }
    }
  }

  private func nearest(of parts: [Grammar.Node]) -> Int? {
    parts.indices.compactMap { index in distance(parts[index]).map { (index, $0) } }
      .min { $0.1 < $1.1 }?.0
  }

  private func distance(_ node: Grammar.Node) -> Int? {
    if node.owns(point.id) { return 0 }
    return node.references.compactMap { distances[$0] }.min().map { $0 + 1 }
  }
}
