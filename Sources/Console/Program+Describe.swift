import Columns
import Glibc
import Session

extension Program {
  /// Writes a data package of files and datasets, to a path or to standard output.
  func describe(
    _ sources: [String],
    to path: String?,
    _ overwrites: Bool,
    _ session: any QuestionSession,
    _ writer: AnswerWriter
  ) -> ExitReason {
    let folder = path.map { path in
      path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }
    let text: String
    do throws(DataError) {
      text = try session.dataPackage(of: sources, in: folder)
    } catch {
      writer.write([Messages.unreadable(error)])
      return .unusableData
    }
    guard let path else {
      output.write(text)
      return .answered
    }
    do throws(SystemFailure) {
      try Descriptor.create(path, with: Array(text.utf8), overwrites: overwrites)
    } catch {
      writer.write([error.code == EEXIST ? Messages.exists(path) : Messages.unwritable(path, error)]
      )
      return .unusableData
    }
    writer.say("Wrote \(path)\n")
    return .answered
  }
}
