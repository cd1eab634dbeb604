import Columns
import Datasets
import Diagnostics
import Functions
import Language
import Plan
import Syntax

extension Session {
  /// Whether a text can run as it stands; where not, a prompt asks for another line.
  package func isComplete(_ text: String) -> Bool {
    let parsed = Parser.parse(SourceFile(name: "query", text: text), steps: .standard)
    // Text in quotes never goes on past its line, so another line could not close it.
    return !parsed.isIncomplete || parsed.diagnostics.contains { $0.id.hasPrefix("unclosed") }
  }

  /// What fits at a place in a text, from the parser's own expectations there.
  ///
  /// - Parameters:
  ///   - text: the text, which may go on after the place.
  ///   - offset: the place, in UTF-8 bytes from the start.
  /// - Returns: the candidates, and the bytes that one replaces.
  package func completion(in text: String, at offset: Int) -> Completion {
    completion(in: text, at: offset, withValues: true)
  }

  /// The same, with or without what only running a query tells.
  func completion(in text: String, at offset: Int, withValues: Bool) -> Completion {
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
    awaited = nil
    let plan = plan(ofLast: parsed.script.statements, in: source)
    var found: [Candidate] = []
    var note = awaited.map { "`\($0)` is still being read; press Tab again" }
    if let column = place.before, let type = plan?.type(of: column), place.quote == nil,
      parsed.expectations.contains(where: \.isBetween)
    {
      found += tests(of: type)
    }
    for expectation in parsed.expectations {
      // A step that still lacks something is not followed by another.
      if case .step = expectation, place.needsPipe, !parsed.diagnostics.isEmpty { continue }
      if case .value(let syntax) = expectation, place.quote != .name {
        guard withValues else { continue }
        let values = values(of: syntax, plan: plan, after: bytes[..<place.start])
        found += values.candidates.filter { place.quote == nil || $0.kind == "value" }
        note = note ?? values.note
        continue
      }
      if case .source = expectation, place.quote == .text {
        let (files, isCut) = Self.files(place.typed)
        found += files
        if isCut { note = "the folder has more names than were looked at" }
        continue
      }
      // After a whole expression a step is one of many things; the mark alone stands for them.
      if case .step = expectation, place.needsPipe, place.typed.isEmpty, place.quote == nil,
        parsed.expectations.contains(where: \.isBetween)
      {
        found.append(Candidate(text: "| ", kind: "mark", detail: "goes on with the next step"))
        continue
      }
      found += candidates(for: expectation, at: place, plan: plan)
    }
    var seen: Set<String> = []
    let typed = place.typed.lowercased()
    let fitting = found.filter {
      place.key($0.text).hasPrefix(typed) && seen.insert($0.text).inserted
    }
    return Completion(replaced: place.start..<bytes.count, candidates: fitting, note: note)
  }

  /// The tables and folders whose paths go on from what has been typed in quotes.
  private static func files(_ typed: String) -> ([Candidate], isCut: Bool) {
    let (found, isCut) = Catalogue.paths(beginning: typed)
    let candidates = found.map { path in
      let text = quoted(path.path)
      guard let size = path.size else {
        return Candidate(text: String(text.dropLast()), kind: "folder", detail: "")
      }
      return Candidate(text: text, kind: "file", detail: Self.words(forSize: size))
    }
    return (candidates, isCut)
  }

  private static func words(forSize bytes: Int) -> String {
    switch bytes {
    case ..<1_000: "\(bytes) bytes"
    case ..<1_000_000: "\(bytes / 1_000) kB"
    default: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    }
  }

  /// The tests that suit a column of a type, the commonest first.
  private func tests(of type: DataType) -> [Candidate] {
    let all: [(text: String, meaning: String)] =
      switch type {
      case .text: [("= ", "is"), ("<> ", "is not")]
      case .boolean: []
      default:
        [
          ("= ", "is"), ("<> ", "is not"), ("> ", "more or later than"), (">= ", "at least"),
          ("< ", "less or earlier than"), ("<= ", "at most"),
        ]
      }
    return all.map { Candidate(text: $0.text, kind: "test", detail: $0.meaning) }
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
    guard place.quote != .text else { return [] }
    switch expectation {
    case .keyword(let word):
      return place.quote == nil && suits(word, place, plan)
        ? [Candidate(text: word, kind: "keyword", detail: "")] : []
    case .statement where place.quote == nil && !place.needsPipe:
      return ["from", "let", "load", "describe", "explain", "explain in words", "advice"].map {
        Candidate(text: $0, kind: "statement", detail: "")
      }
        + steps(after: "")
    case .step where place.quote == nil:
      return steps(after: place.needsPipe ? "| " : "")
    case .source: return sources()
    case .column: return columns(plan)
    case .advice: return adviceNames()
    case .expression: return columns(plan) + (place.quote == nil ? functions() : [])
    case .statement, .step, .value: return []
    }
  }

  /// Whether a word between operands suits the type of the column before it.
  private func suits(_ word: String, _ place: CompletionPlace, _ plan: Plan?) -> Bool {
    guard let before = place.before, let type = plan?.type(of: before) else { return true }
    switch word {
    case "contains", "starts", "ends", "matches", "like": return type == .text || type == .unknown
    case "between", "mod": return type != .text && type != .boolean
    default: return true
    }
  }

  private func steps(after prefix: String) -> [Candidate] {
    StepPages.all.map { Candidate(text: prefix + $0.keyword, kind: "step", detail: $0.summary) }
  }

  private func sources() -> [Candidate] {
    let titles = Dictionary(datasets.map { ($0.name, $0.title) }) { first, _ in first }
    return sourceNames.map {
      let about = titles[$0] ?? provided[$0]?.title ?? "named by `let`"
      return Candidate(text: Self.written($0), kind: "dataset", detail: about)
    }
  }

  private func adviceNames() -> [Candidate] {
    AdvicePages.all.map { Candidate(text: $0.id, kind: "advice", detail: $0.reason) }
      .sorted { $0.text < $1.text }
  }

  private func columns(_ plan: Plan?) -> [Candidate] {
    (plan?.schema.fields ?? []).map {
      Candidate(text: Self.written($0.name), kind: "column", detail: Self.about($0))
    }
  }

  /// The type of a column and what its metadata calls it.
  private static func about(_ field: Field) -> String {
    guard let title = field.metadata.title, title != field.name else { return field.type.words }
    return field.type.words + ": " + title
  }

  private func functions() -> [Candidate] {
    let functions = FunctionCatalogue.functions.map { ($0.name, $0.parameters) }
    let aggregates = FunctionCatalogue.aggregates.map { ($0.name, $0.parameters) }
    return (functions + aggregates).sorted { $0.0 < $1.0 }.map {
      Candidate(text: $0.0 + "(", kind: "function", detail: "\($0.0)(\($0.1.listing))")
    }
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

extension Expectation {
  /// Whether it is the word that may follow any whole operand.
  fileprivate var isBetween: Bool {
    if case .keyword("between") = self { true } else { false }
  }
}

extension Plan {
  /// The type of a column of the answer; nil where there is none of that name.
  func type(of column: String) -> DataType? {
    guard case .found(let index) = schema.lookup(column) else { return nil }
    return schema.fields[index].type
  }
}
