import Console
import Glibc

/// What a run of the program came to.
struct ProgramRun {
  var output = ""
  var errors = ""
  var status = ExitReason.answered
  let session = FakeSession()
  let reader: ScriptedReader

  /// Runs the program on a fake session.
  ///
  /// Arguments are split at spaces but within single quotes. Without lines typed at a terminal,
  /// standard input is none. `nil` as input is an input that fails. `writing` is what each write to
  /// standard output gives.
  init(
    _ arguments: String,
    input: String? = "",
    typed: [TypedLine] = [],
    variables: [String: String] = ["LANG": "C.UTF-8"],
    isTerminal: Bool = false,
    writing: Int32? = nil
  ) {
    let reader = ScriptedReader(typed)
    let session = session
    self.reader = reader
    let output = Captured()
    let errors = Captured()
    let program = Program(
      surroundings: Surroundings(
        variable: { variables[$0] },
        isInputTerminal: !typed.isEmpty,
        isOutputTerminal: isTerminal,
        isErrorTerminal: isTerminal
      ),
      output: TextOutput { bytes in
        output.bytes += bytes
        return writing
      },
      errors: TextOutput { bytes in
        errors.bytes += bytes
        return nil
      },
      input: { () throws(SystemFailure) in
        guard let input else { throw SystemFailure(code: EIO) }
        return Array(input.utf8)
      },
      makeSession: { session },
      makeReader: { reader }
    )
    status = program.run(Self.words(arguments))
    self.output = String(decoding: output.bytes, as: UTF8.self)
    self.errors = String(decoding: errors.bytes, as: UTF8.self)
  }

  static func words(_ line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
      $0.offset.isMultiple(of: 2)
        ? $0.element.split(separator: " ").map(String.init) : [String($0.element)]
    }
  }
}

private final class Captured {
  var bytes: [UInt8] = []
}
