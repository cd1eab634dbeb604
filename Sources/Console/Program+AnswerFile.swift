import Columns
import Datasets
import Diagnostics
import Glibc
import Presentation

extension Program {
  /// Answers into a file, and describes it in a data package where one is asked for.
  ///
  /// Nothing is written where there is no answer, and nothing is asked where a file may not be written.
  func writing(
    _ invocation: Invocation,
    to file: AnswerFile,
    _ session: any QuestionSession
  ) -> ExitReason {
    let messages = writer(invocation, session)
    var inside = ""
    do throws(AnswerFault) {
      inside = try file.checked()
    } catch {
      messages.write([error.diagnostic])
      return .unusableData
    }
    var program = self
    var tables: [Table] = []
    var status = ExitReason.answered
    let bytes = TextOutput.bytes { output in
      program.output = output
      status = program.run(invocation, session) { tables.append($0) }
    }
    guard status == .answered || status == .failedCheck, !tables.isEmpty else { return status }
    if file.package != nil, tables.count > 1 {
      messages.write([Messages.severalAnswers(tables.count)])
      return .wrongCommandLine
    }
    let fault = Signals.interruptible { () -> AnswerFault? in
      do throws(AnswerFault) {
        try file.write(bytes, to: file.path)
        if let package = file.package, let table = tables.first {
          let text = file.package(of: table, as: invocation, at: inside, bytes: bytes.count)
          try file.write(Array(text.utf8), to: package)
        }
        return nil
      } catch {
        return error
      }
    }
    if let fault {
      if fault.isInterruption { return ExitReason(messages.interrupted()) }
      messages.write([fault.diagnostic])
      return .unusableData
    }
    messages.say("Wrote \([file.path, file.package].compactMap { $0 }.joined(separator: ", "))\n")
    return status
  }
}

/// Why an answer could not become a file.
private struct AnswerFault: Error {
  let diagnostic: Diagnostic
  var isInterruption = false
}

extension AnswerFile {
  /// The answer's path as the package names it; empty where there is no package.
  ///
  /// - Throws: where a file is there that may not be replaced, or the package could not name the answer.
  fileprivate func checked() throws(AnswerFault) -> String {
    for path in [path, package].compactMap({ $0 }) {
      if !overwrites, unsafe access(path, F_OK) == 0 {
        throw AnswerFault(diagnostic: Messages.exists(path))
      }
    }
    guard let package else { return "" }
    let (folder, name) = Self.place(path)
    let root = Self.place(package).folder
    let prefix = root.hasSuffix("/") ? root : root + "/"
    if folder == root { return name }
    guard folder.hasPrefix(prefix) else {
      throw AnswerFault(diagnostic: Messages.outsidePackage(path, package))
    }
    return folder.dropFirst(prefix.count) + "/" + name
  }

  /// The folder of a path, with links followed, and the name of the file in it.
  private static func place(_ path: String) -> (folder: String, name: String) {
    let mark = path.lastIndex(of: "/")
    let name = mark.map { String(path[path.index(after: $0)...]) } ?? path
    let folder = mark.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard let real = unsafe realpath(folder, nil) else { return (folder, name) }
    defer { unsafe free(real) }
    return (unsafe String(cString: real), name)
  }

  fileprivate func write(_ bytes: [UInt8], to path: String) throws(AnswerFault) {
    do throws(SystemFailure) {
      try Descriptor.create(path, with: bytes, overwrites: overwrites)
    } catch {
      throw AnswerFault(
        diagnostic: error.code == EEXIST
          ? Messages.exists(path) : Messages.unwritable(path, error),
        isInterruption: error.isInterruption
      )
    }
  }

  /// The text of a package that describes the answer as it is written.
  fileprivate func package(
    of table: Table,
    as invocation: Invocation,
    at path: String,
    bytes: Int
  ) -> String {
    let written = table.delimited(invocation.cells)
    let missing = invocation.cells.missing ?? .code
    var facts = TableFacts(written.table) { missing.text($0) }
    facts.bytes = bytes
    if invocation.format == "tsv" { facts.delimiter = 0x09 }
    for (index, field) in written.table.schema.fields.enumerated() {
      facts.columns[index].flagColumn = written.flagColumns[field.name]
      guard written.printed.contains(field.name) else { continue }
      // Only cells that nobody declared are read with units of their own.
      facts.columns[index].hasMarks = true
      facts.columns[index].hasOwnUnits = true
      facts.columns[index].hasWords = true
    }
    let stem = path.split(separator: "/").last.map { name in
      name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
    }
    let resource = PackageWriter.Resource(
      name: stem ?? "answer",
      path: path,
      schema: written.table.schema,
      facts: facts
    )
    return PackageWriter.text(of: [resource])
  }
}
