package import Diagnostics

/// Lays a script out in the one usual way: a step a line, single spaces, comments kept.
///
/// A statement that stands on one line, has no comment and fits stays on one line, its steps parted
/// by ` | `. Everything else has a line for each step; a step too long for a line is broken after
/// its commas. Formatting what has been formatted changes nothing, and the meaning stays as it was.
package struct ScriptFormatter {
  /// The most characters of a line.
  package static let width = 100

  private let source: SourceFile
  private let tokens: [Token]
  private let gaps: [ScriptGap]
  private let steps: StepTable
  private var output = ""

  /// The formatted text, or what is wrong with the script where it cannot be read.
  package static func format(
    _ source: SourceFile,
    file: UInt32 = 0,
    steps: StepTable
  )
    -> (text: String?, diagnostics: [Diagnostic])
  {
    let parsed = Parser.parse(source, file: file, steps: steps)
    guard parsed.diagnostics.isEmpty else { return (nil, parsed.diagnostics) }
    var formatter = ScriptFormatter(source, steps)
    formatter.run(parsed.script)
    return (formatter.output, [])
  }

  private init(_ source: SourceFile, _ steps: StepTable) {
    self.source = source
    self.steps = steps
    let (all, _) = Lexer.tokens(of: source, openSteps: steps.openKeywords)
    tokens = all.filter { $0.kind != .newline && $0.kind != .blankLine }
    var gaps: [ScriptGap] = []
    var end = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for token in tokens {
      gaps.append(ScriptGap(source.bytes[end..<max(token.span.start, end)], isStart: gaps.isEmpty))
      end = token.span.end
    }
    self.gaps = gaps
  }

  // MARK: - Statements

  private mutating func run(_ script: ScriptSyntax) {
    var previous: StatementSyntax?
    var next = 0
    for statement in script.statements {
      while tokens[next].span.start < statement.span.start {
        next += 1  // The marks between statements.
      }
      let first = next
      while next < tokens.count - 1, tokens[next].span.end <= statement.span.end { next += 1 }
      separate(gaps[first], previous, statement)
      write(Array(first..<next), of: statement)
      previous = statement
    }
    let last = gaps[tokens.count - 1]
    // Only a comment keeps the empty line before it; those at the end of the text go.
    let kept = last.parts.last == .blank ? last.parts.dropLast() : last.parts[...]
    for part in kept { emit(part) }
  }

  /// Writes what stands between two statements: comments, and an empty line where there was one or
  /// where the next would otherwise be read as a part of the one before.
  private mutating func separate(
    _ gap: ScriptGap,
    _ previous: StatementSyntax?,
    _ next: StatementSyntax
  ) {
    for part in gap.parts where previous != nil || part != .blank || !output.isEmpty { emit(part) }
    guard previous != nil, !output.hasSuffix("\n\n") else { return }
    switch next.kind {
    case .continuation, .expression: output += "\n"
    default: break
    }
  }

  private mutating func emit(_ part: ScriptGap.Part) {
    switch part {
    case .trailing(let comment):
      // A mark alone, which goes, may stand before the first comment.
      if output.isEmpty || output.hasSuffix("\n\n") { return output += comment + "\n" }
      if output.hasSuffix("\n") { output.removeLast() }
      output += "  \(comment)\n"
    case .line(let comment): output += comment + "\n"
    case .blank: if !output.isEmpty, !output.hasSuffix("\n\n") { output += "\n" }
    }
  }

  private mutating func write(_ indices: [Int], of statement: StatementSyntax) {
    let segments = segments(indices, at: Self.stepStarts(statement))
    let inner = indices.dropFirst()
    let isPlain = !inner.contains { gaps[$0].hasComment || gaps[$0].hasLineEnd }
    let line = segments.map { text($0) }.joined(separator: " | ")
    if isPlain, line.count <= Self.width {
      output += line + "\n"
      return
    }
    for (number, segment) in segments.enumerated() {
      if number > 0, let first = segment.first {
        for part in gaps[first].parts where part != .blank { emit(part) }
      }
      write(segment)
    }
  }

  private static func stepStarts(_ statement: StatementSyntax) -> Set<Int> {
    let nodes: [StepNode] =
      switch statement.kind {
      case .query(let query), .binding(_, let query): query.steps
      case .continuation(let steps): Array(steps.dropFirst())
      default: []
      }
    return Set(nodes.map { $0.keyword.start })
  }

  /// The tokens of a source and of each step; the `|` between them goes.
  private func segments(_ indices: [Int], at starts: Set<Int>) -> [[Int]] {
    var segments: [[Int]] = [[]]
    for (place, index) in indices.enumerated() {
      let isPipe = tokens[index].kind == .symbol(.pipe)
      if isPipe, place + 1 < indices.count,
        starts.contains(tokens[indices[place + 1]].span.start)
      {
        continue
      }
      if starts.contains(tokens[index].span.start) { segments.append([]) }
      segments[segments.count - 1].append(index)
    }
    return segments.filter { !$0.isEmpty }
  }

  // MARK: - Lines

  /// Writes a source or a step, in one line where it fits and holds no comment.
  private mutating func write(_ segment: [Int]) {
    let hasComment = segment.dropFirst().contains { gaps[$0].hasComment }
    let line = text(segment)
    guard hasComment || line.count > Self.width else {
      output += line + "\n"
      return
    }
    var current: [Int] = []
    var depth = 0
    var isFirst = true
    for (place, index) in segment.enumerated() {
      if place > 0, gaps[index].hasComment {
        flush(&current, &isFirst)
        for part in gaps[index].parts where part != .blank {
          if case .line(let comment) = part { output += "  \(comment)\n" } else { emit(part) }
        }
      }
      current.append(index)
      switch tokens[index].kind {
      case .symbol(.openParenthesis), .symbol(.openBracket): depth += 1
      case .symbol(.closeParenthesis), .symbol(.closeBracket): depth -= 1
      case .symbol(.comma) where depth == 0: flush(&current, &isFirst)
      default: break
      }
    }
    flush(&current, &isFirst)
  }

  private mutating func flush(_ current: inout [Int], _ isFirst: inout Bool) {
    guard !current.isEmpty else { return }
    output += (isFirst ? "" : "  ") + text(current) + "\n"
    current = []
    isFirst = false
  }

  private func text(_ segment: [Int]) -> String {
    var text = ""
    for (place, index) in segment.enumerated() {
      if place > 0, needsSpace(before: index, in: segment[0]) { text += " " }
      text += spelling(index)
    }
    return text
  }

  // MARK: - Tokens

  private func word(_ index: Int) -> String? {
    tokens[index].kind == .word ? source.text(of: tokens[index].span).lowercased() : nil
  }

  /// A token as it is written; keywords of steps have one spelling.
  private func spelling(_ index: Int) -> String {
    if beginsStep(index), let word = word(index), let step = steps.step(for: word) {
      return step.keyword
    }
    return source.text(of: tokens[index].span)
  }

  private func beginsStep(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    if tokens[index - 1].kind == .symbol(.pipe) || tokens[index - 1].kind == .symbol(.semicolon) {
      return true
    }
    return gaps[index].hasLineEnd && steps.step(for: word(index) ?? "") != nil
      && endsOperand(index - 1)
  }

  /// Whether a token ends a value, so that `-` after it is a subtraction.
  private func endsOperand(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .quotedName, .text, .number, .period:
      return true
    case .word:
      let word = word(index) ?? ""
      if ReservedWords.values.contains(word) { return true }
      return !ReservedWords.all.contains(word) && !(beginsStep(index) && isKeyword(word))
    default: return false
    }
  }

  /// Whether a statement that begins with a token says what becomes of advice.
  private func isAdvice(_ start: Int) -> Bool {
    word(start) == "advice" && start + 1 < tokens.count
      && ["off", "on"].contains(word(start + 1))
  }

  private func isKeyword(_ word: String) -> Bool { steps.step(for: word) != nil }

  private func needsSpace(before index: Int, in start: Int) -> Bool {
    let (left, right) = (tokens[index - 1].kind, tokens[index].kind)
    switch (left, right) {
    // The parts of a name such as `unweighted-average`.
    case (.symbol(.minus), _) where isAdvice(start), (_, .symbol(.minus)) where isAdvice(start):
      return false
    case (.symbol(.openParenthesis), _), (.symbol(.openBracket), _): return false
    case (_, .symbol(.closeParenthesis)), (_, .symbol(.closeBracket)), (_, .symbol(.comma)):
      return false
    case (.symbol(.minus), _): return index - 2 >= start && endsOperand(index - 2)
    case (.word, .symbol(.openParenthesis)), (.quotedName, .symbol(.openParenthesis)):
      let word = word(index - 1) ?? ""
      return ReservedWords.all.contains(word) || word == "over" || !endsOperand(index - 1)
    default: return true
    }
  }
}
