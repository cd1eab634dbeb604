/// The two checks of `ebnflint`, so that no one needs it to run the tests.
enum GrammarLint {
  /// What is wrong with a grammar, one sentence each.
  static func problems(in grammar: Grammar, start: String) -> [String] {
    var problems: [String] = []
    var seen: Set<String> = []
    for production in grammar.productions where !seen.insert(production.name).inserted {
      problems.append("\(production.name) is defined twice")
    }
    for production in grammar.productions {
      for name in Set(production.body.references).sorted() where grammar[name] == nil {
        problems.append("\(production.name) refers to \(name), which is missing")
      }
      let syntactic = production.body.references.filter { !Grammar.isLexical($0) }
      if production.isLexical, let first = syntactic.first {
        problems.append("the lexical \(production.name) refers to \(first)")
      }
    }
    let reached = reachable(from: start, in: grammar)
    return problems
      + grammar.productions.filter { !reached.contains($0.name) }.map {
        "\($0.name) is unreachable"
      }
  }

  private static func reachable(from start: String, in grammar: Grammar) -> Set<String> {
    var reached: Set<String> = [start]
    var waiting = [start]
    while let name = waiting.popLast() {
      for next in grammar[name]?.references ?? [] where reached.insert(next).inserted {
        waiting.append(next)
      }
    }
    return reached
  }
}
