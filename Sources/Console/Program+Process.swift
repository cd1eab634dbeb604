import CAllocator
import Datasets
import Glibc
import Session

extension Program {
  /// Runs as this process: with its arguments, its streams and its terminal.
  ///
  /// - Returns: the exit status.
  package static func runProcess() -> Int32 {
    keepPages()
    let surroundings = Surroundings.ofProcess()
    Signals.handle([SIGINT], once: true)
    let program = Program(
      surroundings: surroundings,
      output: .descriptor(STDOUT_FILENO),
      errors: .descriptor(STDERR_FILENO),
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

  /// Keeps up to 128 MiB of freed memory for the next query.
  ///
  /// Columns of a million rows are freed with their query. Where their pages go back to the system each
  /// time, the next query spends a fifth of its time on getting them again.
  private static func keepPages() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 128 << 20)
  }
}
