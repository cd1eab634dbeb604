package import Diagnostics

/// Reads lessons from Markdown files; the page `lessons` of the manual describes the format.
package struct LessonReader {
  /// The parts that a step may have.
  enum Part: String, CaseIterable {
    case question = "Question"
    case answer = "Answer"
    case hint = "Hint"
    case mistake = "When the answer is"
    case why = "Why it matters"
  }

  private let source: SourceFile
  private var problems: [Diagnostic] = []

  /// Reads a lesson.
  ///
  /// - Returns: the lesson, nil where it cannot be taken, and everything that is wrong with it.
  package static func read(_ source: SourceFile) -> (lesson: Lesson?, problems: [Diagnostic]) {
    var reader = LessonReader(source: source)
    let lesson = reader.lesson()
    return (reader.problems.isEmpty ? lesson : nil, reader.problems)
  }

  private init(source: SourceFile) {
    self.source = source
  }

  private mutating func lesson() -> Lesson? {
    let (sections, open) = LessonSection.sections(of: source)
    problems += open
    guard let head = sections.first(where: { $0.level > 0 }), head.level == 1 else {
      problems.append(LessonProblem.noTitle(at: sections.dropFirst().first?.span ?? .none))
      return nil
    }
    let facts = facts(of: head)
    let opening = head.blocks.filter { if case .list = $0 { false } else { true } }
    var steps: [LessonStep] = []
    var names: Set<String> = []
    let rest = sections.drop { $0.level == 0 }.dropFirst()
    if let stray = rest.first, stray.level > 2 {
      problems.append(LessonProblem.partWithoutStep(stray.title, at: stray.span))
    }
    for start in rest.indices where rest[start].level <= 2 {
      let step = rest[start]
      let parts = rest[rest.index(after: start)...].prefix { $0.level > 2 }
      let name = Self.name(step.title)
      if !names.insert(name).inserted {
        problems.append(LessonProblem.sameStep(step.title, at: step.span))
      }
      let question = question(Array(parts), of: step)
      if step.blocks.isEmpty, question == nil {
        problems.append(LessonProblem.emptyPart(step.title, at: step.span))
      }
      steps.append(
        LessonStep(title: step.title, name: name, story: step.blocks, question: question)
      )
    }
    if steps.isEmpty { problems.append(LessonProblem.noSteps(at: head.span)) }
    return Lesson(
      topic: facts.topic,
      title: head.title,
      minutes: facts.minutes,
      about: facts.about,
      opening: opening,
      steps: steps,
      setup: head.setup,
      source: source
    )
  }

  /// A heading as a name: lower case, with a hyphen for everything that is no letter or digit.
  static func name(_ title: String) -> String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  // MARK: - Facts

  private mutating func facts(
    of head: LessonSection
  ) -> (topic: String, minutes: Int, about: String) {
    var facts: [String: String] = [:]
    for item in head.items {
      guard let mark = item.firstIndex(of: ":") else { continue }
      let name = MarkdownLine.trimmed(item[..<mark]).lowercased()
      facts[name] = MarkdownLine.trimmed(item[item.index(after: mark)...])
    }
    for (name, example) in [
      ("topic", Self.name(head.title)), ("minutes", "8"),
      ("about", "What rows, columns and units say."),
    ] where facts[name]?.isEmpty ?? true {
      problems.append(LessonProblem.noFact(name, at: head.span, example: example))
    }
    let topic = facts["topic"] ?? ""
    if topic != Self.name(topic) {
      let help = "write it in small letters with hyphens: `\(Self.name(topic))`"
      problems.append(LessonProblem.badFact("topic", topic, at: head.span, help: help))
    }
    let minutes = facts["minutes"].flatMap { Int($0) }
    if let written = facts["minutes"], !(1...60).contains(minutes ?? 0) {
      let help = "write a whole number from 1 to 60; five to ten is best"
      problems.append(LessonProblem.badFact("minutes", written, at: head.span, help: help))
    }
    return (topic, minutes ?? 0, facts["about"] ?? "")
  }

  // MARK: - Steps

  private mutating func question(
    _ sections: [LessonSection],
    of step: LessonSection
  ) -> LessonQuestion? {
    guard !sections.isEmpty else { return nil }
    var parts: [Part: [LessonSection]] = [:]
    for section in sections {
      guard let part = part(section) else { continue }
      if [.question, .answer, .why].contains(part), parts[part] != nil {
        problems.append(LessonProblem.samePart(part.rawValue, at: section.span))
        continue
      }
      parts[part, default: []].append(section)
      if part != .answer, section.blocks.isEmpty {
        problems.append(LessonProblem.emptyPart(part.rawValue, at: section.span))
      }
    }
    for part in Part.allCases where part != .mistake && parts[part] == nil {
      problems.append(LessonProblem.lackingPart(part.rawValue, at: step.span))
    }
    guard let words = parts[.question]?.first, let answer = parts[.answer]?.first,
      let why = parts[.why]?.first, let model = query(of: answer)
    else { return nil }
    let mistakes = (parts[.mistake] ?? []).compactMap { section in
      query(of: section).map { LessonMistake(query: $0, words: section.words) }
    }
    return LessonQuestion(
      words: words.blocks,
      model: model,
      rules: rules(of: answer),
      hints: (parts[.hint] ?? []).map(\.blocks),
      mistakes: mistakes,
      why: why.blocks
    )
  }

  /// The part that a heading begins; its words count and not its capitals, nor a number after `Hint`.
  private mutating func part(_ section: LessonSection) -> Part? {
    let title = section.title.lowercased()
    for part in Part.allCases where title.hasPrefix(part.rawValue.lowercased()) { return part }
    let names = Part.allCases.map(\.rawValue)
    let close = Spelling.candidates(for: section.title, among: names)
    problems.append(LessonProblem.unknownPart(section.title, close, at: section.span))
    return nil
  }

  private mutating func query(of section: LessonSection) -> LessonQuery? {
    guard section.queries.count == 1 else {
      let count = section.queries.count
      problems.append(LessonProblem.queryCount(section.title, count, at: section.span))
      return nil
    }
    return section.queries.first
  }

  private mutating func rules(of section: LessonSection) -> AnswerRules {
    var rules = AnswerRules()
    for item in section.items {
      let words = item.lowercased()
      if words.hasPrefix("in this order") {
        rules.isOrdered = true
      } else if words.hasPrefix("these names") {
        rules.isNamed = true
      } else if words.hasPrefix("more columns are fine") {
        rules.allowsMoreColumns = true
      } else if words.hasPrefix("within "), let number = Double(words.dropFirst(7)), number >= 0,
        number.isFinite
      {
        rules.tolerance = number
      } else {
        problems.append(LessonProblem.unknownRule(item, at: section.span))
      }
    }
    return rules
  }
}
