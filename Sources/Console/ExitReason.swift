import Session

/// How the program ends, as the number that a shell sees.
package enum ExitReason: Int32, Sendable {
  case answered = 0
  case wrongQuery = 1
  case wrongCommandLine = 2
  /// Data could not be read, or an answer could not be written.
  case unusableData = 3
  case failedCheck = 4
  /// 128 + SIGHUP: the terminal went away.
  case hungUp = 129
  /// 128 + SIGINT, as shells report it.
  case interrupted = 130
  /// 128 + SIGPIPE: the reader of the output left, which is no one's error.
  case brokenPipe = 141

  init(_ kind: FailureKind) {
    self =
      switch kind {
      case .query: .wrongQuery
      case .data: .unusableData
      case .assertion: .failedCheck
      case .interrupted: .interrupted
      }
  }
}
