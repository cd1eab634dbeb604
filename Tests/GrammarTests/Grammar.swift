/// A grammar in Wirth's notation, as the tests read it.
struct Grammar {
  /// A part of a production; one that leaves a choice carries a number of its own.
  indirect enum Node {
    case literal(String)
    case rule(String)
    case range(Unicode.Scalar, Unicode.Scalar)
    case sequence([Node])
    case choice([Node], id: Int)
    case option(Node, id: Int)
    case repetition(Node, id: Int)
  }

  /// A rule of the grammar.
  struct Production {
    let name: String
    let body: Node
    /// The production with single spaces between its words, to be compared with another text.
    let text: String

    /// Whether the rule says how a token is spelt; the others say how tokens are arranged.
    var isLexical: Bool { Grammar.isLexical(name) }

    /// Whether only a comment says what the rule means.
    var isDescribed: Bool { if case .sequence(let parts) = body { parts.isEmpty } else { false } }
  }

  let productions: [Production]
  private let bodies: [String: Node]

  init(_ productions: [Production]) {
    self.productions = productions
    bodies = Dictionary(productions.map { ($0.name, $0.body) }) { first, _ in first }
  }

  subscript(name: String) -> Node? { bodies[name] }

  static func isLexical(_ name: String) -> Bool { name.first?.isLowercase ?? false }

  /// The words in the literals of the syntactic rules.
  var wordLiterals: Set<String> {
    Set(syntactic.flatMap { $0.body.literals }.filter { $0.first?.isLetter ?? false })
  }

  /// The rules that say how tokens are arranged.
  var syntactic: [Production] { productions.filter { !$0.isLexical } }
}

extension Grammar.Node {
  /// The parts directly below.
  var parts: [Grammar.Node] {
    switch self {
    case .literal, .rule, .range: []
    case .sequence(let parts), .choice(let parts, _): parts
    case .option(let part, _), .repetition(let part, _): [part]
    }
  }

  /// This part and all below it.
  var all: [Grammar.Node] { [self] + parts.flatMap(\.all) }

  var literals: [String] {
    all.compactMap { if case .literal(let text) = $0 { text } else { nil } }
  }

  var references: [String] {
    all.compactMap { if case .rule(let name) = $0 { name } else { nil } }
  }

  /// The number of a part that leaves a choice, and how many ways there are to take it.
  var choice: (id: Int, ways: Int)? {
    switch self {
    case .literal, .rule, .range, .sequence: nil
    case .choice(let parts, let id): (id, parts.count)
    case .option(_, let id): (id, 2)
    case .repetition(_, let id): (id, 3)
    }
  }
}
