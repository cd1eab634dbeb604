/// Says whether tokens form a sentence, by interpreting the grammar: the judge of the parser.
///
/// Sets of positions and of terminals are bits of words, so that a sentence has at most 63 tokens
/// and the grammar at most 256 terminals. The grammar has no left recursion.
struct Recogniser {
  /// A part of the grammar.
  ///
  /// Parts refer to each other by number, so that no references are counted while thousands of
  /// mutants are judged.
  private enum Part {
    /// A terminal, as a bit.
    case terminal(TerminalSet)
    case rule(Int)
    case sequence(Range<Int>)
    case choice(Range<Int>)
    case option(Int)
    case repetition(Int)
  }

  /// The terminals of the grammar with the bits that tokens are described by.
  private(set) var terminals: [SentenceGenerator.Terminal: TerminalSet] = [:]
  private var parts: [Part] = []
  /// The parts of sequences and choices, side by side.
  private var members: [Int] = []
  /// The part of each rule.
  private var rules: [Int] = []
  private var start = 0

  init(_ grammar: Grammar, start name: String) {
    let names = grammar.syntactic.map(\.name)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    rules = grammar.syntactic.map { compiled($0.body, numbers) }
    start = compiled(.rule(name), numbers)
  }

  private mutating func compiled(_ node: Grammar.Node, _ numbers: [String: Int]) -> Int {
    let part: Part
    switch node {
    case .literal(let text): part = .terminal(bit(of: .literal(text)))
    case .range: part = .choice(0..<0)
    case .rule(let name):
      part = numbers[name].map(Part.rule) ?? .terminal(bit(of: .lexical(name)))
    case .sequence(let nodes): part = .sequence(listed(nodes, numbers))
    case .choice(let nodes, _): part = .choice(listed(nodes, numbers))
    case .option(let node, _): part = .option(compiled(node, numbers))
    case .repetition(let node, _): part = .repetition(compiled(node, numbers))
    }
    parts.append(part)
    return parts.count - 1
  }

  private mutating func listed(_ nodes: [Grammar.Node], _ numbers: [String: Int]) -> Range<Int> {
    let list = nodes.map { compiled($0, numbers) }
    members += list
    return (members.count - list.count)..<members.count
  }

  private mutating func bit(of terminal: SentenceGenerator.Terminal) -> TerminalSet {
    if let known = terminals[terminal] { return known }
    precondition(terminals.count < 256, "the recogniser has room for 256 terminals")
    let bit = TerminalSet(terminals.count)
    terminals[terminal] = bit
    return bit
  }

  /// Whether the tokens form a sentence.
  ///
  /// - Parameter tokens: for each token the terminals that it can stand for.
  /// - Returns: whether the start rule gives exactly these tokens.
  func accepts(_ tokens: [TerminalSet]) -> Bool {
    precondition(tokens.count < 64, "a sentence for the recogniser has at most 63 tokens")
    var run = Run(grammar: self, tokens: tokens)
    return run.ends(start, from: 0) & (1 << UInt64(tokens.count)) != 0
  }

  private struct Run {
    let grammar: Recogniser
    let tokens: [TerminalSet]
    var known: [UInt64?]

    init(grammar: Recogniser, tokens: [TerminalSet]) {
      self.grammar = grammar
      self.tokens = tokens
      known = [UInt64?](repeating: nil, count: grammar.rules.count * (tokens.count + 1))
    }

    /// The positions at which a part that begins at a position can end.
    mutating func ends(_ part: Int, from position: Int) -> UInt64 {
      switch grammar.parts[part] {
      case .terminal(let bit):
        guard position < tokens.count, tokens[position].meets(bit) else { return 0 }
        return 1 << UInt64(position + 1)
      case .rule(let rule):
        let place = rule * (tokens.count + 1) + position
        if let ends = known[place] { return ends }
        let ends = ends(grammar.rules[rule], from: position)
        known[place] = ends
        return ends
      case .sequence(let list):
        var reached: UInt64 = 1 << UInt64(position)
        for index in list where reached != 0 {
          reached = ends(grammar.members[index], fromAll: reached)
        }
        return reached
      case .choice(let list):
        var reached: UInt64 = 0
        for index in list { reached |= ends(grammar.members[index], from: position) }
        return reached
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

    private mutating func ends(_ part: Int, fromAll positions: UInt64) -> UInt64 {
      var rest = positions
      var result: UInt64 = 0
      while rest != 0 {
        result |= ends(part, from: rest.trailingZeroBitCount)
        rest &= rest - 1
      }
      return result
    }
  }
}
