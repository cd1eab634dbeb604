import Diagnostics

/// A heading of a lesson's file with what stands beneath it, up to the next heading.
struct LessonSection {
  /// How many `#` the heading has; 0 for what stands before the first.
  let level: Int
  let title: String
  let span: SourceSpan
  var blocks: [LessonBlock] = []
  /// The queries among the blocks.
  var queries: [LessonQuery] = []

  /// The statements that come before every query of the lesson, where a fence is marked `setup`.
  var setup: LessonQuery?

  /// The items of all lists.
  var items: [String] {
    blocks.flatMap { block -> [String] in
      if case .list(let items) = block { items } else { [] }
    }
  }

  /// The blocks but for lists and queries.
  var words: [LessonBlock] {
    blocks.filter { if case .paragraph = $0 { true } else { false } }
  }

  /// The sections of a file, and a message where a fence is left open.
  static func sections(of source: SourceFile) -> ([LessonSection], [Diagnostic]) {
    var sections = [LessonSection(level: 0, title: "", span: SourceSpan(start: 0, end: 0))]
    var fence: (line: MarkdownLine, code: [MarkdownLine])?
    var goesOn = false
    func add(_ block: LessonBlock) { sections[sections.count - 1].blocks.append(block) }
    for line in MarkdownLine.lines(of: source) {
      if let open = fence {
        guard case .fence(let word) = line.kind, word.isEmpty else {
          fence?.code.append(line)
          continue
        }
        fence = nil
        let query = query(open.code, after: open.line)
        guard case .fence(let language) = open.line.kind else { continue }
        if language.lowercased() == "setup" {
          sections[sections.count - 1].setup = query
          continue
        }
        add(.code(query.text))
        if isQuery(language) { sections[sections.count - 1].queries.append(query) }
        continue
      }
      switch line.kind {
      case .blank: goesOn = false
      case .fence:
        fence = (line, [])
        goesOn = false
      case .heading(let level, let title):
        sections.append(LessonSection(level: level, title: title, span: line.span))
        goesOn = false
      case .item(let words):
        if case .list(let items)? = sections.last?.blocks.last {
          sections[sections.count - 1].blocks.removeLast()
          add(.list(items + [words]))
        } else {
          add(.list([words]))
        }
        goesOn = true
      case .text(let words):
        let last = goesOn ? sections.last?.blocks.last : nil
        if last != nil { sections[sections.count - 1].blocks.removeLast() }
        switch last {
        case .paragraph(let before)?: add(.paragraph(before + " " + words))
        case .list(let items)?: add(.list(items.dropLast() + [(items.last ?? "") + " " + words]))
        case .code?, nil: add(.paragraph(words))
        }
        goesOn = true
      }
    }
    let problems = fence.map { [LessonProblem.openFence(at: $0.line.span)] } ?? []
    return (sections, problems)
  }

  /// What stands in a fence.
  private static func query(_ lines: [MarkdownLine], after fence: MarkdownLine) -> LessonQuery {
    let start = lines.first?.span.start ?? fence.span.end
    let end = lines.last?.span.end ?? fence.span.end
    return LessonQuery(
      text: lines.map(\.text).joined(separator: "\n"),
      span: SourceSpan(start: start, end: end)
    )
  }

  /// Whether a fence of this language holds a query; one without a language does too.
  private static func isQuery(_ language: String) -> Bool {
    ["", "scq", "scrutineer"].contains(language.lowercased())
  }
}
