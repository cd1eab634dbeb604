import Columns
import Diagnostics
import Functions
import Language
import Plan
import Syntax

extension Session {
  /// What fits at a place in a text, from the parser's own expectations there.
  ///
  /// - Parameters:
  ///   - text: the text, which may go on after the place.
  ///   - offset: the place, in UTF-8 bytes from the start.
  /// - Returns: the candidates, and the bytes that one replaces.
  package func completion(in text: String, at offset: Int) -> Completion {
    let bytes = Array(Array(text.utf8).prefix(offset))
    let place = CompletionPlace(bytes)
    if let candidates = candidates(after: bytes[..<place.start]) {
      return Completion(
        replaced: place.start..<bytes.count,
        candidates: candidates.filter { $0.text.lowercased().hasPrefix(place.typed.lowercased()) }
      )
    }
    let source = SourceFile(name: "query", bytes: Array(bytes.prefix(place.start)))
    let parsed = Parser.parse(source, steps: .standard)
    let plan = plan(ofLast: parsed.script.statements, in: source)
    var found: [Candidate] = []
    for expectation in parsed.expectations {
      // A step that still lacks something is not followed by another.
      if case .step = expectation, place.needsPipe, !parsed.diagnostics.isEmpty { continue }
      found += candidates(for: expectation, at: place, plan: plan)
    }
    var seen: Set<String> = []
    let typed = place.typed.lowercased()
    let fitting = found.filter {
      place.key($0.text).hasPrefix(typed) && seen.insert($0.text).inserted
    }
    return Completion(replaced: place.start..<bytes.count, candidates: fitting)
  }

  /// What fits after `help` or `describe` at the start of a line; nil elsewhere.
  private func candidates(after before: ArraySlice<UInt8>) -> [Candidate]? {
    let text = String(decoding: before, as: UTF8.self).lowercased()
    let words = text.split(separator: " ")
    switch words {
    case ["describe"]: return sources()
    case ["help"]: return helpTopics.map { Candidate(text: $0, kind: "topic", detail: "") }
    default: return nil
    }
  }

  private func candidates(
    for expectation: Expectation,
    at place: CompletionPlace,
    plan: Plan?
  ) -> [Candidate] {
    if place.quote == .text {
      if case .value(let syntax) = expectation { return values(of: syntax, plan: plan) }
      return []
    }
    switch expectation {
    case .keyword(let word):
      return place.quote == nil ? [Candidate(text: word, kind: "keyword", detail: "")] : []
    case .statement where place.quote == nil && !place.needsPipe:
      return ["from", "let", "load", "describe", "advice"].map {
        Candidate(text: $0, kind: "statement", detail: "")
      }
        + steps(after: "")
    case .step where place.quote == nil:
      return steps(after: place.needsPipe ? "| " : "")
    case .source: return sources()
    case .column: return columns(plan)
    case .advice: return adviceNames()
    case .expression: return columns(plan) + (place.quote == nil ? functions() : [])
    case .value(let syntax):
      guard place.quote == nil else { return [] }
      return (place.typed.isEmpty ? values(of: syntax, plan: plan) : [])
        + periods(of: syntax, plan: plan)
    case .statement, .step: return []
    }
  }

  private func steps(after prefix: String) -> [Candidate] {
    StepPages.all.map { Candidate(text: prefix + $0.keyword, kind: "step", detail: $0.summary) }
  }

  private func sources() -> [Candidate] {
    let titles = Dictionary(datasets.map { ($0.name, $0.title) }) { first, _ in first }
    return sourceNames.map {
      Candidate(text: $0, kind: "dataset", detail: titles[$0] ?? "named by `let`")
    }
  }

  private func adviceNames() -> [Candidate] {
    AdvicePages.all.map { Candidate(text: $0.id, kind: "advice", detail: $0.reason) }
      .sorted { $0.text < $1.text }
  }

  private func columns(_ plan: Plan?) -> [Candidate] {
    (plan?.schema.fields ?? []).map {
      Candidate(text: Self.written($0.name), kind: "column", detail: $0.type.words)
    }
  }

  private func functions() -> [Candidate] {
    let functions = FunctionCatalogue.functions.map { ($0.name, $0.parameters) }
    let aggregates = FunctionCatalogue.aggregates.map { ($0.name, $0.parameters) }
    return (functions + aggregates).sorted { $0.0 < $1.0 }.map {
      Candidate(text: $0.0 + "(", kind: "function", detail: "\($0.0)(\($0.1.listing))")
    }
  }

  /// The values of a text column with how often each occurs, the commonest first.
  private func values(of syntax: ExpressionSyntax, plan: Plan?) -> [Candidate] {
    guard let plan, case .name(let name) = syntax.kind,
      case .found(let index) = plan.schema.lookup(name), plan.schema.fields[index].type == .text,
      let count = FunctionCatalogue.aggregate(named: "count")
    else { return [] }
    let key = Expression.column(index, .text, at: .none)
    let call = AggregateCall(count, [], type: .integer, span: .none)
    let schema = Schema([plan.schema.fields[index], Field("count", .integer)])
    let counted = Plan(
      .aggregate(plan, keys: [key], calls: [call]),
      schema: schema,
      span: .none
    )
    let order = SortKey(.column(1, .integer, at: .none), isDescending: true)
    let top = Plan(
      .slice(Plan(.sort(counted, [order]), schema: schema, span: .none), .first(200)),
      schema: schema,
      span: .none
    )
    var candidates: [Candidate] = []
    answer(top, cancellation: Cancellation())?.forEachRow { batch, row in
      if case .text(let text) = batch.columns[0].value(at: row),
        case .decimal(let count) = batch.columns[1].value(at: row)
      {
        let rows = "\(count) row\(count.mantissa == 1 ? "" : "s")"
        candidates.append(Candidate(text: Self.quoted(text), kind: "value", detail: rows))
      }
      return true
    }
    return candidates
  }

  /// A name as it is written in a query: in backquotes unless it is a plain word.
  private static func written(_ name: String) -> String {
    let isPlain =
      name.first.map { $0.isLetter || $0 == "_" } ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && !ReservedWords.all.contains(name.lowercased())
    return isPlain ? name : "`\(name)`"
  }

  static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }
}

/// The unfinished word before the cursor.
private struct CompletionPlace {
  enum Quote {
    case text
    case name
  }

  /// Where the word begins, with its opening quote.
  let start: Int
  /// What has been typed of it, without the quote.
  let typed: String
  /// The quote that is open, if any.
  let quote: Quote?
  /// Whether a step here needs a `|` before it.
  let needsPipe: Bool

  init(_ bytes: [UInt8]) {
    let source = SourceFile(name: "query", bytes: bytes)
    let (tokens, problems) = Lexer.tokens(of: source)
    let open = problems.last { $0.id.hasPrefix("unclosed") && $0.span?.end == bytes.count }
    if let span = open?.span {
      start = span.start
      quote = open?.id == "unclosed-name" ? .name : .text
      typed = String(decoding: bytes[min(start + 1, bytes.count)...], as: UTF8.self)
      needsPipe = false
      return
    }
    quote = nil
    let last = tokens.last { $0.kind != .endOfText }
    if let name = Self.startOfAdvice(tokens, in: source) {
      start = name
    } else if let last, last.kind == .word, last.span.end == bytes.count {
      start = last.span.start
    } else {
      start = bytes.count
    }
    typed = String(decoding: bytes[start...], as: UTF8.self)
    let before = bytes[..<start].last { $0 != 0x20 && $0 != 0x09 }
    needsPipe = before.map { $0 != 0x7C && $0 != 0x0A && $0 != 0x0D } ?? false
  }

  /// Where the name of advice begins whose parts, joined by `-`, have been begun: after `advice off`
  /// or a comma.
  private static func startOfAdvice(_ tokens: [Token], in source: SourceFile) -> Int? {
    let tokens = tokens.filter { $0.kind != .endOfText }
    var first = tokens.count
    while first > 0, [.word, .symbol(.minus)].contains(tokens[first - 1].kind) { first -= 1 }
    let words = tokens[first...].map { source.text(of: $0.span).lowercased() }
    guard let end = tokens.last?.span.end, end == source.bytes.count else { return nil }
    if words.count > 2, words[0] == "advice", ["off", "on"].contains(words[1]) {
      return tokens[first + 2].span.start
    }
    guard first > 0, tokens[first - 1].kind == .symbol(.comma), first < tokens.count,
      words.contains("-"),
      let line = tokens.firstIndex(where: { source.text(of: $0.span).lowercased() == "advice" }),
      line < first
    else { return nil }
    return tokens[first].span.start
  }

  /// A candidate in the form in which it is compared with what has been typed.
  func key(_ candidate: String) -> String {
    let text = candidate.lowercased()
    switch quote {
    case .text, .name: return String(text.drop { $0 == "\"" || $0 == "`" })
    case nil: return text.hasPrefix("| ") && typed.first != "|" ? String(text.dropFirst(2)) : text
    }
  }
}
