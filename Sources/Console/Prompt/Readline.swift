@unsafe @preconcurrency import CReadline
import Glibc
import Session

/// GNU readline as a reader of lines.
///
/// It uses readline's callbacks round a loop of its own, so that signals, a resized window and a
/// lost terminal are seen here and readline installs no handlers. Every call of readline is in this
/// file, and all of them come from the thread that reads.
final class Readline: LineReader {
  /// The reader whose line is being typed.
  ///
  /// Readline's callbacks take no context, so this one variable leads them back; it is set only
  /// while ``readLine(prompt:complete:)`` runs.
  private nonisolated(unsafe) static var active: Readline?

  private static let signals = [SIGINT, SIGHUP, SIGTERM, SIGTSTP, SIGWINCH]

  private var result: TypedLine?
  private var complete: (String, Int) -> Completion = { _, _ in
    Completion(replaced: 0..<0, candidates: [])
  }
  private var menu: CompletionMenu?
  private let width: () -> Int

  /// Sets readline up.
  ///
  /// - Parameters:
  ///   - echoesToErrors: whether the line is shown on standard error, because standard output is
  ///     not the terminal and carries answers only.
  ///   - width: the cells across the terminal.
  init(echoesToErrors: Bool, width: @escaping () -> Int) {
    self.width = width
    unsafe setlocale(LC_CTYPE, "")
    // In the C locale readline would take the bytes of `£` for two commands. It asks the environment
    // and not the C library, so that is where it must be told.
    if unsafe String(cString: nl_langinfo(Int32(CODESET))) == "ANSI_X3.4-1968" {
      unsafe setenv("LC_ALL", "C.UTF-8", 1)
      unsafe setlocale(LC_CTYPE, "")
    }
    Signals.handle(Self.signals)
    unsafe rl_readline_name = UnsafePointer(strdup("scrutineer"))
    if echoesToErrors { unsafe rl_outstream = unsafe stderr }
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    rl_change_environment = 0
    // The whole line is one word to readline: the session knows which part a candidate replaces.
    unsafe rl_completer_word_break_characters = UnsafePointer(strdup(""))
    unsafe rl_completer_quote_characters = nil
    rl_sort_completion_matches = 0
    unsafe rl_attempted_completion_function = { _, _, _ in unsafe Readline.active?.matches() }
    unsafe rl_completion_display_matches_hook = { _, _, _ in unsafe Readline.active?.showMenu() }
    // The reader's own inputrc is read later and wins.
    for (name, value) in [
      ("enable-bracketed-paste", "on"), ("show-all-if-ambiguous", "on"),
      ("revert-all-at-newline", "on"),
    ] { unsafe rl_variable_bind(name, value) }
    using_history()
  }

  func setHistory(_ statements: [String]) {
    clear_history()
    for statement in statements { unsafe add_history(statement) }
  }

  func readLine(prompt: String, complete: @escaping (String, Int) -> Completion) -> TypedLine {
    self.complete = complete
    result = nil
    unsafe Readline.active = self
    defer { unsafe Readline.active = nil }
    return Signals.blocking(Self.signals) { mask in
      unsafe rl_callback_handler_install(prompt) { line in
        unsafe Readline.active?.finish(line)
      }
      keepInput()
      while true {
        if let result { return result }
        Signals.deliver(mask)
        if Signals.take(SIGHUP) || Signals.take(SIGTERM) { return leave(.lost) }
        if Signals.take(SIGINT) {
          // What was typed ahead of Ctrl-C goes with the line.
          tcflush(STDIN_FILENO, TCIFLUSH)
          rl_free_line_state()
          rl_callback_sigcleanup()
          rl_crlf()
          return leave(.interrupted)
        }
        if Signals.take(SIGTSTP) { stop(mask) }
        if Signals.take(SIGWINCH) { rl_resize_terminal() }
        switch Signals.waitForInput(mask) {
        case .ready: rl_callback_read_char()
        case .signalled: break
        case .closed: return leave(.lost)
        }
      }
    }
  }

  /// Gives the terminal back as it was.
  private func leave(_ result: TypedLine) -> TypedLine {
    rl_callback_handler_remove()
    return result
  }

  /// Stops as other programs do, with the terminal as the shell expects it.
  private func stop(_ mask: sigset_t) {
    rl_deprep_terminal()
    Signals.stop(mask)
    rl_prep_terminal(1)
    keepInput()
    rl_forced_update_display()
  }

  /// Keeps the terminal from throwing input away at Ctrl-C by itself: it could do so between
  /// learning that there is a key and reading it, and the reading would then wait for another.
  private func keepInput() {
    var settings = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    settings.c_lflag |= tcflag_t(NOFLSH)
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// Takes the line that readline has finished; none at the end of the input.
  private func finish(_ line: UnsafeMutablePointer<CChar>?) {
    rl_callback_handler_remove()
    guard let line = unsafe line else {
      result = isatty(STDIN_FILENO) == 1 ? .end : .lost
      return
    }
    result = .line(unsafe String(cString: line))
    unsafe free(line)
  }

  // MARK: - Completion

  /// The matches as readline wants them: what they share, then each, then a null; all of them
  /// allocated for readline to free.
  private func matches() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    // Without this readline would offer file names where nothing fits.
    rl_attempted_completion_over = 1
    guard let buffer = unsafe rl_line_buffer else { return nil }
    let line = unsafe String(cString: buffer)
    let cursor = Int(rl_point)
    menu = CompletionMenu(complete(line, cursor), line: line, cursor: cursor)
    guard let menu else { return nil }
    rl_completion_append_character = menu.endsWord ? Int32(UInt8(ascii: " ")) : 0
    let texts = menu.lines.count == 1 ? [menu.common] : [menu.common] + menu.lines
    let size = unsafe (texts.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
    guard let memory = unsafe malloc(size) else { return nil }
    let matches = unsafe memory.bindMemory(
      to: UnsafeMutablePointer<CChar>?.self,
      capacity: texts.count + 1
    )
    for (index, text) in texts.enumerated() { unsafe matches[index] = strdup(text) }
    unsafe matches[texts.count] = nil
    return unsafe matches
  }

  private func showMenu() {
    guard let menu else { return }
    rl_crlf()
    unsafe fputs(menu.listing(width: width()), rl_outstream)
    rl_forced_update_display()
  }
}
