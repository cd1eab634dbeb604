import Columns
import Datasets
import Diagnostics
import Language
import Plan
import Platform

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
  /// Whether nothing is read but what comes with the program.
  let isSafe: Bool
  let provided: [String: ProvidedDataset]
  /// Told of a dataset that is being read, where the query is being typed and nothing may wait.
  let typing: ((String) -> Void)?

  /// The most rows of a query that analysis may ask for while it is being typed.
  private static let quickRows = 20_000

  func source(_ file: UInt32) -> SourceFile? {
    Int(file) < sources.count ? sources[Int(file)] : nil
  }

  func answer(_ plan: Plan) throws(EngineError) -> Table {
    if typing != nil, plan.rowsOfSources > Self.quickRows { throw .cancelled }
    return try engine.run(plan, cancellation: cancellation).table
  }

  var sourceNames: [String] {
    let names = bindings.keys.sorted() + catalogue.entries.map(\.name)
    return names + provided.keys.filter { !names.contains($0) }.sorted()
  }

  mutating func resolve(_ reference: SourceReference) -> SourceLookup {
    switch reference {
    case .file(let path):
      if isSafe { return .failed(.locked(path)) }
      return load(.file(path))
    case .name("_"):
      return last.map { .found($0, name: "_", findings: []) } ?? .unknown
    case .name(let name): return resolve(name: name)
    }
  }

  /// An exact name is looked up at once, because listing every dataset reads every package.
  private func resolve(name: String) -> SourceLookup {
    if let plan = bindings[name] { return .found(plan, name: name, findings: []) }
    let exact = load(.name(name))
    guard case .failed(let error) = exact, error.id == "unknown-dataset" else { return exact }
    if let own = provided[name] { return own.lookup(name) }
    let matches = sourceNames.filter { $0.lowercased() == name.lowercased() }
    guard let match = matches.first else { return .unknown }
    guard matches.count == 1 else { return .ambiguous(matches) }
    if let plan = bindings[match] { return .found(plan, name: match, findings: []) }
    if let own = provided[match] { return own.lookup(match) }
    return load(.name(match))
  }

  private func load(_ reference: DatasetReference) -> SourceLookup {
    do throws(DataError) {
      let dataset = try dataset(reference)
      let schema = dataset.provider.schema
      if let deferred = dataset.deferred {
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

  private func dataset(_ reference: DatasetReference) throws(DataError) -> Dataset {
    guard let typing else {
      switch reference {
      case .name(let name): return try catalogue.load(name: name)
      case .file(let path): return try catalogue.load(file: path)
      }
    }
    switch catalogue.atHand(reference) {
    case .ready(let dataset): return dataset
    case .failed(let error): throw error
    case .awaited:
      switch reference {
      case .name(let name), .file(let name): typing(name)
      }
      throw DataError(id: "awaited", "the data is still being read")
    }
  }
}
