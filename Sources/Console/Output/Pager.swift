import Glibc

/// The reader's own program for long texts.
enum Pager {
  /// Shows a text; false where no pager could be run.
  ///
  /// The command is what a shell runs, from `PAGER`; nil stands for `less` that shows colours.
  static func show(_ text: String, command: String?) -> Bool {
    // 127 is how a shell says that there is no such program.
    show(text, shell: command ?? Self.less) != 127
  }

  private static let less =
    "command -v less >/dev/null || exit 127; LESS=\"${LESS:--RS}\" exec less"

  private static func show(_ text: String, shell command: String) -> Int32 {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return 127 }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    unsafe posix_spawn_file_actions_addclose(&actions, ends[0])
    unsafe posix_spawn_file_actions_addclose(&actions, ends[1])
    var words = unsafe (["sh", "-c", command] as [String]).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    // A pager that is left early closes its end, and Ctrl-C is its own affair.
    let broken = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, broken) }
    var process: pid_t = 0
    let failure = unsafe posix_spawn(&process, "/bin/sh", &actions, nil, &words, environ)
    close(ends[0])
    guard failure == 0 else {
      close(ends[1])
      return 127
    }
    try? Descriptor.writeAll(Array(text.utf8)[...], to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    _ = Signals.take(SIGINT)
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 0
  }
}
