import Columns
import Datasets
import Diagnostics
import Language
import Plan

/// What names of sources mean in a session: `_`, then names given by `let`, then datasets.
struct SessionEnvironment: Environment {
  let catalogue: Catalogue
  let bindings: [String: Plan]
  let definitions: Definitions
  let last: Plan?
  let sources: [SourceFile]
  let engine: any Engine
  let cancellation: Cancellation
  /// Whether the answer will be advised on.
  let isAdvised: Bool

  func source(_ file: UInt32) -> SourceFile? {
    Int(file) < sources.count ? sources[Int(file)] : nil
  }

  func answer(_ plan: Plan) throws(EngineError) -> Table {
    try engine.run(plan, cancellation: cancellation).table
  }

  var sourceNames: [String] {
    bindings.keys.sorted() + catalogue.entries.map(\.name)
  }

  mutating func resolve(_ reference: SourceReference) -> SourceLookup {
    switch reference {
    case .file(let path):
      return load { () throws(DataError) in try catalogue.load(file: path) }
    case .name("_"):
      return last.map { .found($0, name: "_", findings: []) } ?? .unknown
    case .name(let name): return resolve(name: name)
    }
  }

  /// An exact name is looked up at once, because listing every dataset reads every package.
  private func resolve(name: String) -> SourceLookup {
    if let plan = bindings[name] { return .found(plan, name: name, findings: []) }
    let exact = load { () throws(DataError) in try catalogue.load(name: name) }
    guard case .failed(let error) = exact, error.id == "unknown-dataset" else { return exact }
    let matches = sourceNames.filter { $0.lowercased() == name.lowercased() }
    guard let match = matches.first else { return .unknown }
    guard matches.count == 1 else { return .ambiguous(matches) }
    if let plan = bindings[match] { return .found(plan, name: match, findings: []) }
    return load { () throws(DataError) in try catalogue.load(name: match) }
  }

  private func load(_ body: () throws(DataError) -> Dataset) -> SourceLookup {
    do throws(DataError) {
      let dataset = try body()
      let schema = dataset.provider.schema
      if let deferred = dataset.provider as? any DeferredTable {
        let mentioned = MentionedColumns.positions(in: sources, of: schema)
        try deferred.read(columns: mentioned + (isAdvised ? deferred.tellingColumns : []))
      }
      let plan = Plan(
        .scan(dataset.provider, name: dataset.name, columns: Array(schema.fields.indices)),
        schema: schema,
        span: .none
      )
      return .found(plan, name: dataset.name, findings: dataset.findings)
    } catch {
      return .failed(error)
    }
  }
}
