/// Says whether tokens form a sentence, by interpreting the grammar: the judge of the parser.
///
/// Sets of positions are bits of a word, so that a sentence has at most 63 tokens. The grammar has
/// no left recursion.
struct Recogniser {
  private enum Node {
    case terminal(Int)
    case rule(Int)
    case sequence([Node])
    case choice([Node])
    case option(Node)
    case repetition(Node)
  }

  /// The terminals of the grammar with the numbers that tokens are described by.
  private(set) var terminals: [SentenceGenerator.Terminal: Int] = [:]
  private var rules: [Node] = []
  private var start = 0

  init(_ grammar: Grammar, start name: String) {
    let names = grammar.syntactic.map(\.name)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    rules = grammar.syntactic.map { compiled($0.body, numbers) }
    start = numbers[name] ?? 0
  }

  private mutating func compiled(_ node: Grammar.Node, _ numbers: [String: Int]) -> Node {
    switch node {
    case .literal(let text): return .terminal(number(.literal(text)))
    case .range: return .choice([])
    case .rule(let name):
      return numbers[name].map(Node.rule) ?? .terminal(number(.lexical(name)))
    case .sequence(let parts): return .sequence(parts.map { compiled($0, numbers) })
    case .choice(let parts, _): return .choice(parts.map { compiled($0, numbers) })
    case .option(let part, _): return .option(compiled(part, numbers))
    case .repetition(let part, _): return .repetition(compiled(part, numbers))
    }
  }

  private mutating func number(_ terminal: SentenceGenerator.Terminal) -> Int {
    if let known = terminals[terminal] { return known }
    terminals[terminal] = terminals.count
    return terminals.count - 1
  }

  /// Whether the tokens form a sentence.
  ///
  /// - Parameter tokens: for each token the numbers of the terminals that it can stand for.
  func accepts(_ tokens: [Set<Int>]) -> Bool {
    precondition(tokens.count < 64, "a sentence for the recogniser has at most 63 tokens")
    var run = Run(rules: rules, tokens: tokens)
    return run.ends(.rule(start), from: 0) & (1 << UInt64(tokens.count)) != 0
  }

  private struct Run {
    let rules: [Node]
    let tokens: [Set<Int>]
    var known: [UInt64?]

    init(rules: [Node], tokens: [Set<Int>]) {
      self.rules = rules
      self.tokens = tokens
      known = [UInt64?](repeating: nil, count: rules.count * (tokens.count + 1))
    }

    /// The positions at which a part that begins at a position can end.
    mutating func ends(_ node: Node, from position: Int) -> UInt64 {
      switch node {
      case .terminal(let number):
        guard position < tokens.count, tokens[position].contains(number) else { return 0 }
        return 1 << UInt64(position + 1)
      case .rule(let number):
        let place = number * (tokens.count + 1) + position
        if let ends = known[place] { return ends }
        let ends = ends(rules[number], from: position)
        known[place] = ends
        return ends
      case .sequence(let parts):
        var reached: UInt64 = 1 << UInt64(position)
        for part in parts where reached != 0 { reached = self.ends(part, fromAll: reached) }
        return reached
      case .choice(let parts):
        return parts.reduce(0) { $0 | ends($1, from: position) }
      case .option(let part): return ends(part, from: position) | 1 << UInt64(position)
      case .repetition(let part):
        var all: UInt64 = 1 << UInt64(position)
        var front = all
        while front != 0 {
          front = ends(part, fromAll: front) & ~all
          all |= front
        }
        return all
      }
    }

    private mutating func ends(_ node: Node, fromAll positions: UInt64) -> UInt64 {
      var rest = positions
      var result: UInt64 = 0
      while rest != 0 {
        result |= ends(node, from: rest.trailingZeroBitCount)
        rest &= rest - 1
      }
      return result
    }
  }
}
