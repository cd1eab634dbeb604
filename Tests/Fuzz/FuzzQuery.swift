import Columns
import Diagnostics
import Language
import Plan
import Syntax

/// Reads, lays out and analyses arbitrary bytes as a query; a trap or a broken promise ends the run.
///
/// The promises: diagnostics point into the text, and what the formatter writes means what it read
/// and does not change when it is laid out again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count <= 4_096 else { return 0 }
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let source = SourceFile(name: "query", bytes: bytes)
  let parsed = Parser.parse(source, steps: .standard)
  for diagnostic in parsed.diagnostics {
    if let span = diagnostic.span { precondition(span.end <= bytes.count, "a span lies outside") }
    _ = DiagnosticRenderer().render(diagnostic, in: source)
  }
  if parsed.diagnostics.isEmpty { checkLayout(source) }
  var analyser = Analyser(source, environment: FuzzEnvironment())
  for statement in parsed.script.statements {
    switch statement.kind {
    case .query(let query), .binding(_, let query): _ = analyser.plan(query)
    case .continuation(let steps):
      if let (input, _) = analyser.plan(SourceSyntax(kind: .name("b"), span: statement.span)) {
        _ = analyser.plan(steps, after: input)
      }
    case .expression(let expression):
      _ = analyser.expression(expression, in: Scope(FuzzEnvironment.schema, place: "a test"))
    default: break
    }
  }
  return 0
}

private func checkLayout(_ source: SourceFile) {
  guard let text = ScriptFormatter.format(source, steps: .standard).text else {
    preconditionFailure("what can be read can be laid out")
  }
  let second = SourceFile(name: "query", text: text)
  let again = ScriptFormatter.format(second, steps: .standard)
  precondition(again.diagnostics.isEmpty, "what was laid out can be read")
  precondition(again.text == text, "laying out twice changes nothing")
}

/// One source of every kind of column, without rows.
private struct FuzzEnvironment: Environment {
  static let schema = Schema([
    Field("s", .text), Field("b", .boolean), Field("p", .period),
    Field("x", .number(NumberType(.decimal(scale: 2), unit: Unit(.money, power: 3)))),
    Field("y", .number(NumberType(.decimal(scale: 0), unit: .count))),
    Field("% on time", .number(NumberType(.floating, unit: .percent))),
  ])

  let sourceNames = ["a", "b", "c"]
  let definitions = Definitions()

  func source(_ file: UInt32) -> SourceFile? { nil }

  func answer(_ plan: Plan) throws(EngineError) -> Table {
    Table(schema: plan.schema, batches: [])
  }

  mutating func resolve(_ reference: SourceReference) -> SourceLookup {
    guard case .name(let name) = reference, sourceNames.contains(name) else { return .unknown }
    let table = Table(schema: Self.schema, batches: [])
    let columns = Array(Self.schema.fields.indices)
    let plan = Plan(
      .scan(table, name: name, columns: columns),
      schema: Self.schema,
      span: .none
    )
    return .found(plan, name: name, findings: [])
  }
}
