import Columns

/// Which columns of a file say something of the cells of others.
struct ColumnRelations: Sendable {
  let contexts: [ColumnContext]

  /// The columns that say something of the cells of a column: units, flags, kinds of periods.
  func sources(_ column: Int) -> [Int] {
    let context = contexts[column]
    let metadata = context.declared?.metadata
    return [
      metadata?.unitColumn.flatMap(place), metadata?.periodKindColumn.flatMap(place),
      context.declared?.flagColumn.flatMap(flagPlace), identifierPlace(of: context),
    ].compactMap { $0 }
  }

  /// The column of a name.
  func place(_ name: String) -> Int? { contexts.firstIndex { $0.name == name } }

  /// The column of flags that a name means.
  func flagPlace(_ name: String) -> Int? {
    let names = Schema(contexts.map { Field($0.name, .text) })
    guard case .found(let place) = names.lookup(name) else { return nil }
    return place
  }

  /// The `time_identifier` that a `time_period` of Explore Education Statistics has its meaning from.
  func identifierPlace(of context: ColumnContext) -> Int? {
    let kind = context.declared?.kind ?? .any
    guard context.name.lowercased() == "time_period", kind == .any || kind == .period else {
      return nil
    }
    return contexts.firstIndex { $0.name.lowercased() == "time_identifier" }
  }
}
