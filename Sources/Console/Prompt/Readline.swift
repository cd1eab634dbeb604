@unsafe @preconcurrency import CReadline
import Glibc
import Session

/// GNU readline as a reader of lines.
///
/// It uses readline's callbacks round a loop of its own, so that signals, a resized window and a
/// lost terminal are seen here and readline installs no handlers. Every call of readline is in this
/// file and its extensions, and all of them come from the thread that reads.
///
/// On a terminal that can move its cursor the line is drawn here (`Readline+Display`), which allows for
/// several lines, colours and hints; on others readline draws it.
final class Readline: LineReader {
  /// The reader whose line is being typed.
  ///
  /// Readline's callbacks take no context, so this one variable leads them back; it is set only
  /// while ``readLine(_:)`` runs.
  nonisolated(unsafe) static var active: Readline?

  static let signals = [SIGINT, SIGHUP, SIGTERM, SIGTSTP, SIGWINCH]

  var result: TypedLine?
  var request = LineRequest(prompt: "")
  let input = TerminalInput()
  let size: () -> (columns: Int, rows: Int)
  /// Whether the line is drawn here.
  let draws: Bool
  var colours = EditorColours(isOn: false)

  // What is on the screen, for `Readline+Display`.
  var shown = EditorFrame()
  var needsDisplay = false
  var hint: LineHint?
  var hinted: (text: String, cursor: Int)?

  // What Tab has offered, for `Readline+Completion`.
  var menu: CompletionMenu?
  var offer: Offer?

  /// The mask under which signals come through.
  var mask = sigset_t()

  /// Sets readline up.
  ///
  /// - Parameters:
  ///   - echoesToErrors: whether the line is shown on standard error, because standard output is
  ///     not the terminal and carries answers only.
  ///   - draws: whether the terminal can move its cursor.
  ///   - size: the cells across and down the terminal.
  init(
    echoesToErrors: Bool,
    draws: Bool,
    size: @escaping () -> (columns: Int, rows: Int)
  ) {
    self.size = size
    self.draws = draws
    unsafe setlocale(LC_CTYPE, "")
    // In the C locale readline would take the bytes of `£` for two commands. It asks the environment
    // and not the C library, so that is where it must be told.
    if unsafe String(cString: nl_langinfo(Int32(CODESET))) == "ANSI_X3.4-1968" {
      unsafe setenv("LC_ALL", "C.UTF-8", 1)
      unsafe setlocale(LC_CTYPE, "")
    }
    Signals.handle(Self.signals)
    unsafe rl_readline_name = UnsafePointer(strdup("scrutineer"))
    unsafe rl_outstream = echoesToErrors ? stderr : stdout
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    rl_change_environment = 0
    // The whole line is one word to readline: the session knows which part a candidate replaces.
    unsafe rl_completer_word_break_characters = UnsafePointer(strdup(""))
    unsafe rl_completer_quote_characters = nil
    rl_sort_completion_matches = 0
    unsafe rl_attempted_completion_function = { _, _, _ in unsafe Readline.active?.matches() }
    unsafe rl_completion_display_matches_hook = { _, _, _ in unsafe Readline.active?.showMenu() }
    unsafe rl_getc_function = { _ in unsafe Readline.active?.input.take().map(Int32.init) ?? EOF }
    rl_input_available_hook = {
      // Asking for a negative time gives the present one: how long an escape sequence may take.
      let wait = rl_set_keyboard_input_timeout(-1)
      return unsafe Readline.active?.input.isReady(microseconds: wait) == true ? 1 : 0
    }
    // The reader's own inputrc is read later and wins.
    for (name, value) in [
      ("enable-bracketed-paste", "on"), ("show-all-if-ambiguous", "on"),
      ("revert-all-at-newline", "on"),
    ] { unsafe rl_variable_bind(name, value) }
    if draws {
      rl_redisplay_function = { unsafe Readline.active?.display() }
      bindKeys()
    }
    using_history()
  }

  func setHistory(_ statements: [String]) {
    clear_history()
    for statement in statements { unsafe add_history(statement) }
  }

  func setColours(_ colours: EditorColours) { self.colours = colours }

  /// Asks the terminal for its background; the answer comes with what is typed.
  func askForBackground() {
    input.background = { [weak self] isLight in
      self?.colours.isLight = isLight
      self?.needsDisplay = true
    }
    write("\u{1B}]11;?\u{7}")
  }

  /// The line as it stands.
  var line: String {
    guard let buffer = unsafe rl_line_buffer else { return "" }
    return unsafe String(cString: buffer)
  }

  func readLine(_ request: LineRequest) -> TypedLine {
    self.request = request
    result = nil
    shown = EditorFrame()
    (hint, hinted, offer, menu) = (nil, nil, nil, nil)
    unsafe Readline.active = self
    defer { unsafe Readline.active = nil }
    return Signals.blocking(Self.signals) { mask in
      self.mask = mask
      unsafe rl_callback_handler_install(request.prompt) { line in
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
          input.discard()
          endDisplay()
          rl_free_line_state()
          rl_callback_sigcleanup()
          if !draws { rl_crlf() }
          return leave(.interrupted)
        }
        if Signals.take(SIGTSTP) { stop(mask) }
        if Signals.take(SIGWINCH) { resize() }
        if input.hasMore {
          rl_callback_read_char()
          continue
        }
        if needsDisplay { display() }
        if result != nil { continue }
        updateHint()
        switch Signals.waitForInput(mask) {
        case .ready:
          // What came may be the terminal's own answer and nothing that was typed.
          if input.fill(), !input.hasMore { continue }
          rl_callback_read_char()
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
    shown = EditorFrame()
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
    endDisplay(isLine: unsafe line != nil)
    rl_callback_handler_remove()
    guard let line = unsafe line else {
      result = isatty(STDIN_FILENO) == 1 ? .end : .lost
      return
    }
    result = .line(unsafe String(cString: line))
    unsafe free(line)
  }

  /// Writes to the terminal.
  func write(_ text: String) {
    unsafe fputs(text, rl_outstream)
    unsafe fflush(rl_outstream)
  }
}
