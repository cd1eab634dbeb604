import Columns

/// The columns of a large file that say what its rows are.
///
/// They say of which period or area rows are, and whether they are totals of others. Advice looks at
/// these, whether a question names them or not. They are told by metadata and by the file's first rows
/// alone, so that they are the same however the file is read.
enum TellingColumns {
  /// How much of the file is looked at: a thousand rows of most files.
  static let sampleBytes = 1 << 17

  /// The positions of the columns, given the file's beginning.
  static func positions(
    in beginning: [UInt8],
    _ layout: CSVLayout,
    _ description: ResourceDescription
  ) -> Set<Int> {
    let contexts = layout.contexts(description)
    var found = Set(
      contexts.indices.filter {
        contexts[$0].metadata.isTelling || contexts[$0].name == "geographic_level"
          || UnreadUnits.isName(contexts[$0].name)
      }
    )
    guard let end = beginning.prefix(max(sampleBytes, layout.firstRow)).lastIndex(of: 0x0A) else {
      return found
    }
    // A record that is cut off, or bytes that are not text, are dealt with when the file is read.
    let options = ReadingOptions(threads: 1, chunkBytes: 1 << 20, deferredFrom: .max)
    let text = MemoryChunks(Array(beginning[...end]))
    let scan = CSVScan(bytes: .chunks(text), layout: layout, options: options)
    let columns = CSVColumns(scan, description, findings: Findings(file: ""), decode: nil)
    guard (try? columns.read(Array(contexts.indices))) != nil else { return found }
    for place in contexts.indices {
      guard let column = columns.column(place) else { continue }
      switch column.field.type {
      case .period, .boolean: found.insert(place)
      case .text: if column.column.contains("Total") { found.insert(place) }
      case .number, .interval, .unknown: break
      }
    }
    return found
  }
}

extension FieldMetadata {
  /// Whether it says anything of what rows are, or refers to another column that does.
  fileprivate var isTelling: Bool {
    role != nil || total != nil
      || [unitColumn, denominator, polarityColumn, periodKindColumn].contains { $0 != nil }
  }
}
