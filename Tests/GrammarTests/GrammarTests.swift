import Diagnostics
import Foundation
import Language
import Syntax
import TestSupport
import Testing

/// The gates that keep `Grammar/scrutineer.ebnf` and the parser one thing; `Grammar/README.md`
/// names them.
@Suite struct GrammarTests {
  private static let path = "Grammar/scrutineer.ebnf"
  private static let start = "Script"

  private let grammar: Grammar
  private let recogniser: Recogniser
  private let lexemes: Lexemes

  init() throws {
    grammar = try GrammarReader.read(try Repository.text(Self.path))
    recogniser = Recogniser(grammar, start: Self.start)
    lexemes = Lexemes(recogniser)
  }

  private func parse(_ text: String) -> Parsed {
    Parser.parse(SourceFile(name: "query", text: text), steps: .standard)
  }

  // MARK: - Gate 1: lint

  @Test func everyRuleIsThereAndReached() {
    #expect(GrammarLint.problems(in: grammar, start: Self.start) == [])
  }

  @Test func theLintFindsWhatIsWrong() throws {
    let wrong = try GrammarReader.read(
      "Script = Missing | \"a\" . Orphan = \"b\" . low = Script . Script = low ."
    )
    #expect(
      GrammarLint.problems(in: wrong, start: "Script") == [
        "Script is defined twice", "Script refers to Missing, which is missing",
        "the lexical low refers to Script", "Orphan is unreachable", "low is unreachable",
      ]
    )
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ebnflint")))
  func ebnflintAgrees() throws {
    let lint = Process()
    lint.executableURL = URL(fileURLWithPath: "/usr/bin/ebnflint")
    lint.arguments = [
      "-start", Self.start, Repository.root.appendingPathComponent(Self.path).path,
    ]
    try lint.run()
    lint.waitUntilExit()
    #expect(lint.terminationStatus == 0)
  }

  // MARK: - Gate 2: mirror

  @Test func theSourcesQuoteTheGrammar() throws {
    let mirrored = try MirroredProductions.all()
    let written = Dictionary(uniqueKeysWithValues: grammar.productions.map { ($0.name, $0.text) })
    for (place, production) in mirrored {
      #expect(production.text == written[production.name], "\(place) differs from the grammar")
    }
    let names = Set(mirrored.map(\.production.name))
    // A production whose meaning is told in a comment has nothing to quote.
    let unquoted = grammar.productions.filter { !$0.isDescribed }.map(\.name)
      .filter { !names.contains($0) }
    #expect(unquoted == [], "no source quotes these")
  }

  // MARK: - Gate 3: cover

  @Test func everyChoiceOfTheGrammarIsRead() {
    let generator = SentenceGenerator(grammar, start: Self.start)
    let sentences = generator.sentences()
    print(
      "Grammar: \(grammar.productions.count) productions, \(generator.points.count) choices,",
      "\(sentences.count) sentences, the longest of \(sentences.last?.count ?? 0) tokens"
    )
    for sentence in sentences {
      let text = Lexemes.text(sentence)
      let parsed = parse(text)
      #expect(parsed.diagnostics.map(\.message) == [], "\(text)")
      #expect(isSentence(text), "the recogniser refuses \(text)")
    }
  }

  private func isSentence(_ text: String) -> Bool {
    lexemes.terminals(of: text).map(recogniser.accepts) ?? false
  }

  // MARK: - Gate 4: reach

  /// The sentences and the saved queries between them read every production, so that none of the
  /// parser is dead and none of the grammar untried. (`Newline` and other lexical rules are read by
  /// the lexer.)
  @Test func everyProductionIsReached() throws {
    var entered: Set<String> = []
    for sentence in SentenceGenerator(grammar, start: Self.start).sentences() {
      entered.formUnion(parse(Lexemes.text(sentence)).entered)
    }
    for path in Repository.files(in: "Queries", endingWith: ".scq") {
      entered.formUnion(parse(try Repository.text(path)).entered)
    }
    let syntactic = grammar.productions.map(\.name).filter { $0.first?.isUppercase ?? false }
    #if DEBUG
    let quoted = Set(try MirroredProductions.all().map(\.production.name))
    #expect(syntactic.filter { quoted.contains($0) && !entered.contains($0) } == [])
    #expect(entered.subtracting(syntactic) == [])
    #endif
  }

  // MARK: - Gate 6: round trip

  /// What the formatter writes reads back as the same tree, and is laid out already.
  @Test func whatIsLaidOutReadsBack() throws {
    for sentence in SentenceGenerator(grammar, start: Self.start).sentences() {
      let text = Lexemes.text(sentence)
      let source = SourceFile(name: "query", text: text)
      let laidOut = try #require(ScriptFormatter.format(source, steps: .standard).text)
      let again = SourceFile(name: "query", text: laidOut)
      #expect(ScriptFormatter.format(again, steps: .standard).text == laidOut, "\(text)")
      #expect(TreeText.text(parse(laidOut).script) == TreeText.text(parse(text).script), "\(text)")
    }
  }

  // MARK: - Gate 5: agree

  @Test func parserAndGrammarAgreeOnMutants() {
    let sentences = SentenceGenerator(grammar, start: Self.start).sentences()
    let vocabulary = Set(sentences.joined()).map(Lexemes.text).sorted()
    var places: Set<[String]> = []
    var judged: Set<String> = []
    var valid = 0
    var disagreements: [String] = []
    for sentence in sentences {
      let words = sentence.map(Lexemes.text)
      // A token is replaced once among the same neighbours, which nearly halves the work.
      for index in words.indices where places.insert(neighbours(of: index, in: words)).inserted {
        for replacement in [nil] + vocabulary.map(Optional.some) {
          var mutant = words
          mutant.replaceSubrange(index...index, with: replacement.map { [$0] } ?? [])
          let text = mutant.joined(separator: " ")
          guard judged.insert(text).inserted else { continue }
          let isSentence = isSentence(text)
          if isSentence { valid += 1 }
          if isSentence != parse(text).diagnostics.isEmpty {
            disagreements.append((isSentence ? "grammar only: " : "parser only: ") + text)
          }
        }
      }
    }
    print("Agreement: \(judged.count) mutants, \(valid) of them sentences")
    #expect(disagreements.prefix(20) == [], "\(disagreements.count) disagreements")
  }

  private func neighbours(of index: Int, in words: [String]) -> [String] {
    ((index - 2)...(index + 2)).map { words.indices.contains($0) ? words[$0] : "" }
  }

  // MARK: - Gate 6: prefixes

  @Test func whatIsCutShortIsIncomplete() {
    for sentence in SentenceGenerator(grammar, start: Self.start).sentences() {
      for length in 0..<sentence.count {
        let text = Lexemes.text(Array(sentence.prefix(length)))
        let wrong = parse(text).diagnostics.filter { !$0.isIncomplete }
        #expect(wrong.map(\.message) == [], "\(text)")
      }
    }
  }

  // MARK: - Words

  @Test func everyWordOfTheGrammarIsKnown() {
    let words = Set(grammar.wordLiterals.map { $0.lowercased() })
    let reserved = ReservedWords.all
    #expect(reserved.subtracting(words) == [], "reserved, but no word of the grammar")
    let steps = Set(StepTable.standard.all.flatMap { [$0.keyword] + ($0.alias.map { [$0] } ?? []) })
    #expect(steps.subtracting(words) == [], "steps that the grammar lacks")
    for word in words {
      // A word that the parser looks for must be one that it can see: one token.
      let (tokens, problems) = Lexer.tokens(of: SourceFile(name: "word", text: word))
      #expect(tokens.map(\.kind) == [.word, .endOfText], "\(word)")
      #expect(problems.isEmpty, "\(word)")
    }
  }
}
