import Diagnostics
import Session

extension Program {
  /// Lays scripts out in the usual way, each in its place, or says which are not.
  func format(
    _ paths: [String],
    _ isCheck: Bool,
    _ session: any QuestionSession,
    _ writer: AnswerWriter
  ) -> ExitReason {
    var files: [String] = []
    for path in paths {
      if let found = Descriptor.scripts(inFolder: path) {
        files += found
      } else {
        files.append(path)
      }
    }
    return each(files, stopsAtFailure: false, writer) { source in
      let (text, diagnostics) = session.format(source)
      guard let text else {
        writer.write(diagnostics)
        return .wrongQuery
      }
      if source.name == Self.standardInput, !isCheck {
        output.write(text)
        return .answered
      }
      guard Array(text.utf8) != source.bytes else { return .answered }
      if isCheck {
        writer.write([Messages.notFormatted(source.name)])
        return .failedCheck
      }
      do throws(SystemFailure) {
        try Descriptor.replace(source.name, with: Array(text.utf8))
      } catch {
        writer.write([Messages.unwritable(source.name, error)])
        return .unusableData
      }
      return .answered
    }
  }
}
