import Charts
import Columns
import Datasets
import Diagnostics
import Glibc
import Presentation
import Session

extension Program {
  /// Writes a file or a dataset in another format, which the ending of the new name decides.
  func convert(
    _ source: String,
    to path: String,
    _ overwrites: Bool,
    _ session: any QuestionSession,
    _ writer: AnswerWriter
  ) -> ExitReason {
    guard let format = ExportedFile.format(of: path) else {
      writer.write([Messages.unknownEnding(path, ExportedFile.rowEndings)])
      return .wrongCommandLine
    }
    let isThere = unsafe access(path, F_OK) == 0
    guard overwrites || !isThere else {
      writer.write([Messages.exists(path)])
      return .unusableData
    }
    let dataset: Dataset
    do throws(ColumnsFailure<SystemFailure>) {
      dataset = try Self.reading { () throws(DataError) in try session.dataset(source) }
      if format.isColumns {
        let draft = try Self.writing { () throws(SystemFailure) in
          try FileDraft(path, overwrites: overwrites)
        }
        try dataset.writeColumns { (bytes) throws(SystemFailure) in try draft.write(bytes) }
        try Self.writing { () throws(SystemFailure) in try draft.finish() }
      } else {
        let table = try Self.reading { () throws(DataError) in try Self.rows(of: dataset) }
        try Self.writing { () throws(SystemFailure) in
          let bytes = ExportedFile.bytes(table, as: format)
          try Descriptor.create(path, with: bytes, overwrites: overwrites)
        }
      }
    } catch {
      switch error {
      case .reading(.interrupted): return ExitReason(writer.interrupted())
      case .writing(let failure) where failure.isInterruption:
        return ExitReason(writer.interrupted())
      case .reading(let error): writer.write([Messages.unreadable(error)])
      case .writing(let failure):
        writer.write([
          failure.code == EEXIST ? Messages.exists(path) : Messages.unwritable(path, failure)
        ])
      }
      return .unusableData
    }
    writer.write(dataset.findings)
    writer.say("Wrote \(path)\n")
    return .answered
  }

  private static func rows(of dataset: Dataset) throws(DataError) -> Table {
    let schema = dataset.provider.schema
    let batches = try dataset.provider.scan(columns: Array(schema.fields.indices))
    return Table(schema: schema, batches: batches)
  }

  private static func reading<Result>(
    _ body: () throws(DataError) -> Result
  ) throws(ColumnsFailure<SystemFailure>) -> Result {
    do throws(DataError) {
      return try body()
    } catch {
      throw .reading(error)
    }
  }

  private static func writing<Result>(
    _ body: () throws(SystemFailure) -> Result
  ) throws(ColumnsFailure<SystemFailure>) -> Result {
    do throws(SystemFailure) {
      return try body()
    } catch {
      throw .writing(error)
    }
  }
}
