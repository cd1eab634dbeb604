import Datasets
import Glibc
import Platform
import Session

extension Program {
  /// Runs as this process: with its arguments, its streams and its terminal.
  ///
  /// - Returns: the exit status.
  package static func runProcess() -> Int32 {
    Memory.keepFreed()
    let surroundings = Surroundings.ofProcess()
    Signals.handle([SIGINT], once: true)
    let program = Program(
      surroundings: surroundings,
      output: .descriptor(STDOUT_FILENO),
      errors: .descriptor(STDERR_FILENO, isInterruptible: false),
      input: { () throws(SystemFailure) in
        try Descriptor.readAll(STDIN_FILENO) { Signals.isPending(SIGINT) }
      },
      makeSession: { Session(catalogue: .bundled()) },
      makeReader: {
        Readline(
          echoesToErrors: !surroundings.isOutputTerminal,
          draws: surroundings.movesCursor
            && (surroundings.isOutputTerminal || surroundings.isErrorTerminal),
          size: { (surroundings.terminalWidth(), surroundings.terminalHeight()) }
        )
      }
    )
    return program.run(Array(CommandLine.arguments.dropFirst())).rawValue
  }
}
