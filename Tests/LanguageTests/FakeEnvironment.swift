import Columns
import Diagnostics
import Language
import Plan
import Syntax
import Testing

/// Sources of known columns without rows, so that analysis is tested without files.
struct FakeEnvironment: Environment {
  static let tables: [String: Schema] = [
    "budget": Schema([
      Field("service", .text),
      Field("budget", .number(NumberType(.decimal(scale: 0), unit: Unit(.money, power: 3)))),
      Field("variance", .number(NumberType(.decimal(scale: 0), unit: Unit(.money, power: 3)))),
      Field("share", .number(NumberType(.decimal(scale: 2), unit: .percent))),
      Field("is_total", .boolean),
      Field("period", .period),
      Field("% on time", .number(NumberType(.decimal(scale: 1), unit: .percent))),
    ]),
    "pupils": Schema([
      Field("service", .text),
      Field("pupils", .number(NumberType(.decimal(scale: 0), unit: .count))),
      Field("budget", .text),
    ]),
  ]

  var sourceNames: [String] { Self.tables.keys.sorted() }

  var definitions = Definitions()

  func source(_ file: UInt32) -> SourceFile? { nil }

  func answer(_ plan: Plan) throws(EngineError) -> Table {
    Table(schema: plan.schema, batches: [])
  }

  mutating func resolve(_ reference: SourceReference) -> SourceLookup {
    switch reference {
    case .name(let name):
      guard let schema = Self.tables[name] else { return .unknown }
      let table = Table(schema: schema, batches: [])
      let columns = Array(schema.fields.indices)
      let plan = Plan(.scan(table, name: name, columns: columns), schema: schema, span: .none)
      return .found(plan, name: name, findings: [])
    case .file(let path):
      return .failed(DataError(id: "no-such-file", "there is no file `\(path)`"))
    }
  }
}

/// What the analyser makes of a query.
func analysed(_ text: String) throws -> (plan: Plan?, diagnostics: [Diagnostic]) {
  let source = SourceFile(name: "query", text: text)
  let parsed = Parser.parse(source, steps: .standard)
  try #require(parsed.diagnostics.isEmpty, "\(parsed.diagnostics)")
  var analyser = Analyser(source, environment: FakeEnvironment())
  var plan: Plan?
  for statement in parsed.script.statements {
    switch statement.kind {
    case .query(let query): plan = analyser.plan(query)
    case .expression(let syntax):
      let unit = Plan(.unit, schema: Schema([]), span: statement.span)
      if let expression = analyser.expression(syntax, in: Scope(Schema([]), place: "here")) {
        let schema = Schema([Field("value", expression.type)])
        plan = Plan(.project(unit, [expression]), schema: schema, span: statement.span)
      }
    default: break
    }
  }
  return (plan, analyser.diagnostics)
}
