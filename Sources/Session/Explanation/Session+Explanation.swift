import Columns
import Diagnostics
import Functions
import Language
import Plan
import Platform
import Syntax

extension Session {
  /// The plans and sentences of a query, or of the last one.
  func explained(
    _ query: QuerySyntax?,
    inWords: Bool,
    at span: SourceSpan,
    with analyser: inout Analyser
  ) -> Meaning? {
    guard
      let question = query.map({ LastQuestion(source: $0.source, steps: $0.steps) }) ?? lastQuestion
    else {
      analyser.report(.nothingToExplain(at: span))
      return nil
    }
    guard let (first, name) = analyser.plan(question.source) else { return nil }
    var plans = [first]
    var sentences: [String] = []
    for node in question.steps {
      guard let input = plans.last?.uncited else { return nil }
      let before = analyser
      let telling = Telling(input: input) { before.spelling($0) }
      sentences.append(StepPages.sentence(of: node.step, telling))
      plans.append(analyser.plan([node], after: input))
    }
    guard !analyser.hasErrors else { return nil }
    return .explanation(
      ExplainedQuestion(
        source: question.source,
        name: name,
        steps: question.steps,
        plans: plans,
        sentences: sentences
      ),
      inWords: inWords
    )
  }

  /// A question told in English: what each step does, then what to bear in mind.
  func words(
    of question: ExplainedQuestion,
    _ cancellation: Cancellation
  ) throws(EngineError) -> [String] {
    guard let plan = question.plans.last else { return [] }
    let answer = try answer(to: plan, cancellation)
    let table = answer.table.settled
    var counts: [Int?] = []
    for plan in question.plans.dropLast() { counts.append(count(of: plan, cancellation)) }
    counts.append(table.rowCount)
    var paragraphs = [start(question, rows: counts[0])]
    for (index, sentence) in question.sentences.enumerated() {
      let isLast = index == question.sentences.count - 1
      let opening = index > 0 && isLast ? "Last, it " : index > 0 ? "Then it " : "It "
      let isSame =
        question.plans[index].schema.names == question.plans[index + 1].schema.names
      let change = Self.change(from: counts[index], to: counts[index + 1], leavesOut: isSame)
      paragraphs.append(opening + sentence + change + ".")
    }
    if question.sentences.isEmpty == false || table.rowCount == 0 {
      paragraphs.append("The answer has \(Self.rows(table.rowCount)).")
    }
    paragraphs += ExplainedFacts.units(of: table.schema)
    paragraphs += try ExplainedFacts.periods(of: question.plans) { plan throws(EngineError) in
      try engine.run(plan, cancellation: cancellation).table
    }
    let notes =
      planned(plan) + heard(answer.notes) + answered(plan, answer, cancellation: cancellation)
    var said: Set<String> = []
    for note in notes where note.id != "comes-from" && said.insert(note.message).inserted {
      paragraphs.append("Bear in mind: \(note.message)" + Self.help(note) + ".")
    }
    for note in origin(of: plan.uncited, plan, cancellation) {
      paragraphs.append("Says who: \(note.message).")
    }
    return paragraphs
  }

  private func start(_ question: ExplainedQuestion, rows: Int?) -> String {
    let before = Telling(input: question.plans[0]) { [weak self] span in
      self?.source(of: span).map { $0.text(of: span) } ?? ""
    }
    var text = "It starts from " + before.words(question.source)
    if let title = datasets.first(where: { $0.name == question.name })?.title, !title.isEmpty {
      text += " (\(title))"
    }
    return text + (rows.map { ", which has \(Self.rows($0))" } ?? "") + "."
  }

  /// How many rows a plan gives; nil where that cannot be had.
  private func count(of plan: Plan, _ cancellation: Cancellation) -> Int? {
    guard let count = FunctionCatalogue.aggregate(named: "count") else { return nil }
    let call = AggregateCall(count, [], type: .integer, span: .none)
    let schema = Schema([Field("count", .integer)])
    let counted = Plan(
      .aggregate(plan.uncited, keys: [], calls: [call]),
      schema: schema,
      span: .none
    )
    guard
      case .decimal(let number)? = answer(counted, cancellation: cancellation)?
        .value(row: 0, column: 0)
    else { return nil }
    return Int(clamping: number.mantissa)
  }

  private static func change(from before: Int?, to after: Int?, leavesOut: Bool) -> String {
    guard let before, let after, before != after else { return "" }
    return after < before && leavesOut
      ? ": \(after) of \(rows(before)) \(after == 1 ? "is" : "are") left"
      : ": \(rows(before)) become \(after)"
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "one row" : "\(count) rows" }

  /// What advice says to do.
  private static func help(_ note: Diagnostic) -> String {
    guard note.severity == .advice, let first = note.help.first else { return "" }
    return "; " + first
  }
}
