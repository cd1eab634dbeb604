import Arrow
package import Columns

/// Why a table could not be written as columns.
package enum ColumnsFailure<Sink: Error>: Error {
  case reading(DataError)
  case writing(Sink)
}

extension Dataset {
  /// Writes the rows as an Arrow file with all that is known of them, a piece of bytes at a time.
  package func writeColumns<Failure: Error>(
    _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(ColumnsFailure<Failure>) {
    let rows = try ColumnsFailure<Failure>.reading { () throws(DataError) in
      try provider.rows(columns: Array(provider.schema.fields.indices), where: [])
    }
    // Known only now, of a table whose columns are read when they are asked for.
    let fields = provider.schema.fields.map { Field($0.name, $0.type, metadata: $0.metadata) }
    var metadata = ArrowMetadata()
    if title != name { metadata[ArrowTable.titleKey] = title }
    if !description.isEmpty { metadata[ArrowTable.descriptionKey] = description }
    if let source = provider.source {
      let count = (0..<rows.partCount).reduce(0) { $0 + rows.rowCount(ofPart: $1) }
      for entry in ArrowLines.metadata(of: source, rows: count) {
        metadata[entry.key] = entry.value
      }
    }
    var writer = ArrowWriter(schema: Schema(fields), metadata: metadata)
    for part in 0..<rows.partCount {
      let batches = try ColumnsFailure<Failure>.reading { () throws(DataError) in
        try rows.part(part)
      }
      for batch in batches { writer.survey(batch) }
    }
    try ColumnsFailure.writing { () throws(Failure) in try writer.begin(sink) }
    for part in 0..<rows.partCount {
      let batches = try ColumnsFailure<Failure>.reading { () throws(DataError) in
        try rows.part(part)
      }
      for batch in batches {
        try ColumnsFailure.writing { () throws(Failure) in try writer.write(batch, sink) }
      }
    }
    try ColumnsFailure.writing { () throws(Failure) in try writer.finish(sink) }
  }
}

extension ColumnsFailure {
  fileprivate static func reading<Result>(
    _ body: () throws(DataError) -> Result
  ) throws(ColumnsFailure) -> Result {
    do throws(DataError) {
      return try body()
    } catch {
      throw .reading(error)
    }
  }

  fileprivate static func writing(_ body: () throws(Sink) -> Void) throws(ColumnsFailure) {
    do throws(Sink) {
      try body()
    } catch {
      throw .writing(error)
    }
  }
}
